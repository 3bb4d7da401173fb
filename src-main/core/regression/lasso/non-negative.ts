/** Least squares with weights that may not be negative, and no intercept. */
import { addInnerProducts, mirrorLower } from '../matrix/inner-products';
import type { Matrix } from '../matrix/matrix';

/** Inner products of the columns of X with each other (p x p) and with y (p). Those of several sets of rows may be added and taken off. */
export interface Products {
  readonly columns: Float64Array;
  readonly target: Float64Array;
}

/** Minimises |y - Xw|^2 over w >= 0. Columns of zeros get weight 0. */
export function nonNegativeLeastSquares(x: Matrix, y: Float64Array): Float64Array {
  return nonNegativeWeights(productsOf(x, y));
}

export function productsOf({ rows, columns: p, data }: Matrix, y: Float64Array): Products {
  const vectors = new Float64Array((p + 1) * rows); // one column after the other, the target last
  for (let i = 0; i < rows; i++) for (let a = 0; a < p; a++) vectors[a * rows + i] = data[i * p + a]!;
  vectors.set(y, p * rows);
  const all = new Float64Array((p + 1) ** 2);
  addInnerProducts(vectors, p + 1, rows, { data: all, offset: 0, stride: p + 1 }, 1);
  mirrorLower(all, p + 1);
  const columns = new Float64Array(p * p);
  for (let a = 0; a < p; a++) columns.set(all.subarray(a * (p + 1), a * (p + 1) + p), a * p);
  return { columns, target: all.slice(p * (p + 1), p * (p + 1) + p) };
}

/**
 * By cyclic coordinate descent on the inner products (Franc, Hlavac & Navara 2005, CAIP), until no optimality condition is violated by
 * more than 1e-10 of |X'y|.
 */
export function nonNegativeWeights({ columns: products, target }: Products, maxSweeps = 10_000): Float64Array {
  const p = target.length;
  const gradient = target.slice(); // X'(y - Xw)
  const tolerance = 1e-10 * Math.hypot(...gradient);
  const w = new Float64Array(p);
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    let worst = 0;
    for (let a = 0; a < p; a++) {
      const own = products[a * p + a]!;
      if (!(own > 0)) continue;
      worst = Math.max(worst, w[a]! > 0 ? Math.abs(gradient[a]!) : gradient[a]!);
      const change = Math.max(0, w[a]! + gradient[a]! / own) - w[a]!;
      if (change === 0) continue;
      w[a]! += change;
      for (let b = 0; b < p; b++) gradient[b]! -= change * products[a * p + b]!;
    }
    if (worst <= tolerance) break;
  }
  return w;
}
