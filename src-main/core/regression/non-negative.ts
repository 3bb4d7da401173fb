/** Least squares with weights that may not be negative, and no intercept. */
import type { Matrix } from './matrix';

/**
 * Minimises |y - Xw|^2 over w >= 0 by cyclic coordinate descent on the inner products (Franc, Hlavac & Navara 2005, CAIP), until
 * no optimality condition is violated by more than 1e-10 of |X'y|. Columns of zeros get weight 0.
 */
export function nonNegativeLeastSquares(x: Matrix, y: Float64Array, maxSweeps = 10_000): Float64Array {
  const p = x.columns;
  const products = new Float64Array(p * p);
  const gradient = new Float64Array(p); // X'(y - Xw)
  for (let i = 0; i < x.rows; i++) {
    for (let a = 0; a < p; a++) {
      const value = x.data[i * p + a]!;
      if (value === 0) continue;
      gradient[a]! += value * y[i]!;
      for (let b = 0; b < p; b++) products[a * p + b]! += value * x.data[i * p + b]!;
    }
  }
  const tolerance = 1e-10 * Math.hypot(...gradient);
  const w = new Float64Array(p);
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    let worst = 0;
    for (let a = 0; a < p; a++) {
      const own = products[a * p + a]!;
      if (own === 0) continue;
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
