/** A header of two rows: above each column of a pair its first item, perhaps in merged cells, and below it the second; or the axis below an item. */
import type { TableRow } from '../../table-cells';

export interface TwoHeaders {
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** Null where the two rows say no such thing. `isValue`: of the columns that hold numbers. */
export function joinHeaders({ above, below }: TwoHeaders, isValue: (column: number) => boolean): string[] | null {
  const columns = below.flatMap((name, i) => (name !== '' && isValue(i) ? [i] : []));
  if (columns.length < 3 || (above[columns[0]!] ?? '') === '') return null;
  const upper = new Map<number, string>();
  let last = '';
  for (const column of columns) {
    last = (above[column] ?? '') === '' ? last : above[column]!;
    upper.set(column, last);
  }
  const names = new Set(upper.values());
  const joined = columns.map((column) => `${upper.get(column)!}\n${below[column]!}`);
  if (names.size === columns.length || new Set(joined).size < joined.length) return null;
  const arePairs = columns.every((column) => upper.get(column) !== below[column]) && below.some((name, i) => isValue(i) && names.has(name));
  const areAxes = columns.every((column) => /^[xy]$/i.test(below[column]!));
  if (!arePairs && !areAxes) return null;
  return above.map((name, i) => (upper.has(i) ? `${upper.get(i)!}${areAxes ? '_' : ' | '}${below[i]!}` : name || (below[i] ?? '')));
}

/** The lines after the header that are part of the table. */
export function areNumbersBelow(rows: readonly TableRow[], isNumber: (cell: string) => boolean): (column: number) => boolean {
  const sample = rows.slice(0, 200);
  return (column) =>
    sample.some(({ cells }) => (cells[column] ?? '') !== '') &&
    sample.every(({ cells }) => (cells[column] ?? '') === '' || isNumber(cells[column]!));
}
