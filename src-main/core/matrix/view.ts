/**
 * Reading at places that must exist: one beyond the end is a mistake of the program and says so, instead of going on as NaN. For all but
 * the loops that time is spent in; these index bare arrays.
 */
import type { Numbers } from '../statistics/numbers';

export function valueAt<T extends NonNullable<unknown> | null>(values: ArrayLike<T>, place: number): T {
  const value = values[place];
  if (value === undefined) throw new RangeError(`There is nothing at place ${place} of ${values.length}.`);
  return value;
}

export function lastOf<T extends NonNullable<unknown> | null>(values: ArrayLike<T>): T {
  return valueAt(values, values.length - 1);
}

export function entryOf<K, V extends NonNullable<unknown> | null>(entries: ReadonlyMap<K, V>, key: K): V {
  const value = entries.get(key);
  if (value === undefined) throw new RangeError(`There is no entry ${String(key)} among ${entries.size}.`);
  return value;
}

/** Numbers that stand row by row, read by row and column. */
export interface MatrixView {
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => number;
  /** A copy. */
  readonly row: (row: number) => number[];
}

export function matrixView(data: Numbers, columns: number): MatrixView {
  const rows = data.length / columns;
  if (!Number.isInteger(rows)) throw new RangeError(`${data.length} numbers do not make rows of ${columns}.`);
  const at = (row: number, column: number): number => {
    if (column < 0 || column >= columns) throw new RangeError(`There is no column ${column} among ${columns}.`);
    return valueAt(data as ArrayLike<number>, row * columns + column);
  };
  return { rows, columns, at, row: (row) => Array.from({ length: columns }, (_, column) => at(row, column)) };
}

/** The mean of each column, summed row by row. */
export function centroidOf(data: Numbers, columns: number): Float64Array {
  const { rows, at } = matrixView(data, columns);
  return Float64Array.from({ length: columns }, (_, column) => {
    let mean = 0;
    for (let row = 0; row < rows; row++) mean += at(row, column) / rows;
    return mean;
  });
}
