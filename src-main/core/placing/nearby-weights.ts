/** How much each stimulus counts at a place between them. */
import type { Neighbour } from '../statistics/neighbours';

export interface NearbyWeight {
  readonly index: number;
  readonly weight: number;
}

/**
 * Inverse distance weighting with the square of the distance (Shepard 1968, "A two-dimensional interpolation function for
 * irregularly-spaced data"): at a stimulus itself it alone counts. Weights sum to 1; `nearest` has the nearest first.
 */
export function nearbyWeights(nearest: readonly Neighbour[]): NearbyWeight[] {
  const [first] = nearest;
  if (first === undefined) return [];
  if (first.distance === 0) return [{ index: first.index, weight: 1 }];
  // In units of the smallest distance, so that no square vanishes.
  const shares = nearest.map(({ distance }) => (first.distance / distance) ** 2);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return nearest.map(({ index }, i) => ({ index, weight: shares[i]! / total }));
}

export function equalWeights(n: number): NearbyWeight[] {
  return Array.from({ length: n }, (_, index) => ({ index, weight: 1 / n }));
}

/** `rows`: n x length. The weighted mean. */
export function weightedRow(rows: Float32Array, length: number, weights: readonly NearbyWeight[]): Float32Array {
  const sums = new Float64Array(length);
  for (const { index, weight } of weights) for (let k = 0; k < length; k++) sums[k]! += weight * rows[index * length + k]!;
  return Float32Array.from(sums);
}
