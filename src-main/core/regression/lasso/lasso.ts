/** The lasso over a path of penalties, one independent fit per target, as scikit-learn's `Lasso(normalize=True)` defines it. */
import { columnSource, type ColumnSource } from './lasso-columns';
import { descend, type LassoOutcome } from './lasso-descent';
import { startHomotopy } from './lasso-homotopy';
import { requireFittable, type LinearModel, type Matrix } from '../matrix/matrix';
import type { Gram } from '../matrix/gram';
import { modelFrom } from '../standardise';
import { valueAt } from '../../matrix/view';

export interface LassoOptions {
  /** Events of the path and sweeps of coordinate descent, per penalty and target; the study's and default limit is 10,000. */
  readonly maxIterations?: number;
}

export interface LassoFit {
  readonly beta: number;
  readonly model: LinearModel;
  /** Events and sweeps since the next larger beta, the most of any target. */
  readonly iterations: number;
  readonly converged: boolean;
  /** Largest violation of the optimality conditions, relative to the length of the centred target; 0 is exact. */
  readonly violation: number;
}

/**
 * One fit per beta, in the order given. Features are centred and scaled to unit length, targets centred; minimised is
 * (1 / 2n) |y - Xw|^2 + alpha |w|_1 with alpha = beta / number of features (Tibshirani 1996, JRSS B 58; scikit-learn's
 * scaling), by coordinate descent with covariance updates and warm starts from larger to smaller betas (Friedman, Hastie &
 * Tibshirani 2010, Journal of Statistical Software 33, sec. 2).
 */
export function fitLassoPath(x: Matrix, y: Matrix, betas: readonly number[], options: LassoOptions = {}): LassoFit[] {
  requireFittable(x, y);
  return fitPath(columnSource(x, y), betas, options);
}

/** The same from inner products alone, for features that do not fit in memory. */
export function fitLassoPathFromGram(gram: Gram, betas: readonly number[], options: LassoOptions = {}): LassoFit[] {
  return fitPath(columnSource(gram), betas, options);
}

function fitPath(source: ColumnSource, betas: readonly number[], { maxIterations = 10_000 }: LassoOptions): LassoFit[] {
  const { rows, columns: p, outputs: d } = source;
  for (const beta of betas) {
    if (!(beta >= 0 && Number.isFinite(beta))) throw new RangeError(`The lasso needs a penalty of 0 or more, not ${beta}.`);
  }
  const weights = betas.map(() => new Float64Array(p * d));
  const outcomes = betas.map((): LassoOutcome[] => []);
  const descending = [...betas.keys()].sort((a, b) => valueAt(betas, b) - valueAt(betas, a));
  for (let k = 0; k < d; k++) {
    const products = Float64Array.from({ length: p }, (_, j) => valueAt(source.cross, j * d + k));
    const state = { weights: new Float64Array(p), products, gradient: products.slice(), length: valueAt(source.targetLength, k) };
    let homotopy = startHomotopy(source, state, largest(products));
    for (const index of descending) {
      const penalty = (rows * valueAt(betas, index)) / p; // n alpha
      const steps = homotopy.moveTo(penalty, maxIterations);
      const outcome = descend(source, state, penalty, maxIterations - steps);
      valueAt(outcomes, index).push({ ...outcome, iterations: steps + outcome.iterations });
      state.weights.forEach((w, j) => (valueAt(weights, index)[j * d + k] = w));
      if (outcome.iterations > 0) homotopy = startHomotopy(source, state, penalty); // descent has left the path it was on
    }
  }
  return betas.map((beta, index) => ({
    beta,
    model: modelFrom(valueAt(weights, index), source, source.targetMean),
    iterations: Math.max(...valueAt(outcomes, index).map((o) => o.iterations)),
    converged: valueAt(outcomes, index).every((o) => o.converged),
    violation: Math.max(...valueAt(outcomes, index).map((o) => o.violation)),
  }));
}

function largest(values: Float64Array): number {
  return values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
}
