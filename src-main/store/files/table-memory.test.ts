import { mkdtempSync, rmSync, writeFileSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readRatings } from './tables';

const folder = mkdtempSync(join(tmpdir(), 'table-memory-'));
const file = join(folder, 'ratings.csv');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(rating: number, rows = 3000): void {
  const lines = Array.from({ length: rows }, (_, i) => `p${i % 9},cup,jug${i},${rating}`);
  writeFileSync(file, ['rater,first,second,rating', ...lines, ''].join('\n'));
  utimesSync(file, 1000, 1000); // neither time nor length tells
}

it('a large table that has not changed is not parsed again, and nobody changes the rows of another', async () => {
  write(3);
  const [first, again] = [await readRatings(folder), await readRatings(folder)];
  expect(again).toHaveLength(3000);
  expect(again[7]).toBe(first[7]);
  first.length = 0;
  expect(await readRatings(folder)).toHaveLength(3000);
  expect(() => ((again[0] as { rating: number }).rating = 9)).toThrow(TypeError);
});

it('whatever changes in it is seen, also where length and time of the file stay', async () => {
  write(3);
  await readRatings(folder);
  write(4);
  expect((await readRatings(folder))[2999]?.rating).toBe(4);
  writeFileSync(file, 'rater,first,second,rating\nanna,cup,jug,two\n');
  await expect(readRatings(folder)).rejects.toThrow('row 2');
  rmSync(file);
  expect(await readRatings(folder)).toEqual([]);
});

it('small tables may be changed by who reads them', async () => {
  write(3, 2);
  const [row] = await readRatings(folder);
  (row as { rating: number }).rating = 9;
  expect((await readRatings(folder))[0]?.rating).toBe(3);
});
