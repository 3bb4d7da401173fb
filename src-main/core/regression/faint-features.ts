/** Features that hardly vary over the training images are left out before a regression. */
import type { Matrix } from './matrix';

/** A feature whose standard deviation is below this share of the largest one counts as faint. */
export const faintShare = 0.01;

/**
 * A copy of x (rows x features) in which every faint column is 0, so that a regression gives it no weight. Regressions bring all
 * features to the same norm; a unit of a sparse network that is almost silent on the training images would be blown up by that, and one
 * test image that does excite it would be thrown out of the space (seen: squared errors of 10^7 from units with deviations of 10^-6).
 */
export function silenceFaintFeatures(x: Matrix): Matrix {
  const { rows, columns } = x;
  const mean = new Float64Array(columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) mean[j] = mean[j]! + x.data[i * columns + j]! / rows;
  const variance = new Float64Array(columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) variance[j] = variance[j]! + (x.data[i * columns + j]! - mean[j]!) ** 2 / rows;
  const least = faintShare ** 2 * variance.reduce((largest, each) => Math.max(largest, each), 0);
  const data = x.data.slice();
  for (let j = 0; j < columns; j++) if (variance[j]! < least) for (let i = 0; i < rows; i++) data[i * columns + j] = 0;
  return { rows, columns, data };
}
