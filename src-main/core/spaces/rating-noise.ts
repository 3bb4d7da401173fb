/** What the scatter of judgements does to a space: confidence regions of its points, and the best any mapping could do. */
import type { SpaceSettings } from '../../contract/space';
import type { RandomStream } from '../random/stream';
import { mappingMetrics, type MappingMetrics } from '../statistics/mapping-metrics';
import { fitSpace, refitSpace } from './fit-space';
import { aggregateRatings, halveRatings, resampleRatings, type PairRatings } from './pair-ratings';
import { procrustes } from './procrustes';

export interface PointScatter {
  /** n x dims, mean of the replicates. */
  readonly means: Float64Array;
  /** n x dims x dims, covariance of each point over the replicates. */
  readonly covariances: Float64Array;
  readonly replicates: number;
}

/**
 * Scatter of the n x dims `coordinates` under a bootstrap over raters within pairs: each replicate resamples the judgements,
 * refits from the coordinates, and is laid over them by Procrustes (after Jacoby & Armstrong 2014, American Journal of
 * Political Science 58). An ellipse at r standard deviations covers 1 - exp(-r^2 / 2) of a plane normal scatter: r = 2.45 for 95 %.
 */
export function bootstrapSpace(
  pairs: readonly PairRatings[],
  statistic: 'mean' | 'median',
  coordinates: Float64Array,
  dims: number,
  settings: SpaceSettings,
  replicates: number,
  stream: RandomStream,
): PointScatter {
  const n = coordinates.length / dims;
  const drawn = Array.from({ length: replicates }, () => {
    const { matrix } = aggregateRatings(resampleRatings(pairs, stream), n, statistic);
    return procrustes(coordinates, refitSpace(matrix, dims, settings, coordinates).coordinates, n, dims).aligned;
  });
  const means = new Float64Array(n * dims);
  for (const replicate of drawn) replicate.forEach((v, i) => (means[i]! += v / replicates));
  const covariances = new Float64Array(n * dims * dims);
  for (const replicate of drawn) {
    for (let i = 0; i < n * dims; i++) {
      const from = i - (i % dims);
      for (let k = 0; k < dims; k++) {
        covariances[i * dims + k]! += ((replicate[i]! - means[i]!) * (replicate[from + k]! - means[from + k]!)) / (replicates - 1);
      }
    }
  }
  return { means, covariances, replicates };
}

/**
 * How well one half of the judgements predicts the other: two spaces from random halves, the second laid over the first by
 * Procrustes (rotation only, both being normalised), as if it were a mapping's predictions. One value of every mapping metric
 * per split. Halves hold half the judgements, so the ceiling for the full data lies somewhat higher.
 */
export function splitHalfCeiling(
  pairs: readonly PairRatings[],
  n: number,
  statistic: 'mean' | 'median',
  dims: number,
  settings: SpaceSettings,
  splits: number,
  stream: RandomStream,
): MappingMetrics[] {
  return Array.from({ length: splits }, () => {
    const [a, b] = halveRatings(pairs, stream).map(
      (half) => fitSpace(aggregateRatings(half, n, statistic).matrix, dims, settings).coordinates,
    );
    const { aligned } = procrustes(a!, b!, n, dims, { scaling: false });
    return mappingMetrics(a!, aligned, n, dims);
  });
}
