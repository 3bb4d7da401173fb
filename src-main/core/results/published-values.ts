/** What the Shapes study published for its mean space, to stand beside results computed in that same space. */
import type { Method } from '../../contract/running/experiment';
import { mappingError, meanEuclideanDistance, type MetricName } from '../catalogue/metrics';
import { valueAt } from '../matrix/view';

/** Of all numbers below: github.com/lbechberger/LearningPsychologicalSpaces, data/Shapes/ml, experiments 1, 4, 5 and 9 (five folds, pooled or averaged). */
export const publishedSource = 'Bechberger, LearningPsychologicalSpaces, data/Shapes/ml, experiments 1 to 9';

/** What stands between these results and published ones even where both are scored over all augmented copies. */
export const differencesEn =
  'regressions are fitted on three folds and their penalty is chosen on a fourth (--training-folds 4 fits the four that were published), features with hardly any variance are left out of linear and lasso (--feature-filter off keeps them), the drawings, folds within categories and copies are others, and fewer copies are made in every size but the study’s';

/** In the order of the columns of a row. */
const published = [mappingError, meanEuclideanDistance, 'r2'] as const satisfies readonly MetricName[];
type Row = readonly [mse: number, meanEuclideanDistance: number, r2: number];

/** Row d - 1 is the d-D space. */
const byDimension: Partial<Record<Method, readonly Row[]>> = {
  // Inception-v3, linear regression
  'photograph-linear': [
    [0.563, 0.608, 0.437],
    [0.488, 0.646, 0.506],
    [0.533, 0.693, 0.463],
    [0.551, 0.716, 0.451],
    [0.568, 0.733, 0.427],
    [0.586, 0.746, 0.409],
    [0.599, 0.756, 0.386],
    [0.615, 0.767, 0.377],
    [0.645, 0.788, 0.339],
    [0.661, 0.798, 0.337],
  ],
  // Inception-v3, lasso, beta 0.005
  'photograph-lasso': [
    [0.562, 0.598, 0.438],
    [0.467, 0.624, 0.528],
    [0.487, 0.659, 0.509],
    [0.509, 0.683, 0.492],
    [0.543, 0.714, 0.452],
    [0.555, 0.725, 0.44],
    [0.572, 0.735, 0.41],
    [0.597, 0.753, 0.393],
    [0.628, 0.776, 0.359],
    [0.653, 0.791, 0.342],
  ],
  // sketch network 'Small', lasso, beta 0.02
  'sketch-lasso': [
    [0.507, 0.54, 0.493],
    [0.389, 0.547, 0.607],
    [0.435, 0.6, 0.558],
    [0.474, 0.64, 0.525],
    [0.467, 0.644, 0.529],
    [0.515, 0.683, 0.481],
    [0.531, 0.696, 0.452],
    [0.56, 0.719, 0.43],
    [0.604, 0.75, 0.365],
    [0.615, 0.759, 0.376],
  ],
  // network 'Default', mapping weight 0.0625; its published R2 is computed image by image (see below)
  'multi-task': [
    [0.636, 0.577, -130],
    [0.418, 0.554, 0.453],
    [0.455, 0.606, 0.527],
    [0.404, 0.592, 0.577],
    [0.45, 0.633, 0.532],
    [0.456, 0.64, 0.527],
    [0.513, 0.684, 0.469],
    [0.538, 0.706, 0.449],
    [0.544, 0.713, 0.44],
    [0.589, 0.74, 0.398],
  ],
};

/**
 * Of the 4-D space alone: the control with shuffled targets, the linear regression on the network 'Default', of which only R2 was tabled,
 * accuracies of the network 'Default' alone and with mapping weight 0.0625, and the autoencoder 'best'.
 */
const inFourDimensions: Partial<Record<Method, Partial<Record<MetricName, number>>>> = {
  'photograph-shuffled': { mse: 1.233, [meanEuclideanDistance]: 1.083, r2: -0.235 },
  'sketch-linear': { r2: 0.441 },
  classification: { 'accuracy:tu-berlin': 0.632, 'accuracy:sketchy': 0.793 },
  'multi-task': { 'accuracy:tu-berlin': 0.564, 'accuracy:sketchy': 0.751 },
  reconstruction: { bce: 0.083 },
  'reconstruction-lasso': { mse: 0.738, [meanEuclideanDistance]: 0.81, r2: 0.26 },
  'multi-task-reconstruction': { mse: 0.55, [meanEuclideanDistance]: 0.69, r2: 0.414, bce: 0.102 },
};

/** Null where nothing was published. */
export function publishedValue(method: Method, metric: MetricName, dims: number): number | null {
  const column = published.findIndex((name) => name === metric);
  const row = column < 0 ? undefined : byDimension[method]?.[dims - 1];
  // Networks had their R2 averaged over images, which explodes where a place lies near the centre: 1 - MSE is the same quantity as ours.
  if (method === 'multi-task' && metric === 'r2') return row === undefined ? null : Math.round((1 - row[0]) * 1000) / 1000;
  if (row !== undefined) return valueAt(row, column);
  return dims === 4 ? (inFourDimensions[method]?.[metric] ?? null) : null;
}
