/** Centring features and scaling them to unit length, as every regression of the study does before fitting. */
import { columnMeans, type Gram } from './matrix/gram';
import type { LinearModel, Matrix } from './matrix/matrix';

/**
 * `norm` is the Euclidean length of each centred column, 1 for a constant one (scikit-learn's `normalize=True`, which
 * divides by the length and not by the standard deviation).
 */
export interface Standardisation {
  readonly mean: Float64Array;
  readonly norm: Float64Array;
}

export function normsOf(gram: Gram): Float64Array {
  const { columns, products, rows, mean } = gram;
  return Float64Array.from({ length: columns }, (_, j) => usableNorm(Math.sqrt(Math.max(products[j * columns + j]!, 0)), rows, mean[j]!));
}

/** The centred, scaled rows of `x`, and how they came about. */
export function standardise(x: Matrix, scaled: boolean): Standardisation & { readonly rows: Float64Array } {
  const { rows: n, columns: p, data } = x;
  const mean = columnMeans(x);
  const rows = new Float64Array(n * p);
  const squares = new Float64Array(p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      const value = data[i * p + j]! - mean[j]!;
      rows[i * p + j] = value;
      squares[j]! += value * value;
    }
  }
  const norm = scaled ? squares.map((s, j) => usableNorm(Math.sqrt(s), n, mean[j]!)) : new Float64Array(p).fill(1);
  if (scaled) for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) rows[i * p + j]! /= norm[j]!;
  return { mean, norm, rows };
}

/** n x d targets minus their column means. */
export function centre(y: Matrix): { mean: Float64Array; rows: Float64Array } {
  const mean = columnMeans(y);
  return { mean, rows: Float64Array.from(y.data, (value, i) => value - mean[i % y.columns]!) };
}

/** Turns p x d weights of standardised features into a model of the features as they come. */
export function modelFrom(scaledWeights: Float64Array, { mean, norm }: Standardisation, targetMean: Float64Array): LinearModel {
  const d = targetMean.length;
  const weights = scaledWeights.map((w, i) => w / norm[Math.floor(i / d)]!);
  const intercept = targetMean.slice();
  for (let j = 0; j < mean.length; j++) for (let k = 0; k < d; k++) intercept[k]! -= mean[j]! * weights[j * d + k]!;
  return { intercept, weights };
}

/** What is left of a constant column after centring is rounding, not a feature. */
function usableNorm(norm: number, rows: number, mean: number): number {
  return norm <= 1e-14 * Math.sqrt(rows) * Math.abs(mean) ? 1 : norm;
}
