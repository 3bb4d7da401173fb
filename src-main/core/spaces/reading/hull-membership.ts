/** Whether a point lies in the convex hull of others, in any number of dimensions. */
import { valueAt } from '../../matrix/view';

/**
 * Is `point` a mixture of `hull` points (weights >= 0 that sum to 1)? Decided as a linear programme, minimise the sum of
 * artificial variables subject to the mixture equations, by the simplex method in phase one with Bland's rule, which cannot
 * cycle (Dantzig 1963; Bland 1977, Mathematics of Operations Research 2). Points on the boundary are inside, up to rounding.
 */
export function isInHull(point: readonly number[], hull: readonly (readonly number[])[]): boolean {
  if (hull.length === 0 || isBeyondBox(point, hull)) return false;
  const scale = Math.max(1e-300, ...hull.flat().map(Math.abs), ...point.map(Math.abs));
  // One equation per dimension and one for the sum; signs such that the right-hand side is not negative.
  const equations = [
    ...point.map((value, k) => ({ row: hull.map((p) => valueAt(p, k) / scale), right: value / scale })),
    { row: hull.map(() => 1), right: 1 },
  ].map(({ row, right }) => (right < 0 ? { row: row.map((v) => -v), right: -right } : { row, right }));
  const m = equations.length;
  const width = hull.length + m;
  const tableau = equations.map(({ row, right }, r) => [...row, ...Array.from({ length: m }, (_, a) => (a === r ? 1 : 0)), right]);
  const basis = Array.from({ length: m }, (_, r) => hull.length + r);
  const costs = Array.from({ length: width + 1 }, (_, c) =>
    c >= hull.length && c < width ? 0 : -tableau.reduce((sum, row) => sum + valueAt(row, c), 0),
  );
  const tolerance = 1e-8; // smaller pivots are rounding, and dividing by them would turn it into weights
  for (;;) {
    const entering = costs.findIndex((cost, c) => c < hull.length && cost < -tolerance); // artificial variables never come back
    if (entering < 0) break;
    const leaving = leavingRow(tableau, basis, entering, width, tolerance);
    if (leaving < 0) break; // cannot happen: the sum of artificial variables is bounded below
    pivot(tableau, costs, leaving, entering);
    basis[leaving] = entering;
  }
  return -valueAt(costs, width) <= 1e-7;
}

/** Most points are farther out in some dimension than every point of the hull, which is seen without solving anything. */
function isBeyondBox(point: readonly number[], hull: readonly (readonly number[])[]): boolean {
  return point.some((value, k) => {
    let [low, high] = [Infinity, -Infinity];
    for (const corner of hull) {
      low = Math.min(low, valueAt(corner, k));
      high = Math.max(high, valueAt(corner, k));
    }
    const air = 1e-7 * Math.max(Math.abs(low), Math.abs(high), 1e-300);
    return value < low - air || value > high + air;
  });
}

function leavingRow(tableau: readonly number[][], basis: readonly number[], entering: number, width: number, tolerance: number): number {
  let best = -1;
  let smallest = Infinity;
  tableau.forEach((row, r) => {
    if (row[entering]! <= tolerance) return;
    const ratio = row[width]! / row[entering]!;
    if (ratio < smallest - tolerance || (ratio < smallest + tolerance && best >= 0 && basis[r]! < basis[best]!)) {
      smallest = Math.min(smallest, ratio);
      best = r;
    }
  });
  return best;
}

function pivot(tableau: number[][], costs: number[], leaving: number, entering: number): void {
  const row = tableau[leaving]!;
  const by = row[entering]!;
  for (let c = 0; c < row.length; c++) row[c]! /= by;
  for (const other of [...tableau, costs]) {
    const factor = other[entering]!;
    if (other === row || factor === 0) continue;
    for (let c = 0; c < row.length; c++) other[c]! -= factor * row[c]!;
  }
}
