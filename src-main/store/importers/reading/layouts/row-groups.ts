/** Numbers for what rows share: their pair of items, in either order, and their rater. */
import type { TableRow } from '../../table-cells';
import { isMissingValue } from '../../table-cells';

/** -1 for rows that lack one of the two. */
export function groupPairs(rows: readonly TableRow[], itemsOf: (row: TableRow) => readonly [string, string] | null): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(rows, (row) => {
    const items = itemsOf(row);
    if (items === null || items[0] === '' || items[1] === '') return -1;
    const [a, b] = items;
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  });
}

export function groupCells(rows: readonly TableRow[], column: number): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(rows, ({ cells }) => {
    const cell = cells[column] ?? '';
    if (isMissingValue(cell)) return -1;
    const known = numbers.get(cell) ?? numbers.size;
    numbers.set(cell, known);
    return known;
  });
}

export function countGroups(groups: Int32Array): number {
  return groups.reduce((most, group) => Math.max(most, group), -1) + 1;
}
