/** Tells a training that answers always the same from one that has begun to learn. */
import type { PlateauSign } from '../../contract/running/run';
import { valueAt } from '../matrix/view';

/** What a finished training's answers are judged by; null and empty where an objective is off. */
export interface LearningFacts {
  /** Cross-entropy of the chosen epoch on the images it was trained with, and the number of classes. */
  readonly crossEntropy: number | null;
  readonly classes: number;
  /** Of each corpus, on the validation fold: share of right answers, images, share of the most frequent class. */
  readonly accuracies: readonly { readonly share: number; readonly images: number; readonly constant: number }[];
  /** Of the chosen epoch on the stimuli it was trained with, and what always answering with their mean would cost. */
  readonly mapping: { readonly squaredError: number; readonly constant: number } | null;
  /** Standard deviation of the predicted places of all stimuli, divided by that of their true places. */
  readonly spread: number | null;
}

/** Nearer to the constant answer than this share of its loss is within what single batches differ by. */
const lossWithin = 0.02;
const smallestSpread = 0.3;

/**
 * 'loss': no better than the best constant answer (log of the number of classes; variance of the places); 'accuracy': in no corpus above its
 * most frequent class by two standard errors; 'spread': predictions under .3 of the targets' standard deviation.
 */
export function findPlateau({ crossEntropy, classes, accuracies, mapping, spread }: LearningFacts): PlateauSign[] {
  const isAtConstant =
    (crossEntropy !== null && classes > 1 && crossEntropy > (1 - lossWithin) * Math.log(classes)) ||
    (mapping !== null && mapping.squaredError > (1 - lossWithin) * mapping.constant);
  const isAtChance = ({ share, images, constant }: (typeof accuracies)[number]): boolean =>
    share <= constant + 2 * Math.sqrt((constant * (1 - constant)) / Math.max(1, images));
  return [
    ...(isAtConstant ? ['loss' as const] : []),
    ...(accuracies.length > 0 && accuracies.every(isAtChance) ? ['accuracy' as const] : []),
    ...(spread !== null && spread < smallestSpread ? ['spread' as const] : []),
  ];
}

/** sqrt of the summed variances of predictions over those of targets; rows x dims each. Null where the targets do not differ. */
export function spreadRatio(predicted: ArrayLike<number>, targets: ArrayLike<number>, dims: number): number | null {
  const own = variance(targets, dims);
  return own === 0 ? null : Math.sqrt(variance(predicted, dims) / own);
}

/** Summed over dimensions: the squared error of always answering with the mean. */
export function variance(values: ArrayLike<number>, dims: number): number {
  const rows = values.length / dims;
  let sum = 0;
  for (let k = 0; k < dims; k++) {
    let mean = 0;
    for (let row = 0; row < rows; row++) mean += valueAt(values, row * dims + k) / rows;
    for (let row = 0; row < rows; row++) sum += (valueAt(values, row * dims + k) - mean) ** 2 / rows;
  }
  return sum;
}
