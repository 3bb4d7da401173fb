/** How predictions miss as a whole: shrunk towards the centre, shifted along an axis, shifted for a category. */
import { centroidOf, matrixView, valueAt } from '../../matrix/view';
import { requireSameLength, type Numbers } from '../numbers';

export interface PredictionBias {
  /** Least-squares factor between true and predicted distance from the truth's centroid: 1 = none lost, 0 = all at the centre. */
  readonly shrinkage: number;
  /** Mean of predicted - true, per axis. */
  readonly shift: Float64Array;
  /** Slope of predicted on true values, per axis; NaN for an axis without variance. */
  readonly slope: Float64Array;
  /** Mean of predicted - true, per category in the order of first appearance. */
  readonly byCategory: readonly { readonly category: string; readonly shift: Float64Array }[];
}

/** `truth` and `predicted` are n x dims, row i of category `categories[i]`. */
export function describeBias(truth: Numbers, predicted: Numbers, dims: number, categories: readonly string[]): PredictionBias {
  const n = categories.length;
  if (requireSameLength(truth, predicted) !== n * dims) throw new RangeError(`Expected ${n} x ${dims} coordinates, got ${truth.length}.`);
  const [right, guess] = [matrixView(truth, dims), matrixView(predicted, dims)];
  const mean = centroidOf(truth, dims);
  const shift = centroidOf(
    Float64Array.from(predicted, (value, i) => value - valueAt(truth as ArrayLike<number>, i)),
    dims,
  );
  const over = (part: (row: number, k: number, centre: number) => number): Float64Array =>
    mean.map((centre, k) => categories.reduce((sum, _, row) => sum + part(row, k, centre), 0));
  const products = over((row, k, centre) => (right.at(row, k) - centre) * (guess.at(row, k) - centre));
  const squares = over((row, k, centre) => (right.at(row, k) - centre) * (right.at(row, k) - centre));
  const sum = (values: Float64Array): number => values.reduce((total, v) => total + v, 0);
  return {
    shrinkage: sum(products) / sum(squares),
    shift,
    slope: products.map((p, k) => (squares[k] === 0 ? NaN : p / valueAt(squares, k))),
    byCategory: [...new Set(categories)].map((category) => ({ category, shift: shiftOf(truth, predicted, dims, categories, category) })),
  };
}

function shiftOf(truth: Numbers, predicted: Numbers, dims: number, categories: readonly string[], category: string): Float64Array {
  const [right, guess] = [matrixView(truth, dims), matrixView(predicted, dims)];
  const members = [...categories.keys()].filter((i) => categories[i] === category);
  return Float64Array.from({ length: dims }, (_, k) =>
    members.reduce((sum, i) => sum + (guess.at(i, k) - right.at(i, k)) / members.length, 0),
  );
}
