/** One penalty, one target of the lasso: the check of optimality, and coordinate descent where it is not met. */
import type { ColumnSource } from './lasso-columns';

/** Violations below this share of the target's length count as optimal. */
const lassoTolerance = 1e-9;

/** Of one target; `weights` and `gradient` = X'(y - Xw) move along the path. */
export interface LassoState {
  readonly weights: Float64Array;
  readonly products: Float64Array; // X'y
  readonly gradient: Float64Array;
  readonly length: number; // of the centred target
}

export interface LassoOutcome {
  readonly iterations: number;
  readonly converged: boolean;
  readonly violation: number;
}

/** Features taken up at a time: inner products are dear, and most violators vanish once the worst are in. */
const batch = 64;

/**
 * Minimises |y - Xw|^2 / 2 + penalty |w|_1 from where `state` stands. Optimal is (Karush-Kuhn-Tucker) gradient_j = penalty *
 * sign(w_j) where w_j is not 0 and |gradient_j| <= penalty elsewhere; checked over all features, not only the active ones.
 */
export function descend(source: ColumnSource, state: LassoState, penalty: number, maxIterations: number): LassoOutcome {
  const { weights, gradient, length } = state;
  const tolerance = lassoTolerance * length;
  const active: number[] = [];
  const isActive = new Uint8Array(weights.length);
  const take = (j: number): void => {
    active.push(j);
    isActive[j] = 1;
  };
  weights.forEach((w, j) => w !== 0 && take(j));
  let iterations = 0;
  for (;;) {
    const violators = [...gradient.keys()]
      .filter((j) => isActive[j] === 0 && Math.abs(gradient[j]!) > penalty + tolerance && source.varies(j))
      .sort((a, b) => Math.abs(gradient[b]!) - Math.abs(gradient[a]!));
    violators.slice(0, batch + active.length).forEach(take);
    const violation = largestViolation(weights, gradient, active, penalty);
    if ((violators.length === 0 && violation <= tolerance) || iterations >= maxIterations) {
      const worst = Math.max(violation, ...violators.slice(0, 1).map((j) => Math.abs(gradient[j]!) - penalty));
      return { iterations, converged: worst <= tolerance, violation: length === 0 ? 0 : worst / length };
    }
    iterations += descendOn(source, state, active, penalty, tolerance, maxIterations - iterations);
  }
}

/** Sweeps over `active` until it is optimal by itself; brings weights and the whole gradient up to date. */
function descendOn(
  source: ColumnSource,
  { weights, products, gradient }: LassoState,
  active: readonly number[],
  penalty: number,
  tolerance: number,
  maxSweeps: number,
): number {
  const a = active.length;
  const gram = new Float64Array(a * a);
  active.forEach((j, row) => {
    const column = source.column(j);
    for (let i = 0; i < a; i++) gram[row * a + i] = column[active[i]!]!;
  });
  const w = Float64Array.from(active, (j) => weights[j]!);
  const g = Float64Array.from(active, (j) => gradient[j]!);
  let sweeps = 0;
  while (sweeps < maxSweeps) {
    sweep(gram, w, g, penalty);
    sweeps++;
    if (violationOf(w, g, penalty) <= tolerance / 2) break;
  }
  active.forEach((j, i) => (weights[j] = w[i]!));
  gradient.set(products);
  for (const j of active) {
    const value = weights[j]!;
    if (value === 0) continue;
    const column = source.column(j);
    for (let i = 0; i < gradient.length; i++) gradient[i]! -= value * column[i]!;
  }
  return sweeps;
}

/** One pass of soft-thresholding over all coordinates (Friedman et al. 2010, eq. 5). */
function sweep(gram: Float64Array, w: Float64Array, g: Float64Array, penalty: number): void {
  const a = w.length;
  for (let i = 0; i < a; i++) {
    const own = gram[i * a + i]!;
    const target = g[i]! + own * w[i]!;
    const next = target > penalty ? (target - penalty) / own : target < -penalty ? (target + penalty) / own : 0;
    const change = next - w[i]!;
    if (change === 0) continue;
    w[i] = next;
    for (let j = 0; j < a; j++) g[j]! -= change * gram[i * a + j]!;
  }
}

function violationOf(w: Float64Array, g: Float64Array, penalty: number): number {
  let worst = 0;
  for (let i = 0; i < w.length; i++) {
    const off = w[i] === 0 ? Math.abs(g[i]!) - penalty : Math.abs(g[i]! - penalty * Math.sign(w[i]!));
    if (!(off <= worst)) worst = off;
  }
  return worst;
}

function largestViolation(weights: Float64Array, gradient: Float64Array, active: readonly number[], penalty: number): number {
  return violationOf(
    Float64Array.from(active, (j) => weights[j]!),
    Float64Array.from(active, (j) => gradient[j]!),
    penalty,
  );
}
