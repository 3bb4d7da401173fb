/** The scale on which spaces are stored and compared: centroid at the origin, mean squared distance to it 1. */
import type { Numbers } from '../../statistics/numbers';
import { valueAt } from '../../matrix/view';

/**
 * n x dims coordinates, moved and scaled. In a space so normalised "always the origin" has a mean squared error of 1, whatever
 * the number of dimensions. Points that all coincide are moved only.
 */
export function normaliseSpace(coordinates: Numbers, n: number, dims: number): Float64Array {
  if (coordinates.length !== n * dims) throw new RangeError(`Expected ${n} x ${dims} coordinates, got ${coordinates.length}.`);
  const normalised = Float64Array.from(coordinates);
  let squares = 0;
  for (let k = 0; k < dims; k++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += valueAt(normalised, i * dims + k);
    for (let i = 0; i < n; i++) {
      normalised[i * dims + k]! -= sum / n;
      squares += valueAt(normalised, i * dims + k) ** 2;
    }
  }
  const scale = Math.sqrt(squares / n);
  if (scale > 0) for (let i = 0; i < normalised.length; i++) normalised[i]! /= scale;
  return normalised;
}
