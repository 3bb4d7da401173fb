/** What the scatter of judgements does to a space: confidence regions of its points, and the best any mapping could do. */
import type { RatingStatistic, SpaceSettings } from '../../../contract/study/space';
import type { CeilingMetric } from '../../catalogue/metrics';
import { placeValues, prediction } from '../../experiments/place-metrics';
import { createStream } from '../../random/stream';
import { spaceTau } from './dissimilarity-matrix';
import { fitSpace, refitSpace } from '../mds/fit-space';
import { aggregateRatings, halveRatings, resampleRatings, type PairRatings } from './pair-ratings';
import { procrustes } from '../judge/procrustes';

export interface RatedSpace {
  readonly pairs: readonly PairRatings[];
  readonly statistic: RatingStatistic;
  readonly dims: number;
  readonly settings: SpaceSettings;
}

/**
 * The n x dims `coordinates` as they would be had other people of the same kind judged (the `index`-th replicate of a bootstrap over
 * raters within pairs): judgements resampled, the space refitted from the coordinates and laid over them by Procrustes (after Jacoby &
 * Armstrong 2014, American Journal of Political Science 58).
 */
export function bootstrapReplicate(
  { pairs, statistic, dims, settings }: RatedSpace,
  coordinates: Float64Array,
  index: number,
): Float64Array {
  const n = coordinates.length / dims;
  const resampled = resampleRatings(pairs, createStream(settings.seed, 'bootstrap', index));
  const refitted = refitSpace(aggregateRatings(resampled, n, statistic).matrix, dims, settings, coordinates);
  return procrustes(coordinates, refitted.coordinates, n, dims).aligned;
}

/**
 * n x dims x dims, covariance of each point over the replicates. An ellipse at r standard deviations covers 1 - exp(-r^2 / 2) of a plane
 * normal scatter: r = 2.45 for 95 %.
 */
export function scatterOf(replicates: readonly Float64Array[], dims: number): Float64Array {
  const length = replicates[0]?.length ?? 0;
  const means = new Float64Array(length);
  for (const replicate of replicates) replicate.forEach((v, i) => (means[i]! += v / replicates.length));
  const covariances = new Float64Array(length * dims);
  for (const replicate of replicates) {
    for (let i = 0; i < length; i++) {
      const from = i - (i % dims);
      for (let k = 0; k < dims; k++) {
        covariances[i * dims + k]! += ((replicate[i]! - means[i]!) * (replicate[from + k]! - means[from + k]!)) / (replicates.length - 1);
      }
    }
  }
  return covariances;
}

export type CeilingMetrics = Readonly<Record<CeilingMetric, number>>;

/**
 * How well one half of the judgements predicts the other: two spaces from random halves, the second laid over the first by
 * Procrustes (rotation only, both being normalised), as if it were a mapping's predictions; its distances against the dissimilarities of
 * the first for Kendall's tau. Halves hold half the judgements, so the ceiling for the full data lies somewhat higher.
 */
export function splitHalf({ pairs, statistic, dims, settings }: RatedSpace, n: number, index: number): CeilingMetrics {
  const halves = halveRatings(pairs, createStream(settings.seed, 'halves', index));
  const [a, b] = halves.map((half) => {
    const { matrix } = aggregateRatings(half, n, statistic);
    return { matrix, coordinates: fitSpace(matrix, dims, settings).coordinates };
  });
  const truth = a!.coordinates;
  const { aligned } = procrustes(truth, b!.coordinates, n, dims, { scaling: false });
  const owners = Array.from({ length: n }, (_, i) => i);
  return {
    ...placeValues(prediction({ coordinates: truth, n, dims }, owners, aligned)),
    kendall: spaceTau(a!.matrix, aligned, dims),
  };
}
