/** Features that hardly vary over the training images are left out before a regression. */
import type { Matrix } from './matrix/matrix';

/** A feature whose standard deviation is below this share of the largest one counts as faint, unless a configuration says otherwise. */
export const faintShare = 0.01;

/**
 * Features that are not faint, of the variances of all. Regressions bring all features to the same norm; a unit of a sparse network that
 * is almost silent on the training images would be blown up by that, and one test image that does excite it would be thrown out of
 * the space (seen: squared errors of 10^7 from units with deviations of 10^-6).
 */
export function livelyFeatures(variance: Float64Array, share = faintShare): Int32Array {
  const least = share ** 2 * variance.reduce((largest, each) => Math.max(largest, each), 0);
  return Int32Array.from([...variance.keys()].filter((j) => variance[j]! >= least));
}

/** x with the given columns only. */
export function takeFeatures({ rows, columns, data }: Matrix, taken: Int32Array): Matrix {
  if (taken.length === columns) return { rows, columns, data };
  const kept = new Float32Array(rows * taken.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < taken.length; j++) kept[i * taken.length + j] = data[i * columns + taken[j]!]!;
  return { rows, columns: taken.length, data: kept };
}
