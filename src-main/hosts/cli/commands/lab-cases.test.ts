/** What the command line answers to files as laboratories have them; the same kinds kept beside the project are asked as well, where they lie there. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDissimilarities, readRatings } from '../../../store/files/tables';
import { readerDouble } from '../../../studio/experiments/compute-process.fixture';
import { hollowFits, labCases, type LabCase } from '../../test-support/lab-cases';
import { terminalDouble } from '../../test-support/terminal-double';
import { runCli } from '../run-cli';

const place = mkdtempSync(join(tmpdir(), 'cli-cases-'));
const places = {
  rendererFolder: place,
  assetsFolder: join(place, 'assets'),
  computeScript: place,
  preloadScript: place,
  userFolder: join(place, 'user'),
  version: '1',
};
const kept = [
  resolve(import.meta.dirname, '../../../../../shared/cases/tables'),
  resolve('../shared/cases/tables'),
  resolve('../../shared/cases/tables'),
].find(existsSync);
afterAll(() => rmSync(place, { recursive: true }));

async function cli(...argv: string[]): Promise<{ code: number; out: string; all: string }> {
  const terminal = terminalDouble({ folder: place });
  const code = await runCli(argv, { places, terminal, launchCompute: readerDouble, now: () => 0 });
  return { code, out: terminal.out(), all: `${terminal.out()}\n${terminal.error()}` };
}

let folders = 0;
function write(files: Readonly<Record<string, string>>): string[] {
  const folder = join(place, `case${++folders}`);
  mkdirSync(folder);
  return Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
}

async function expectAnswer({ says, never = [], code = 0, options = [] }: LabCase, paths: readonly string[]): Promise<void> {
  const answer = await cli('project', 'import', 'new', '--preview', '--table', ...paths, ...options);
  for (const words of says)
    expect(answer.all).toMatch(typeof words === 'string' ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : words);
  for (const words of never) expect(answer.all).not.toMatch(words);
  expect(answer.code).toBe(code);
}

describe('a preview of', () => {
  it.each(labCases.map((each) => [`${each.name}: ${Object.keys(each.files).join(', ')}`, each] as const))('%s', (_, each) =>
    expectAnswer(each, write(each.files)),
  );

  for (const each of labCases) {
    const paths = kept === undefined ? [] : Object.keys(each.files).map((file) => join(kept, each.name, file));
    const isKept = paths.length > 0 && paths.every(existsSync);
    it.skipIf(!isKept)(`the kept case ${each.name}: ${Object.keys(each.files).join(', ')}`, () => expectAnswer(each, paths));
  }
});

/** A matrix of three tools: what each is to itself, two that are near, and the others. */
const person = ([own, near, far]: readonly [number, number, number]): string =>
  `,saw,axe,nail\nsaw,${own},${near},${far}\naxe,${near},${own},${far}\nnail,${far},${far},${own}\n`;

describe('what is written', () => {
  async function values(file: string, text: string): Promise<Record<string, number>> {
    const [path] = write({ [file]: text });
    const folder = join(place, `made${folders}`);
    expect((await cli('project', 'import', folder, '--table', path!)).code).toBe(0);
    return Object.fromEntries(
      (await readDissimilarities(folder)).map(({ first, second, dissimilarity }) => [
        [first, second].sort().join('-'),
        Number(dissimilarity.toFixed(9)),
      ]),
    );
  }
  const textOf = (file: string, name: string): string => labCases.find((each) => each.name === name && file in each.files)!.files[file]!;

  it.each([
    [
      'columns-in-other-order',
      'matrix.csv',
      { 'axe-saw': 12, 'nail-saw': 31, 'drill-saw': 44, 'axe-nail': 20, 'axe-drill': 35, 'drill-nail': 15 },
    ],
    ['numeric-names', 'matrix.csv', { '201-204': 12, '201-207': 31, '207-210': 15 }],
    ['triangle-n-minus-1', 'dist.csv', { 'axe-saw': 9, 'nail-saw': 16, 'axe-nail': 17, 'drill-rake': 33 }],
    ['spaces-between-columns', 'printed.txt', { 'axe-saw': 12, 'drill-nail': 15 }],
    ['spaces-between-columns', 'write-table.txt', { 'axe-saw': 12, 'drill-nail': 15 }],
    ['both-orders', 'pairs.csv', { 'axe-saw': 3.5, 'nail-saw': 6, 'axe-nail': 2.5 }],
    ['below-zero', 'crossvalidated.csv', { 'axe-saw': 0.9, 'nail-saw': 1.5, 'axe-nail': 0 }],
  ])('%s/%s keeps its values by name', async (name, file, expected) => {
    expect(await values(file, textOf(file, name))).toMatchObject(expected);
  });

  it('one file for each person: all count alike, whatever their order', async () => {
    const files = labCases.find(({ name }) => name === 'many-matrices')!.files;
    const paths = write(files);
    for (const [i, order] of [paths, paths.toReversed()].entries()) {
      const folder = join(place, `people${i}`);
      expect((await cli('project', 'import', folder, '--table', ...order)).code).toBe(0);
      const pair = (await readDissimilarities(folder)).find(({ first, second }) => [first, second].sort().join() === 'axe,saw')!;
      expect([pair.dissimilarity, pair.ratings]).toEqual([30, 4]);
      expect(new Set((await readRatings(folder)).map(({ rater }) => rater))).toEqual(new Set(['person1', 'person2', 'person3', 'person4']));
    }
  });

  it('one list for each person: the scale is that of all, whatever part of it each used', async () => {
    const list = (values: readonly number[]): string =>
      `left,right,rating\nsaw,axe,${values[0]}\nsaw,nail,${values[1]}\naxe,nail,${values[2]}\n`;
    const paths = write({ 'anna.csv': list([5, 1, 2]), 'ben.csv': list([5, 7, 3]) });
    const folder = join(place, 'lists');
    expect((await cli('project', 'import', folder, '--table', ...paths)).code).toBe(0);
    const ratings = (await readRatings(folder)).map(({ rater, rating }) => `${rater} ${rating}`);
    expect(ratings).toEqual(['anna 5', 'anna 1', 'anna 2', 'ben 5', 'ben 7', 'ben 3']);
  });

  it('a log for each person: dissimilarities are turned round at the ends of one scale', async () => {
    const log = (who: string, values: readonly number[]): string =>
      `subject,left,right,dissimilarity\n${who},saw,axe,${values[0]}\n${who},saw,nail,${values[1]}\n${who},axe,nail,${values[2]}\n`;
    const paths = write({ 'anna.csv': log('anna', [5, 1, 2]), 'ben.csv': log('ben', [5, 7, 3]) });
    const folder = join(place, 'logs');
    expect((await cli('project', 'import', folder, '--table', ...paths)).code).toBe(0);
    const ratings = (await readRatings(folder)).map(({ rater, rating }) => `${rater} ${rating}`);
    expect(ratings).toEqual(['anna 3', 'anna 7', 'anna 6', 'ben 3', 'ben 1', 'ben 5']);
    const percent = write({ 'cleo.csv': log('cleo', [50, 10, 20]) });
    const { code, all } = await cli('project', 'import', 'new', '--preview', '--table', ...paths, ...percent);
    expect([code, all]).toEqual([2, expect.stringContaining('cleo.csv has ratings of another scale (0 to 100) than the other files')]);
  });

  it('files of people that are read the other way round are named', async () => {
    const paths = write({ 'anna.csv': person([0, 10, 50]), 'ben.csv': person([0, 20, 40]), 'cleo.csv': person([100, 80, 60]) });
    const { code, all } = await cli('project', 'import', 'new', '--preview', '--table', ...paths);
    expect(code).toBe(2);
    expect(all).toContain(
      'cleo.csv is read as similarities, the other files as dissimilarities. Choose one meaning for all, or import them apart.\nSay --meaning',
    );
  });

  it('codes for missing answers are left out once that is said', async () => {
    const [path] = write({ 'codes.csv': textOf('ratings.csv', 'missing-codes') });
    const folder = join(place, 'codes');
    expect((await cli('project', 'import', folder, '--table', path!)).code).toBe(2);
    expect(existsSync(folder)).toBe(false);
    expect((await cli('project', 'import', folder, '--table', path!, '--missing', '-99,999')).code).toBe(0);
    const ratings = (await readRatings(folder)).map(({ rating }) => rating);
    expect([ratings.length, Math.min(...ratings) >= 1, Math.max(...ratings) <= 7]).toEqual([24, true, true]);
  });

  it('names that resemble stay what they are', async () => {
    expect(Object.keys(await values('letters.csv', textOf('letters.csv', 'names-merged')))).toHaveLength(6);
    expect(Object.keys(await values('similar-names.csv', textOf('similar-names.csv', 'names-merged')))).toHaveLength(6);
  });
});

describe('space fit', () => {
  const sameSentence = [
    'both-orders',
    'below-zero',
    'columns-in-other-order',
    'triangle-n-minus-1',
    'time-read-as-rating',
    'missing-codes',
  ];
  it.each(sameSentence)('says of %s what import says', async (name) => {
    const each = labCases.find((one) => one.name === name)!;
    const [path] = write(each.files);
    const fit = await cli('space', 'fit', '--dissimilarities', path!, '--dims', '1', '--starts', '1');
    const said = (await cli('project', 'import', 'new', '--preview', '--table', path!)).all;
    const sentences = [
      ...said.matchAll(
        /(?:Please check: |\.csv: )(.*(?:below 0|both orders|matched by name|stands for the other|is assumed|missing answer).*)/g,
      ),
    ].map((match) => match[1]!);
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(fit.all).toContain(sentence);
    expect(fit.code).toBe(each.code ?? 0);
  });

  it.each(Object.keys(hollowFits))('warns that a fit says little: %s', async (file) => {
    const { text, says } = hollowFits[file]!;
    for (const path of [...write({ [file]: text }), ...(kept === undefined ? [] : [join(kept, 'zero-stress', file)].filter(existsSync))])
      expect((await cli('space', 'fit', '--dissimilarities', path, '--dims', '2', '--starts', '4')).all).toMatch(says);
  });
});
