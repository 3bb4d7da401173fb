/** Representational similarity analysis: how far distances between a layer's activations agree with people's dissimilarities. */
import type { DissimilarityMatrix } from '../../spaces/matrix/dissimilarity-matrix';
import { ratedPairs } from '../../spaces/matrix/dissimilarity-matrix';
import {
  compareDistances,
  cosineDistance,
  distanceMeasures,
  weightedAgreement,
  type Agreement,
  type DistanceMeasure,
} from '../../spaces/matrix/distance-agreement';
import type { RandomStream } from '../../random/stream';
import type { Numbers } from '../numbers';

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

/**
 * All measures in one pass: layers have up to some hundred thousand units. Two stimuli against two at a time, which halves the reading;
 * tiles without a rated pair are passed over.
 */
function allDistances(a: Numbers, units: number, n: number, first: Int32Array, second: Int32Array): Record<DistanceMeasure, Float64Array> {
  const list = (): Float64Array => new Float64Array(first.length);
  const found: Record<DistanceMeasure, Float64Array> = { Euclidean: list(), Manhattan: list(), cosine: list(), 'inner product': list() };
  const squares = Float64Array.from({ length: n }, (_, i) => squareOf(a, i * units, units));
  const half = Math.ceil(n / 2);
  const tiles = new Map<number, number[]>();
  for (let p = 0; p < first.length; p++) {
    const tile = (first[p]! >> 1) * half + (second[p]! >> 1);
    const known = tiles.get(tile);
    if (known === undefined) tiles.set(tile, [p]);
    else known.push(p);
  }
  const sums = new Float64Array(12); // squared, absolute and product of each of the four pairs
  for (const [tile, pairs] of tiles) {
    const [i, j] = [2 * Math.floor(tile / half), 2 * (tile % half)];
    const [i1, j1] = [Math.min(i + 1, n - 1), Math.min(j + 1, n - 1)];
    sumTile(a, i * units, i1 * units, j * units, j1 * units, units, sums);
    for (const p of pairs) {
      const at = 3 * (2 * (first[p]! - i) + (second[p]! - j));
      found.Euclidean[p] = Math.sqrt(sums[at]!);
      found.Manhattan[p] = sums[at + 1]!;
      found.cosine[p] = cosineDistance(sums[at + 2]!, squares[first[p]!]!, squares[second[p]!]!);
      found['inner product'][p] = -sums[at + 2]!;
    }
  }
  return found;
}

function squareOf(a: Numbers, start: number, units: number): number {
  let sum = 0;
  for (let k = start; k < start + units; k++) sum += a[k]! * a[k]!;
  return sum;
}

function sumTile(a: Numbers, i0: number, i1: number, j0: number, j1: number, units: number, into: Float64Array): void {
  let [s00, s01, s10, s11] = [0, 0, 0, 0];
  let [m00, m01, m10, m11] = [0, 0, 0, 0];
  let [p00, p01, p10, p11] = [0, 0, 0, 0];
  for (let k = 0; k < units; k++) {
    const [x0, x1, y0, y1] = [a[i0 + k]!, a[i1 + k]!, a[j0 + k]!, a[j1 + k]!];
    const [d00, d01, d10, d11] = [x0 - y0, x0 - y1, x1 - y0, x1 - y1];
    s00 += d00 * d00;
    s01 += d01 * d01;
    s10 += d10 * d10;
    s11 += d11 * d11;
    m00 += Math.abs(d00);
    m01 += Math.abs(d01);
    m10 += Math.abs(d10);
    m11 += Math.abs(d11);
    p00 += x0 * y0;
    p01 += x0 * y1;
    p10 += x1 * y0;
    p11 += x1 * y1;
  }
  into.set([s00, m00, p00, s01, m01, p01, s10, m10, p10, s11, m11, p11]);
}
