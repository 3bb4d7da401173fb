/** Centred inner products of features and targets, gathered block by block so that the rows need not all be in memory. */
import { addInnerProducts, mirrorLower } from './inner-products';
import type { Matrix } from './matrix';

/** p features, d targets, n rows. */
export interface Gram {
  readonly rows: number;
  readonly columns: number;
  readonly outputs: number;
  readonly mean: Float64Array; // p
  readonly targetMean: Float64Array; // d
  readonly products: Float64Array; // p x p: sum over rows of (x - mean)(x - mean)'
  readonly cross: Float64Array; // p x d: sum over rows of (x - mean)(y - targetMean)'
  readonly targetSquares: Float64Array; // d: sum over rows of (y - targetMean)^2
}

export interface GramBuilder {
  add(x: Matrix, y: Matrix): void;
  finish(): Gram;
}

/**
 * Rows may come in any number of pieces. They are shifted by `centre`, their means but for rounding, before squaring, and what the shift
 * leaves is taken out at the end: sum (x-m)(x-m)' = sum (x-s)(x-s)' - n (m-s)(m-s)' (Chan, Golub & LeVeque 1983, The American Statistician
 * 37, eq. 1.1 shifted).
 */
export function startGram(columns: number, outputs: number, centre: { x: Float64Array; y: Float64Array }): GramBuilder {
  const width = columns + outputs; // targets ride along as further columns
  const all = new Float64Array(width * width);
  const sums = new Float64Array(width);
  const blockRows = 64;
  const block = new Float64Array(width * blockRows); // one column after the other
  const shift = Float64Array.of(...centre.x, ...centre.y);
  let rows = 0;

  const add = (x: Matrix, y: Matrix): void => {
    if (x.columns !== columns || y.columns !== outputs || x.rows !== y.rows) throw new RangeError('This block has another shape.');
    for (let start = 0; start < x.rows; start += blockRows) {
      const count = Math.min(blockRows, x.rows - start);
      pack(x, start, count, 0);
      pack(y, start, count, columns);
      addInnerProducts(block.subarray(0, width * count), width, count, { data: all, offset: 0, stride: width }, 1);
      rows += count;
    }
  };

  const pack = (m: Matrix, start: number, count: number, offset: number): void => {
    for (let r = 0; r < count; r++) {
      const row = (start + r) * m.columns;
      for (let j = 0; j < m.columns; j++) {
        const value = m.data[row + j]! - shift[offset + j]!;
        block[(offset + j) * count + r] = value;
        sums[offset + j]! += value;
      }
    }
  };

  const finish = (): Gram => {
    if (rows === 0) throw new RangeError('A regression needs rows.');
    mirrorLower(all, width);
    const centred = (i: number, j: number): number => all[i * width + j]! - (sums[i]! * sums[j]!) / rows;
    const products = new Float64Array(columns * columns);
    const cross = new Float64Array(columns * outputs);
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < columns; j++) products[i * columns + j] = centred(i, j);
      for (let k = 0; k < outputs; k++) cross[i * outputs + k] = centred(i, columns + k);
    }
    const mean = Float64Array.from({ length: width }, (_, i) => shift[i]! + sums[i]! / rows);
    return {
      rows,
      columns,
      outputs,
      mean: mean.slice(0, columns),
      targetMean: mean.slice(columns),
      products,
      cross,
      targetSquares: Float64Array.from({ length: outputs }, (_, k) => centred(columns + k, columns + k)),
    };
  };
  return { add, finish };
}

export interface ColumnBuilder {
  add(m: Matrix): void;
  finish(): { readonly mean: Float64Array; readonly variance: Float64Array };
}

/** Means and variances of columns whose rows come in pieces; exact for constant columns because the first row is taken off before summing. */
export function startColumns(columns: number): ColumnBuilder {
  let first: Float64Array | null = null;
  const sums = new Float64Array(columns);
  const squares = new Float64Array(columns);
  let rows = 0;
  const add = (m: Matrix): void => {
    first ??= Float64Array.from(m.data.subarray(0, columns));
    for (let i = 0; i < m.rows; i++) {
      for (let j = 0; j < columns; j++) {
        const value = m.data[i * columns + j]! - first[j]!;
        sums[j]! += value;
        squares[j]! += value * value;
      }
    }
    rows += m.rows;
  };
  const finish = () => ({
    mean: sums.map((sum, j) => (first?.[j] ?? NaN) + sum / rows),
    variance: squares.map((square, j) => Math.max(square - (sums[j]! * sums[j]!) / rows, 0) / rows),
  });
  return { add, finish };
}

export function columnMeans(m: Matrix): Float64Array {
  const columns = startColumns(m.columns);
  columns.add(m);
  return columns.finish().mean;
}

export function gramOf(x: Matrix, y: Matrix): Gram {
  const builder = startGram(x.columns, y.columns, { x: columnMeans(x), y: columnMeans(y) });
  builder.add(x, y);
  return builder.finish();
}
