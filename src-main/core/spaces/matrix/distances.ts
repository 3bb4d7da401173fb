/** Distances between the points of a configuration. */
import type { Numbers } from '../../statistics/numbers';

/** Euclidean distances between all rows of n x dims `coordinates`: n x n, symmetric, zero diagonal. */
export function euclideanDistances(coordinates: Numbers, n: number, dims: number): Float64Array {
  if (coordinates.length !== n * dims) throw new RangeError(`Expected ${n} x ${dims} coordinates, got ${coordinates.length}.`);
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let squared = 0;
      for (let k = 0; k < dims; k++) squared += (coordinates[i * dims + k]! - coordinates[j * dims + k]!) ** 2;
      distances[i * n + j] = distances[j * n + i] = Math.sqrt(squared);
    }
  }
  return distances;
}
