/** What the scatter of judgements does to a space: confidence regions of its points, and the best any mapping could do. */
import type { RatingStatistic, SpaceSettings } from '../../../contract/study/space';
import type { CeilingMetric } from '../../catalogue/metrics';
import { placeValues, prediction } from '../../experiments/place-metrics';
import { matrixView, valueAt } from '../../matrix/view';
import { createStream } from '../../random/stream';
import { spaceTau, type DissimilarityMatrix } from './dissimilarity-matrix';
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
    const off = matrixView(
      replicate.map((v, i) => v - valueAt(means, i)),
      dims,
    );
    for (let i = 0; i < off.rows; i++) {
      for (let a = 0; a < dims; a++)
        for (let b = 0; b < dims; b++) covariances[(i * dims + a) * dims + b]! += (off.at(i, a) * off.at(i, b)) / (replicates.length - 1);
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
  const [first, second] = halves.map((half) => aggregateRatings(half, n, statistic).matrix) as [DissimilarityMatrix, DissimilarityMatrix];
  const truth = fitSpace(first, dims, settings).coordinates;
  const { aligned } = procrustes(truth, fitSpace(second, dims, settings).coordinates, n, dims, { scaling: false });
  const owners = Array.from({ length: n }, (_, i) => i);
  return {
    ...placeValues(prediction({ coordinates: truth, n, dims }, owners, aligned)),
    kendall: spaceTau(first, aligned, dims),
  };
}
