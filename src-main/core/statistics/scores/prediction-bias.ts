/** How predictions miss as a whole: shrunk towards the centre, shifted along an axis, shifted for a category. */
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
  const mean = new Float64Array(dims);
  const shift = new Float64Array(dims);
  for (let i = 0; i < n * dims; i++) {
    mean[i % dims]! += truth[i]! / n;
    shift[i % dims]! += (predicted[i]! - truth[i]!) / n;
  }
  const [products, squares] = [new Float64Array(dims), new Float64Array(dims)];
  for (let i = 0; i < n * dims; i++) {
    const k = i % dims;
    const offset = truth[i]! - mean[k]!;
    products[k]! += offset * (predicted[i]! - mean[k]!);
    squares[k]! += offset * offset;
  }
  const sum = (values: Float64Array): number => values.reduce((total, v) => total + v, 0);
  return {
    shrinkage: sum(products) / sum(squares),
    shift,
    slope: products.map((p, k) => (squares[k] === 0 ? NaN : p / squares[k]!)),
    byCategory: [...new Set(categories)].map((category) => ({ category, shift: shiftOf(truth, predicted, dims, categories, category) })),
  };
}

function shiftOf(truth: Numbers, predicted: Numbers, dims: number, categories: readonly string[], category: string): Float64Array {
  const members = [...categories.keys()].filter((i) => categories[i] === category);
  return Float64Array.from({ length: dims }, (_, k) =>
    members.reduce((sum, i) => sum + (predicted[i * dims + k]! - truth[i * dims + k]!) / members.length, 0),
  );
}
