/** Representational similarity analysis: how far distances between a layer's activations agree with people's dissimilarities. */
import type { DissimilarityMatrix } from '../spaces/dissimilarity-matrix';
import { ratedPairs } from '../spaces/dissimilarity-matrix';
import { compareDistances, distanceMeasures, weightedAgreement, type Agreement, type DistanceMeasure } from '../spaces/distance-agreement';
import type { RandomStream } from '../random/stream';
import type { Numbers } from './numbers';

export interface LayerAgreement {
  readonly units: number;
  readonly measures: Readonly<Record<DistanceMeasure, Agreement>>;
  /** Tau-b with one weight per unit, fitted and tested on different pairs; null for layers too wide to fit. */
  readonly weighted: number | null;
}

/** Fitting a weight for each unit takes time that grows with their square. */
export const widestFitted = 512;

/**
 * Kriegeskorte, Mur & Bandettini (2008), Frontiers in Systems Neuroscience 2: activations are n x units, row i of stimulus i; every
 * measure is compared with the dissimilarities over the rated pairs.
 */
export function measureLayer(d: DissimilarityMatrix, activations: Float32Array, units: number, stream: RandomStream): LayerAgreement {
  return {
    units,
    measures: measureAll(d, activations, units),
    weighted: units <= widestFitted ? weightedAgreement(d, activations, units, 'Euclidean', stream).kendall : null,
  };
}

/** Of n x units `points`, with fixed weights. */
export function measureAll(d: DissimilarityMatrix, points: Numbers, units: number): Record<DistanceMeasure, Agreement> {
  const pairs = ratedPairs(d);
  const distances = allDistances(points, units, d.n, pairs.first, pairs.second);
  const entries = distanceMeasures.map((measure) => [measure, compareDistances(distances[measure], pairs.dissimilarity)]);
  return Object.fromEntries(entries) as Record<DistanceMeasure, Agreement>;
}

/** All measures in one pass: layers have up to some hundred thousand units. */
function allDistances(a: Numbers, units: number, n: number, first: Int32Array, second: Int32Array): Record<DistanceMeasure, Float64Array> {
  const squares = Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let k = i * units; k < (i + 1) * units; k++) sum += a[k]! * a[k]!;
    return sum;
  });
  const list = (): Float64Array => new Float64Array(first.length);
  const found: Record<DistanceMeasure, Float64Array> = { Euclidean: list(), Manhattan: list(), cosine: list(), 'inner product': list() };
  for (let p = 0; p < first.length; p++) {
    const [i, j] = [first[p]! * units, second[p]! * units];
    let [squared, absolute, product] = [0, 0, 0];
    for (let k = 0; k < units; k++) {
      const x = a[i + k]!;
      const y = a[j + k]!;
      const difference = x - y;
      squared += difference * difference;
      absolute += Math.abs(difference);
      product += x * y;
    }
    found.Euclidean[p] = Math.sqrt(squared);
    found.Manhattan[p] = absolute;
    found.cosine[p] = 1 - product / Math.sqrt(squares[first[p]!]! * squares[second[p]!]!);
    found['inner product'][p] = -product;
  }
  return found;
}
