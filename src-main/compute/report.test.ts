import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildResults } from '../studio/results/rows/build-results';
import { createImageReader } from '../studio/image-reader';
import { buildReport, outlineReport } from '../studio/report/build-report';
import { listNotes, removeNote, writeNote } from '../studio/report/notes';
import { compareReport, readSavedReport } from '../core/report/saved-report';
import { readStimuli, writeStimuli } from '../store/files/tables';
import { readReportFile, writeReportFile } from '../store/project/report-store';
import { writePublishedProject } from './runs/published-project.fixture';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  await writePublishedProject(folder);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it('says what was done and found in the numbers of the project, and needs no other file', async () => {
  const html = await buildReport(folder, createImageReader(null), 'Shape Space Studio 0');
  expect(html).toContain('The stimuli were 15 line drawings from 3 categories of 5 each.');
  expect(html).toContain('2 participants rated the similarity of pairs of drawings (209 ratings; 105 of 105 pairs');
  expect(html).toContain('One further rating was excluded.');
  const row = (await buildResults(folder)).steps.find(({ method }) => method === 'multi-task');
  expect(html).toContain(`>${row!.metrics['mse']!.mean.toFixed(2)}</p></td>`);
  expect(html).toMatch(/95% CI \[/);
  expect(html.match(/<(img|script|link|iframe)\b/g)).toBeNull();
  expect(html.match(/(?:href|src)="(?!data:|#)/g)).toBeNull();
});

it('is written in the reader’s language, with the numbers that she chose', async () => {
  const html = await buildReport(folder, createImageReader(null), 'Shape Space Studio 0', { language: 'de', numbers: 'comma' });
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('Stimuli waren 15 Strichzeichnungen aus 3 Kategorien mit je 5.');
  expect(html).toMatch(/Multi-Task-Lernen: <i>R<\/i>² in dem einen Testteil betrug \S*\d,\d\d/);
  expect(html).toMatch(/95-%-KI \[\S+; \S+\]/);
  expect(html).toContain('<b>Abbildung 1</b>');
  // Sentences that somebody forgot to translate: words that German text does not have.
  const text = html
    .replaceAll('from ratings', 'Raum')
    .replace(/<pre>[\s\S]*?<\/pre>|<p class="reference">.*|<style>[\s\S]*?<\/style>|<[^>]+>/g, ' ');
  expect(text.match(/.{0,40}\b(the|with|of|over|and|from|was|were)\b.{0,40}/g)).toBeNull();
});

const part = (html: string, id: string): string => new RegExp(`<section id="${id}">[\\s\\S]*?</section>`).exec(html)?.[0] ?? '';

it('has the parts in the order of the researcher, her notes where they belong, and her Methods section, which says when it is old', async () => {
  const before = await readReportFile(folder);
  const build = (withOwnText = true) => buildReport(folder, createImageReader(null), 'Shape Space Studio 0', { withOwnText });
  const row = { of: 'row', row: { step: 4, method: 'multi-task', dims: 2 } } as const;
  await writeNote(folder, row, 'Odd: <look> at fold 1');
  await writeNote(folder, row, 'Look at fold 1 & 2');
  await writeReportFile(folder, {
    ...(await readReportFile(folder)),
    parts: [
      { part: 'results', isShown: true },
      { part: 'limits', isShown: false },
    ],
    methods: { text: 'We did this.\n\nAnd that.', draft: '0123456789abcdef' },
  });
  const html = await build();
  expect([...html.matchAll(/<section id="(\w+)">/g)].map((match) => match[1]).slice(0, 3)).toEqual(['results', 'summary', 'method']);
  expect(part(html, 'limits')).toBe('');
  expect(part(html, 'results')).toContain('Note of the authors, Multi-task learning.</b> Look at fold 1 &#38; 2</p></aside>');
  expect(part(html, 'method')).toMatch(/has changed since this section was written[\s\S]*<p>We did this.<\/p>\n<p>And that.<\/p>/);
  const plain = await build(false);
  expect(plain).not.toMatch(/Look at fold|We did this/);
  expect(part(plain, 'method')).toContain('The stimuli were 15 line drawings');

  const [note] = (await readReportFile(folder)).notes;
  await writeReportFile(folder, { ...before, notes: [{ ...note!, written: 'ffffffffffffffff' }] });
  expect(part(await build(), 'results')).toContain('Its numbers have changed since this note was written.');
  expect((await listNotes(folder)).map(({ isStale }) => isStale)).toEqual([true]);
  await removeNote(folder, row);
  expect((await readReportFile(folder)).notes).toEqual([]);
});

it('that was saved is known again, and tells which of its parts are others today', async () => {
  const today = async () => (await outlineReport(folder, 'Shape Space Studio 0', { language: 'de' })).parts;
  const saved = readSavedReport(await buildReport(folder, createImageReader(null), 'Shape Space Studio 0'));
  expect(compareReport(saved!, await today())).toEqual({ changed: [], added: [], gone: [] });
  const stimuli = await readStimuli(folder);
  await writeStimuli(
    folder,
    stimuli.map((each, i) => (i === 0 ? { ...each, excluded: 'blurred' } : each)),
  );
  const { changed, added, gone } = compareReport(saved!, await today());
  expect(changed).toEqual(expect.arrayContaining(['summary', 'method']));
  expect(changed).not.toContain('versions');
  expect([added, gone]).toEqual([[], []]);
  await writeStimuli(folder, stimuli);
  expect(readSavedReport('<html><meta name="shape-space-report" content="{&#34;project&#34;:1}"></html>')).toBeNull();
});

it('shows names as they are, whatever stands in them', async () => {
  const path = join(folder, 'project.json');
  const file = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...file, name: '<script>alert(1)</script>' }));
  const html = await buildReport(folder, createImageReader(null), 'Shape Space Studio 0');
  expect(html).not.toContain('<script');
  expect(html).toContain('&#60;script&#62;alert(1)');
});
