/** Every sentence for people is a message, and every language has it: what is missing is listed by place. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Dictionary } from '../strings/translate';
import { findGaps, findIn, findMessages } from './messages';

const root = resolve(import.meta.dirname, '..');
const { templates, plainErrors } = findMessages(root);
const languages = readdirSync(join(root, 'strings'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

it.each(languages)('%s has every sentence of the program, with the same gaps, and no other', async (language) => {
  const messages = (await import(`../strings/${language}/messages.ts`)) as Readonly<Record<string, Dictionary>>;
  const [dictionary = {}] = Object.values(messages);
  expect(templates.length).toBeGreaterThan(600);
  expect(findGaps(templates, dictionary)).toEqual([]);
});

it('errors that a window may show are messages, not text', () => {
  expect(plainErrors).toEqual([]);
});

it('finds what is missing, is left over or has other gaps', () => {
  const found = findIn(
    'src-main/store/x.ts',
    "new AppError('disk', say`${a} is full.`); countOf(n, 'row', 'rows'); new AppError('disk', `${a} is old.`);",
  );
  expect(found.templates.map(({ template }) => template)).toEqual(['{0} is full.', '{0} row', '{0} rows']);
  expect(found.plainErrors).toEqual(['src-main/store/x.ts:1']);
  const german = { '{0} is full.': 'Voll.', '{0} row': '{0} Zeile', 'Gone.': 'Weg.' };
  expect(findGaps(found.templates, german)).toEqual([
    'src-main/store/x.ts:1 is not translated: {0} rows',
    'is said nowhere any more: Gone.',
    'has other gaps: {0} is full. / Voll.',
  ]);
});

it.each(languages)('%s has each sentence once, whatever file it stands in', async (language) => {
  const folder = join(root, 'strings', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'messages.ts');
  const modules = await Promise.all(files.map((name) => import(join(folder, name)) as Promise<Record<string, object>>));
  const sentences = modules.flatMap((module) => Object.values(module).flatMap((dictionary) => Object.keys(dictionary)));
  expect(sentences.filter((sentence, i) => sentences.indexOf(sentence) !== i)).toEqual([]);
});
