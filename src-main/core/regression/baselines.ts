/** Predictions made without looking at any image: what a mapping has to beat. */
import type { PlainBaseline } from '../catalogue/methods';
import { matrixView, valueAt } from '../matrix/view';
import type { RandomStream } from '../random/stream';
import { choleskyOrNull } from './matrix/cholesky';
import { columnMeans } from './matrix/gram';
import type { Matrix } from './matrix/matrix';

/**
 * `rows` predictions (rows x d) of the named baseline, which knows the training targets only:
 * zero - always the origin; mean - always the training mean; normal - drawn from the multivariate normal distribution fitted to
 * the training targets (maximum likelihood); draw - a training target drawn at random.
 */
export function predictBaseline(name: PlainBaseline, training: Matrix, rows: number, stream: RandomStream): Float64Array {
  const d = training.columns;
  const predicted = new Float64Array(rows * d);
  switch (name) {
    case 'zero':
      return predicted;
    case 'mean': {
      const mean = columnMeans(training);
      return predicted.map((_, i) => valueAt(mean, i % d));
    }
    case 'draw':
      for (let i = 0; i < rows; i++) {
        const drawn = stream.integer(training.rows);
        predicted.set(training.data.subarray(drawn * d, (drawn + 1) * d), i * d);
      }
      return predicted;
    case 'normal':
      return drawNormal(training, rows, stream);
    default:
      return name satisfies never;
  }
}

/**
 * For each of some items the mean target of the training items of its category; the mean of all where no training item has the category,
 * or the item has none. Sees no image: what a method reaches beyond it is more than recognising the category. `categories` has one for each row of `training`; the answer is items x columns, row by row.
 */
export function categoryMeans(training: Matrix, categories: readonly string[], items: readonly string[]): Float64Array {
  const d = training.columns;
  const everything = columnMeans(training);
  const targets = matrixView(training.data, d);
  const means = new Map(
    [...new Set(categories)].map((category) => {
      const members = categories.flatMap((own, row) => (own === category && own !== '' ? [row] : []));
      const mean = Float64Array.from({ length: d }, (_, k) => {
        return members.reduce((sum, row) => sum + targets.at(row, k), 0) / members.length;
      });
      return [category, members.length === 0 ? everything : mean] as const;
    }),
  );
  const predicted = new Float64Array(items.length * d);
  items.forEach((category, i) => predicted.set(means.get(category) ?? everything, i * d));
  return predicted;
}

/**
 * The control with shuffled targets: `order[i]` is the stimulus whose coordinates stimulus i gets instead of its own. One fixed
 * order serves all spaces, so hand in a stream named for it and nothing else.
 */
export function shuffleTargets(targets: Matrix, stream: RandomStream): { order: Int32Array; targets: Matrix } {
  const d = targets.columns;
  const order = stream.permutation(targets.rows);
  const data = new Float64Array(targets.data.length);
  order.forEach((from, i) => data.set(targets.data.subarray(from * d, (from + 1) * d), i * d));
  return { order, targets: { ...targets, data } };
}

function drawNormal(training: Matrix, rows: number, stream: RandomStream): Float64Array {
  const d = training.columns;
  const mean = columnMeans(training);
  const targets = matrixView(training.data, d);
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < training.rows; i++) {
    for (let a = 0; a < d; a++) {
      for (let b = 0; b < d; b++) {
        covariance[a * d + b]! += ((targets.at(i, a) - valueAt(mean, a)) * (targets.at(i, b) - valueAt(mean, b))) / training.rows;
      }
    }
  }
  // With fewer targets than dimensions the covariance is singular: a trace of jitter, far below any spread that matters.
  let trace = 0;
  for (let a = 0; a < d; a++) trace += valueAt(covariance, a * d + a);
  for (let a = 0; a < d; a++) covariance[a * d + a]! += 1e-12 * trace;
  const lower = matrixView(choleskyOrNull(covariance, d) ?? new Float64Array(d * d), d); // null only if all targets are equal
  const predicted = new Float64Array(rows * d);
  const z = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    for (let a = 0; a < d; a++) z[a] = stream.normal();
    for (let a = 0; a < d; a++) {
      let value = valueAt(mean, a);
      for (let b = 0; b <= a; b++) value += lower.at(a, b) * valueAt(z, b);
      predicted[i * d + a] = value;
    }
  }
  return predicted;
}
