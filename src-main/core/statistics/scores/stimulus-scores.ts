/** The metrics of a mapping taken apart by stimulus: what is paired when two methods are compared on the same stimuli. */
import { placeMetrics, type PlaceMetric } from '../../catalogue/metrics';
import { placeScores, prediction, type Places } from '../../experiments/place-metrics';
import type { Numbers } from '../numbers';
import { valueAt } from '../../matrix/view';

/** Element i of every list belongs to stimulus `owners[i]`; the mean of a list is the metric over all stimuli at once. */
export interface StimulusScores {
  readonly owners: readonly number[];
  readonly scores: Readonly<Record<PlaceMetric, Float64Array>>;
  /** stimuli x dims, the mean place of each stimulus's predictions. */
  readonly predicted: Float64Array;
}

/** Predictions are rows x dims, row i of stimulus `owners[i]`; several rows of one stimulus (its evaluation copies) are averaged. */
export function stimulusScores(places: Places, owners: readonly number[], predicted: Numbers): StimulusScores {
  const { dims } = places;
  const rows = new Map<number, number[]>();
  owners.forEach((owner, row) => rows.set(owner, [...(rows.get(owner) ?? []), row]));
  const copies = [...rows.values()];
  const given = prediction(places, owners, predicted);
  const lists = placeMetrics.map((metric) => {
    const scoreOf = placeScores[metric];
    const means = copies.map((own) => own.reduce((sum, row) => sum + scoreOf(given, row), 0) / own.length);
    return [metric, Float64Array.from(means)] as const;
  });
  const means = new Float64Array(copies.length * dims);
  copies.forEach((own, i) => {
    for (const row of own) for (let k = 0; k < dims; k++) means[i * dims + k]! += valueAt(predicted, row * dims + k) / own.length;
  });
  return { owners: [...rows.keys()], scores: Object.fromEntries(lists) as Record<PlaceMetric, Float64Array>, predicted: means };
}
