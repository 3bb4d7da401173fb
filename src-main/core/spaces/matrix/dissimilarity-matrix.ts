/** Dissimilarities between all pairs of n stimuli, and how well distances in a space agree with them. */
import { kendallWith } from '../../statistics/correlation';
import type { Numbers } from '../../statistics/numbers';

export interface DissimilarityMatrix {
  readonly n: number;
  /** n x n, symmetric; NaN where nobody rated the pair. */
  readonly values: Float64Array;
}

/** The pairs somebody rated, i < j, row by row. */
export interface RatedPairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly dissimilarity: Float64Array;
}

export function ratedPairs(d: DissimilarityMatrix): RatedPairs {
  const { n, values } = d;
  if (values.length !== n * n) throw new RangeError(`A dissimilarity matrix of ${n} stimuli has ${n * n} values, not ${values.length}.`);
  const [first, second, dissimilarity]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const value = values[i * n + j]!;
      if (Number.isNaN(value)) continue;
      first.push(i);
      second.push(j);
      dissimilarity.push(value);
    }
  }
  return { first: Int32Array.from(first), second: Int32Array.from(second), dissimilarity: Float64Array.from(dissimilarity) };
}

/** Tau-b between the dissimilarities and the Euclidean distances of n x dims `coordinates`, over the rated pairs. */
export function spaceTau(d: DissimilarityMatrix, coordinates: Numbers, dims: number): number {
  return spaceTauWith(d)(coordinates, dims);
}

/** The same for many configurations of the stimuli: the dissimilarities are put in order once. */
export function spaceTauWith(d: DissimilarityMatrix): (coordinates: Numbers, dims: number) => number {
  const { first, second, dissimilarity } = ratedPairs(d);
  const tau = kendallWith(dissimilarity);
  return (coordinates, dims) => {
    if (coordinates.length !== d.n * dims) throw new RangeError(`Expected ${d.n} x ${dims} coordinates, got ${coordinates.length}.`);
    const distances = new Float64Array(first.length);
    for (let p = 0; p < first.length; p++) {
      const [i, j] = [first[p]! * dims, second[p]! * dims];
      let squared = 0;
      for (let k = 0; k < dims; k++) squared += (coordinates[i + k]! - coordinates[j + k]!) ** 2;
      distances[p] = Math.sqrt(squared);
    }
    return tau(distances);
  };
}
