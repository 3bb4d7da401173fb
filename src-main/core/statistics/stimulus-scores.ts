/** The metrics of a mapping taken apart by stimulus: what is paired when two methods are compared on the same stimuli. */
import { neighbourCount, type Places } from '../experiments/mapping-table';
import { neighbourhoods } from './neighbours';
import type { Numbers } from './numbers';

export const stimulusMetrics = ['r2', 'mse', 'med', 'rank', 'knn', 'neighbours'] as const;
export type StimulusMetric = (typeof stimulusMetrics)[number];

/** Element i of every list belongs to stimulus `owners[i]`; the mean of a list is the metric over all stimuli at once. */
export interface StimulusScores {
  readonly owners: readonly number[];
  readonly scores: Readonly<Record<StimulusMetric, Float64Array>>;
  /** stimuli x dims, the mean place of each stimulus's predictions. */
  readonly predicted: Float64Array;
}

/**
 * Predictions are rows x dims, row i of stimulus `owners[i]`; several rows of one stimulus (its evaluation copies) are averaged. R2 is
 * made additive by taking the true places as given: 1 - mean over dimensions of (squared error / variance of these stimuli), whose mean
 * over stimuli is R2 exactly; a dimension in which the stimuli do not vary counts nothing.
 */
export function stimulusScores(places: Places, owners: readonly number[], predicted: Numbers): StimulusScores {
  const { coordinates, n, dims } = places;
  const rows = new Map<number, number[]>();
  owners.forEach((owner, row) => rows.set(owner, [...(rows.get(owner) ?? []), row]));
  const own = [...rows.keys()];
  const variance = varianceOf(coordinates, own, dims);
  const lists = stimulusMetrics.map((metric) => [metric, new Float64Array(own.length)] as const);
  const scores = Object.fromEntries(lists) as Record<StimulusMetric, Float64Array>;
  const means = new Float64Array(own.length * dims);
  const { ranks, kept } = neighbourhoods(coordinates, n, dims, predicted, owners, neighbourCount);
  own.forEach((owner, i) => {
    const copies = rows.get(owner)!;
    for (const row of copies) {
      let [squared, share] = [0, 0];
      for (let k = 0; k < dims; k++) {
        const error = (predicted[row * dims + k]! - coordinates[owner * dims + k]!) ** 2;
        squared += error;
        if (variance[k]! > 0) share += error / variance[k]! / dims;
        means[i * dims + k]! += predicted[row * dims + k]! / copies.length;
      }
      scores.mse[i]! += squared / copies.length;
      scores.med[i]! += Math.sqrt(squared) / copies.length;
      scores.r2[i]! += (1 - share) / copies.length;
    }
    const mean = (valueOf: (row: number) => number): number => copies.reduce((sum, row) => sum + valueOf(row), 0) / copies.length;
    scores.rank[i] = mean((row) => ranks[row]!);
    scores.knn[i] = mean((row) => Number(ranks[row]! <= neighbourCount));
    scores.neighbours[i] = copies.reduce((sum, row) => sum + kept[row]!, 0) / (copies.length * Math.min(neighbourCount, n - 1));
  });
  return { owners: own, scores, predicted: means };
}

/** Per dimension, over the given stimuli, divided by their number. */
function varianceOf(coordinates: Numbers, owners: readonly number[], dims: number): Float64Array {
  return Float64Array.from({ length: dims }, (_, k) => {
    const values = owners.map((owner) => coordinates[owner * dims + k]!);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    return values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
  });
}
