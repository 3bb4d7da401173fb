/** Inner products of standardised features for the lasso: all at once where most will be needed, else one column at a time. */
import { gramOf, type Gram } from '../matrix/gram';
import { dot } from '../matrix/inner-products';
import type { Matrix } from '../matrix/matrix';
import { centre, normsOf, standardise, type Standardisation } from '../standardise';

export interface ColumnSource extends Standardisation {
  readonly rows: number;
  readonly columns: number;
  readonly outputs: number;
  readonly targetMean: Float64Array;
  readonly targetLength: Float64Array; // of each centred target
  readonly cross: Float64Array; // columns x outputs: X'y
  /** X'x_j: inner products of all features with feature j. */
  column(j: number): Float64Array;
  /** False for a constant feature, which cannot be weighted. */
  varies(j: number): boolean;
}

export function columnSource(x: Matrix, y: Matrix): ColumnSource;
export function columnSource(gram: Gram): ColumnSource;
export function columnSource(x: Matrix | Gram, y?: Matrix): ColumnSource {
  if (y === undefined) return sourceFromGram(x as Gram);
  const matrix = x as Matrix;
  // Several targets between them visit so many features that the faster kernel for all pays off while they fit in memory.
  const needsMost = matrix.rows > matrix.columns || (y.columns > 1 && matrix.columns <= 4096);
  return needsMost ? sourceFromGram(gramOf(matrix, y)) : sourceFromRows(matrix, y);
}

function sourceFromGram(gram: Gram): ColumnSource {
  const { rows, columns: p, outputs: d, mean, targetMean } = gram;
  const norm = normsOf(gram);
  const products = gram.products.slice();
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) products[i * p + j]! /= norm[i]! * norm[j]!;
  return {
    rows,
    columns: p,
    outputs: d,
    mean,
    norm,
    targetMean,
    targetLength: gram.targetSquares.map((s) => Math.sqrt(Math.max(s, 0))),
    cross: gram.cross.map((v, i) => v / norm[Math.floor(i / d)]!),
    column: (j) => products.subarray(j * p, (j + 1) * p),
    varies: (j) => products[j * p + j]! > 0.5,
  };
}

function sourceFromRows(x: Matrix, y: Matrix): ColumnSource {
  const { rows: n, columns: p } = x;
  const d = y.columns;
  const { mean, norm, rows } = standardise(x, true);
  const byColumn = new Float64Array(p * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) byColumn[j * n + i] = rows[i * p + j]!;
  const targets = centre(y);
  const cross = new Float64Array(p * d);
  const targetLength = new Float64Array(d);
  for (let k = 0; k < d; k++) {
    const target = Float64Array.from({ length: n }, (_, i) => targets.rows[i * d + k]!);
    targetLength[k] = Math.sqrt(dot(target, 0, target, 0, n));
    for (let j = 0; j < p; j++) cross[j * d + k] = dot(byColumn, j * n, target, 0, n);
  }
  const known = new Map<number, Float64Array>();
  const column = (j: number): Float64Array => {
    let products = known.get(j);
    if (products === undefined) {
      products = Float64Array.from({ length: p }, (_, i) => dot(byColumn, i * n, byColumn, j * n, n));
      known.set(j, products);
    }
    return products;
  };
  const varies = (j: number): boolean => dot(byColumn, j * n, byColumn, j * n, n) > 0.5;
  return { rows: n, columns: p, outputs: d, mean, norm, targetMean: targets.mean, targetLength, cross, column, varies };
}
