import { expect, it } from 'vitest';
import { sortRows } from './sort-rows';

const rows = [
  ['owl', 0.5],
  ['arm 10', null],
  ['arm 2', -1],
] as const;
const names = (column: number, isDown: boolean): string[] => sortRows(rows, column, isDown).map(([name]) => name);

it('sorts numbers by value and names by the numbers in them, and keeps missing values last both ways', () => {
  expect(names(0, false)).toEqual(['arm 2', 'arm 10', 'owl']);
  expect(names(0, true)).toEqual(['owl', 'arm 10', 'arm 2']);
  expect(names(1, false)).toEqual(['arm 2', 'owl', 'arm 10']);
  expect(names(1, true)).toEqual(['owl', 'arm 2', 'arm 10']);
  expect(rows[0][0]).toBe('owl'); // the table itself stays as it was
});
