/** How far distances between points, of a space or of any layer of a network, agree with people's dissimilarities. */
import type { RandomStream } from '../../random/stream';
import { nonNegativeWeights, productsOf } from '../../regression/lasso/non-negative';
import { kendallTauB, pearson, spearman } from '../../statistics/correlation';
import { mappingMetrics } from '../../statistics/scores/mapping-metrics';
import type { Numbers } from '../../statistics/numbers';
import { ratedPairs, type DissimilarityMatrix, type RatedPairs } from './dissimilarity-matrix';
import { isotonicRegression, isotonicRoom } from '../mds/isotonic';
import { valueAt } from '../../matrix/view';

/** 'inner product' is the negative of it, so that larger means farther as with the others. */
export const distanceMeasures = ['Euclidean', 'Manhattan', 'cosine', 'inner product'] as const;
export type DistanceMeasure = (typeof distanceMeasures)[number];
/** The cosine is no sum over dimensions, so its dimensions cannot be weighted by least squares. */
export type WeightedMeasure = Exclude<DistanceMeasure, 'cosine'>;

export interface Agreement {
  readonly pearson: number;
  readonly spearman: number;
  readonly kendall: number;
  /** Share of the dissimilarities' variance that a straight line over the distances explains, and that a rising curve explains. */
  readonly linearR2: number;
  readonly isotonicR2: number;
}

/** Over the rated pairs, for n x dims `coordinates`. */
export function measureAgreement(d: DissimilarityMatrix, coordinates: Numbers, dims: number, measure: DistanceMeasure): Agreement {
  const pairs = ratedPairs(d);
  return compareDistances(pairDistances(pairs, coordinates, dims, measure), pairs.dissimilarity);
}

export function compareDistances(distances: Float64Array, dissimilarities: Float64Array): Agreement {
  const r = pearson(distances, dissimilarities);
  return {
    pearson: r,
    spearman: spearman(distances, dissimilarities),
    kendall: kendallTauB(distances, dissimilarities),
    linearR2: r * r,
    isotonicR2: isotonicR2(distances, dissimilarities),
  };
}

export function pairDistances(pairs: RatedPairs, coordinates: Numbers, dims: number, measure: DistanceMeasure): Float64Array {
  return Float64Array.from(pairs.first, (i, p) => distanceBy(measure, coordinates, i * dims, valueAt(pairs.second, p) * dims, dims));
}

/**
 * Agreement with each dimension weighted as fits best, tested on pairs the weights were not fitted on: non-negative least squares
 * of the (squared) dissimilarities on what each dimension adds to the (squared) distance, five folds over shuffled pairs, every
 * measure averaged over the folds - the study's protocol. Pairs are split, not stimuli, so the values are optimistic.
 */
export function weightedAgreement(
  d: DissimilarityMatrix,
  coordinates: Numbers,
  dims: number,
  measure: WeightedMeasure,
  stream: RandomStream,
): Agreement {
  const folds = 5;
  const pairs = ratedPairs(d);
  const power = measure === 'Euclidean' ? 2 : 1;
  const count = pairs.dissimilarity.length;
  const parts = new Float64Array(count * dims);
  for (let p = 0; p < count; p++) {
    const [i, j] = [valueAt(pairs.first, p) * dims, valueAt(pairs.second, p) * dims];
    for (let k = 0; k < dims; k++) {
      const [a, b] = [valueAt(coordinates, i + k), valueAt(coordinates, j + k)];
      parts[p * dims + k] = measure === 'inner product' ? -a * b : Math.abs(a - b) ** power;
    }
  }
  const order = stream.permutation(count);
  const target = Float64Array.from(order, (p) => valueAt(pairs.dissimilarity, p) ** power);
  const tests = Array.from({ length: folds }, (_, fold) =>
    Int32Array.from({ length: count }, (_, at) => at).filter((at) => at % folds === fold),
  );
  const own = tests.map((test) => {
    const data = new Float64Array(test.length * dims);
    test.forEach((at, row) => data.set(parts.subarray(valueAt(order, at) * dims, (valueAt(order, at) + 1) * dims), row * dims));
    return productsOf(
      { rows: test.length, columns: dims, data },
      Float64Array.from(test, (at) => valueAt(target, at)),
    );
  });
  const results = tests.map((test, fold) => {
    // Of the training pairs: the sum over the other folds.
    const others = own.filter((_, i) => i !== fold);
    const weights = nonNegativeWeights({
      columns: sumOf(others.map(({ columns }) => columns)),
      target: sumOf(others.map((each) => each.target)),
    });
    const distances = Float64Array.from(test, (at) => {
      let total = 0;
      for (let k = 0, from = valueAt(order, at) * dims; k < dims; k++) total += valueAt(weights, k) * valueAt(parts, from + k);
      return power === 2 ? Math.sqrt(total) : total;
    });
    return compareDistances(
      distances,
      Float64Array.from(test, (at) => valueAt(pairs.dissimilarity, valueAt(order, at))),
    );
  });
  const mean = (name: keyof Agreement): number => results.reduce((sum, result) => sum + result[name], 0) / folds;
  return {
    pearson: mean('pearson'),
    spearman: mean('spearman'),
    kendall: mean('kendall'),
    linearR2: mean('linearR2'),
    isotonicR2: mean('isotonicR2'),
  };
}

function sumOf(arrays: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(arrays[0]?.length ?? 0);
  for (const each of arrays) for (let i = 0; i < sum.length; i++) sum[i]! += each[i]!;
  return sum;
}

/** Equal angles must stay ties, as all on a line are, though rounding gives their cosines other last digits. */
const cosineSteps = 2 ** 44;

/** 1 - cosine, from the inner product of two vectors and their squared lengths. */
export function cosineDistance(product: number, own: number, other: number): number {
  return 1 - Math.round((product / Math.sqrt(own * other)) * cosineSteps) / cosineSteps;
}

function distanceBy(measure: DistanceMeasure, coordinates: Numbers, i: number, j: number, dims: number): number {
  let [sum, own, other] = [0, 0, 0];
  for (let k = 0; k < dims; k++) {
    const [a, b] = [coordinates[i + k]!, coordinates[j + k]!];
    switch (measure) {
      case 'Euclidean':
        sum += (a - b) * (a - b);
        break;
      case 'Manhattan':
        sum += Math.abs(a - b);
        break;
      case 'cosine':
      case 'inner product':
        sum += a * b;
        own += a * a;
        other += b * b;
        break;
      default:
        return measure satisfies never;
    }
  }
  if (measure === 'Euclidean') return Math.sqrt(sum);
  if (measure === 'inner product') return -sum;
  return measure === 'cosine' ? cosineDistance(sum, own, other) : sum;
}

/** Of the best rising curve of the dissimilarities over the distances; equal distances share one value. */
function isotonicR2(distances: Float64Array, dissimilarities: Float64Array): number {
  const n = distances.length;
  const order = Array.from({ length: n }, (_, p) => p).sort((a, b) => distances[a]! - distances[b]!);
  const [means, sizes]: [number[], number[]] = [[], []];
  const blockOf = new Int32Array(n);
  order.forEach((p, at) => {
    if (at === 0 || distances[p] !== distances[order[at - 1]!]) {
      means.push(0);
      sizes.push(0);
    }
    const block = means.length - 1;
    blockOf[p] = block;
    means[block]! += (dissimilarities[p]! - means[block]!) / ++sizes[block]!;
  });
  const fitted = new Float64Array(means.length);
  isotonicRegression(Float64Array.from(means), means.length, fitted, isotonicRoom(means.length), Float64Array.from(sizes));
  return mappingMetrics(
    dissimilarities,
    Float64Array.from(blockOf, (block) => fitted[block]!),
    n,
    1,
  ).r2;
}
