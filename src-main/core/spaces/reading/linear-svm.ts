/** A linear support vector machine for a handful of dimensions. */
import { lastOf, matrixView, valueAt } from '../../matrix/view';
import { choleskyOrNull, solveTriangles } from '../../regression/matrix/cholesky';

export interface LinearSvm {
  readonly weights: Float64Array;
  readonly intercept: number;
}

/**
 * Minimises |w|^2 / 2 + b^2 / 2 + C sum max(0, 1 - y (w x + b))^2 over points (rows of `dims` numbers) of two classes: the
 * squared hinge loss with penalised intercept that scikit-learn's `LinearSVC` and LIBLINEAR (Fan et al. 2008, JMLR 9, sec. 2)
 * minimise by default. Newton's method on the primal (Keerthi & DeCoste 2005, JMLR 6) with backtracking.
 */
export function fitLinearSvm(points: Float64Array, dims: number, isPositive: readonly boolean[], cost = 1): LinearSvm {
  const width = dims + 1; // the last weight belongs to a constant 1
  const place = matrixView(points, dims);
  const rows = isPositive.map((positive, i) => {
    const sign = positive ? 1 : -1;
    return Float64Array.from({ length: width }, (_, k) => sign * (k < dims ? place.at(i, k) : 1));
  });
  let w = new Float64Array(width);
  for (let iteration = 0; iteration < 200; iteration++) {
    const gradient = w.slice();
    const hessian = new Float64Array(width * width);
    for (let k = 0; k < width; k++) hessian[k * width + k] = 1;
    for (const row of rows) {
      const slack = 1 - margin(row, w);
      if (slack <= 0) continue;
      for (let a = 0; a < width; a++) {
        gradient[a]! -= 2 * cost * slack * row[a]!;
        for (let b = 0; b < width; b++) hessian[a * width + b]! += 2 * cost * row[a]! * row[b]!;
      }
    }
    if (Math.hypot(...gradient) < 1e-11 * (1 + cost * rows.length)) break;
    const lower = choleskyOrNull(hessian, width);
    if (lower === null) break; // the identity in it keeps it definite unless numbers overflow
    const step = gradient.slice();
    solveTriangles(lower, width, width, step);
    const before = objective(rows, w, cost);
    let share = 1;
    let next = moved(w, step, share);
    while (objective(rows, next, cost) > before && share > 1e-10) next = moved(w, step, (share /= 2));
    w = next;
  }
  return { weights: w.slice(0, dims), intercept: lastOf(w) };
}

function moved(w: Float64Array, step: Float64Array, share: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(w, (v, k) => v - share * valueAt(step, k));
}

function margin(row: Float64Array, w: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += row[k]! * w[k]!;
  return sum;
}

function objective(rows: readonly Float64Array[], w: Float64Array, cost: number): number {
  return rows.reduce((sum, row) => sum + cost * Math.max(0, 1 - margin(row, w)) ** 2, margin(w, w) / 2);
}
