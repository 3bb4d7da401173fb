/** How well predicted points match true ones: the three measures of the Shapes study, pooled over all rows handed in. */
import { requireSameLength, type Numbers } from '../numbers';

export interface MappingMetrics {
  /** Mean squared error, summed over dimensions: >= 0, smaller is better, 1 for "always the origin" in a normalised space. */
  readonly mse: number;
  /** Mean Euclidean distance between truth and prediction: >= 0, smaller is better. */
  readonly meanEuclideanDistance: number;
  /** Coefficient of determination: at most 1, larger is better, 0 for "always the mean"; unweighted mean over dimensions. */
  readonly r2: number;
}

/**
 * `truth` and `predicted` are n x dims, row by row.
 * R2 per dimension is 1 - residual / total sum of squares about the mean of these n rows; as in scikit-learn's `r2_score` a
 * dimension whose truth is constant counts 1 if predicted exactly and 0 otherwise, and with fewer than two rows R2 is NaN.
 */
export function mappingMetrics(truth: Numbers, predicted: Numbers, n: number, dims: number): MappingMetrics {
  if (requireSameLength(truth, predicted) !== n * dims) throw new RangeError(`Expected ${n} x ${dims} coordinates, got ${truth.length}.`);
  const errors = new Float64Array(dims); // residual sum of squares per dimension
  let distances = 0;
  for (let i = 0; i < n; i++) {
    let squared = 0;
    for (let k = 0; k < dims; k++) {
      const error = truth[i * dims + k]! - predicted[i * dims + k]!;
      errors[k]! += error * error;
      squared += error * error;
    }
    distances += Math.sqrt(squared);
  }
  let r2 = 0;
  for (let k = 0; k < dims; k++) r2 += determination(errors[k]!, totalSumOfSquares(truth, n, dims, k)) / dims;
  return { mse: errors.reduce((sum, e) => sum + e, 0) / n, meanEuclideanDistance: distances / n, r2: n < 2 ? NaN : r2 };
}

function determination(residual: number, total: number): number {
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}

/** About the mean; exactly 0 for a constant column, where rounding of the mean would leave dust. */
function totalSumOfSquares(values: Numbers, n: number, dims: number, k: number): number {
  let sum = 0;
  let isConstant = true;
  for (let i = 0; i < n; i++) {
    sum += values[i * dims + k]!;
    if (values[i * dims + k] !== values[k]) isConstant = false;
  }
  if (isConstant) return 0;
  const mean = sum / n;
  let total = 0;
  for (let i = 0; i < n; i++) total += (values[i * dims + k]! - mean) ** 2;
  return total;
}
