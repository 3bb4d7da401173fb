/** The cases from real life that are kept beside the project, where they lie there: what each is read as. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTableFile, type TableFileReading } from './sheet/read-table-file';

const folder = [
  resolve(import.meta.dirname, '../../../../../shared/cases/tables'),
  resolve('../shared/cases/tables'),
  resolve('../../shared/cases/tables'),
].find(existsSync);

async function read(file: string): Promise<TableFileReading> {
  return readTableFile(readFileSync(join(folder ?? '', file)), file);
}

function counts({ found }: TableFileReading): { items: number; pairs: number; raters: string[]; ratings: number } {
  const rows = [...found!.ratings, ...found!.dissimilarities];
  return {
    items: new Set(rows.flatMap(({ first, second }) => [first, second])).size,
    pairs: new Set(rows.map(({ first, second }) => [first, second].sort().join())).size,
    raters: [...new Set(found!.ratings.map(({ rater }) => rater))],
    ratings: found!.ratings.length,
  };
}

const columnsOf = ({ roles }: TableFileReading): Record<string, string> =>
  Object.fromEntries(roles.map(({ role, headers }) => [role, headers.join()]));
const pairsOf = ({ found }: TableFileReading): Record<string, number> =>
  Object.fromEntries(found!.dissimilarities.map(({ first, second, dissimilarity }) => [[first, second].sort().join('-'), dissimilarity]));

describe.skipIf(folder === undefined)('cases from real life (needs the shared folder)', () => {
  it.each([
    ['time-read-as-rating/trials.csv', { value: 'response', rater: 'subject_id', first: 'left', second: 'right', time: 'rt' }, 10, 30],
    [
      'time-read-as-rating/german.csv',
      { value: 'Antwort', rater: 'VPN', first: 'Bild_A', second: 'Bild_B', time: 'Reaktionszeit' },
      10,
      30,
    ],
    ['counter-read-as-rating/jspsych-like.csv', { value: 'response', rater: 'subject_id', first: 'left', second: 'right' }, 10, 30],
    ['rows-that-are-no-trials/psychopy-like.csv', { value: 'slider.response', rater: 'participant' }, 10, 10],
    ['rows-that-are-no-trials/mean-row-at-the-end.csv', { value: 'rating', rater: 'rater' }, 10, 10],
    ['rows-above-the-header/title.csv', { value: 'Rating', rater: 'Rater', first: 'Picture 1', second: 'Picture 2' }, 10, 20],
    ['numbered-raters/ratings.csv', { value: 'rating', rater: 'ID' }, 10, 30],
    ['answers-in-words/likert.csv', { value: 'answer', rater: 'participant' }, 10, 20],
    ['pair-in-one-cell/jspsych-like.csv', { value: 'response', rater: 'subject', pair: 'stimuli' }, 10, 20],
  ])('%s', async (file, columns, pairs, ratings) => {
    const table = await read(file);
    expect(table.questions).toEqual([]);
    expect(columnsOf(table)).toMatchObject(columns);
    expect(counts(table)).toMatchObject({ items: 5, pairs, ratings });
    expect([...new Set(table.found!.ratings.map(({ first }) => first))].every((name) => /^[a-z]+$/.test(name))).toBe(true);
  });

  it('a condition is no rater', async () => {
    const table = await read('condition-read-as-rater/ratings.csv');
    expect(columnsOf(table)).toMatchObject({ condition: 'condition', value: 'rating' });
    expect(table.content.rater).toBeNull();
  });

  it('a row for each rater, a column for each pair', async () => {
    const table = await read('one-row-per-rater/wide.csv');
    expect(counts(table)).toEqual({ items: 5, pairs: 10, raters: ['S1', 'S2', 'S3'], ratings: 30 });
    expect(table.remarks).toContainEqual({ code: 'columns-left-out', headers: ['age'] });
  });

  it('triplets', async () => {
    const { found, content } = await read('triplets/odd-one-out.csv');
    expect([content.kind, found!.triplets.length, found!.ratings.length]).toEqual(['triplets', 20, 0]);
  });

  it('codes for missing answers are asked about', async () => {
    const file = 'missing-codes/ratings.csv';
    if (!existsSync(join(folder!, file))) return;
    expect((await read(file)).questions).toMatchObject([{ code: 'missing-codes', codes: [{ text: '-99' }, { text: '999' }] }]);
  });

  it.each(['numeric-names/matrix.csv', 'numeric-names/corner-word.csv'])('%s', async (file) => {
    expect(counts(await read(file))).toMatchObject({ items: 4, pairs: 6 });
    expect(pairsOf(await read(file))).toMatchObject({ '201-204': 12, '207-210': 15 });
  });

  it.each([
    ['columns-in-other-order/matrix.csv', { 'cup-jug': 12, 'cup-pan': 31, 'cup-lid': 44, 'jug-pan': 20, 'jug-lid': 35, 'lid-pan': 15 }],
    ['triangle-n-minus-1/dist.csv', { 'cup-jug': 12, 'cup-pan': 31, 'jug-pan': 20, 'fork-lid': 9 }],
    ['spaces-between-columns/printed.txt', { 'cup-jug': 12, 'lid-pan': 15 }],
    ['spaces-between-columns/write-table.txt', { 'cup-jug': 12, 'lid-pan': 15 }],
    ['both-orders/pairs.csv', { 'cup-jug': 3.5, 'cup-pan': 6, 'jug-pan': 2.5 }],
    ['below-zero/crossvalidated.csv', { 'jug-pan': 0, 'cup-jug': 0.9, 'cup-pan': 1.5 }],
  ])('%s', async (file, values) => {
    const found = pairsOf(await read(file));
    for (const [pair, value] of Object.entries(values)) expect(found[pair]).toBeCloseTo(value, 9);
  });

  it.each(['names-merged/letters.csv', 'names-merged/similar-names.csv'])('%s has four items', async (file) => {
    expect(counts(await read(file)).items).toBe(4);
  });
});
