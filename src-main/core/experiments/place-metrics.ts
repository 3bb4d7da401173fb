/** The metrics of predicted places: what each of them makes of one prediction. */
import { meanEuclideanDistance, placeMetrics, type PlaceMetric } from '../catalogue/metrics';
import { mappingMetrics } from '../statistics/scores/mapping-metrics';
import { neighbourhoods, scoreNeighbourhoods, type Neighbourhoods } from '../statistics/neighbours';
import type { Numbers } from '../statistics/numbers';

/** All stimuli of a space, n x dims. */
export interface Places {
  readonly coordinates: Numbers;
  readonly n: number;
  readonly dims: number;
}

/** How many neighbours 'knn' and 'neighbours' look at. */
export const neighbourCount = 5;

/** Predictions are rows x dims, row i of stimulus `owners[i]`. */
export interface Prediction extends Neighbourhoods {
  readonly places: Places;
  readonly owners: readonly number[];
  readonly predicted: Numbers;
  /** Of the true places along each dimension, over the stimuli that are predicted, divided by their number. */
  readonly variance: Float64Array;
}

/** The distances to all stimuli are taken once, for all metrics. */
export function prediction(places: Places, owners: readonly number[], predicted: Numbers): Prediction {
  const { coordinates, n, dims } = places;
  const variance = varianceOf(coordinates, [...new Set(owners)], dims);
  return { places, owners, predicted, variance, ...neighbourhoods(coordinates, n, dims, predicted, owners, neighbourCount) };
}

/**
 * Of one row; the mean over rows is the metric. R2 is made additive by taking the true places as given: 1 - mean over dimensions of (squared
 * error / variance of these stimuli), whose mean over stimuli is R2 exactly; a dimension in which the stimuli do not vary counts nothing.
 */
export const placeScores: Readonly<Record<PlaceMetric, (given: Prediction, row: number) => number>> = {
  r2: ({ places: { coordinates, dims }, owners, predicted, variance }, row) => {
    let share = 0;
    for (let k = 0; k < dims; k++) {
      const error = (predicted[row * dims + k]! - coordinates[owners[row]! * dims + k]!) ** 2;
      if (variance[k]! > 0) share += error / variance[k]! / dims;
    }
    return 1 - share;
  },
  mse: squaredError,
  med: (given, row) => Math.sqrt(squaredError(given, row)),
  rank: ({ ranks }, row) => ranks[row]!,
  knn: ({ ranks }, row) => Number(ranks[row]! <= neighbourCount),
  neighbours: ({ kept, places: { n } }, row) => kept[row]! / Math.min(neighbourCount, n - 1),
};

/** Over all rows. Where a metric has been published as one sum over all of them, it stays that sum, to the last digit. */
export function placeValues(given: Prediction): Record<PlaceMetric, number> {
  const { places, owners, predicted } = given;
  const { n, dims } = places;
  const { mse, meanEuclideanDistance: distance, r2 } = mappingMetrics(truthOf(places, owners), predicted, owners.length, dims);
  const { rank, hitRate: knn, preservation: neighbours } = scoreNeighbourhoods(given, n, neighbourCount);
  const sums: Partial<Record<PlaceMetric, number>> = { mse, [meanEuclideanDistance]: distance, r2, rank, knn, neighbours };
  const means = placeMetrics.map((metric) => {
    const scoreOf = placeScores[metric];
    return [metric, sums[metric] ?? owners.reduce((sum, _, row) => sum + scoreOf(given, row), 0) / owners.length] as const;
  });
  return { ...sums, ...(Object.fromEntries(means) as Record<PlaceMetric, number>) };
}

function squaredError({ places: { coordinates, dims }, owners, predicted }: Prediction, row: number): number {
  let squared = 0;
  for (let k = 0; k < dims; k++) squared += (predicted[row * dims + k]! - coordinates[owners[row]! * dims + k]!) ** 2;
  return squared;
}

function truthOf({ coordinates, dims }: Places, owners: readonly number[]): Float64Array {
  const truth = new Float64Array(owners.length * dims);
  owners.forEach((owner, row) => {
    for (let k = 0; k < dims; k++) truth[row * dims + k] = coordinates[owner * dims + k]!;
  });
  return truth;
}

function varianceOf(coordinates: Numbers, owners: readonly number[], dims: number): Float64Array {
  return Float64Array.from({ length: dims }, (_, k) => {
    const values = owners.map((owner) => coordinates[owner * dims + k]!);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
  });
}
