/** Ridge regression: least squares with a penalty on the squared weights. */
import { factoriseSymmetric } from './matrix/cholesky';
import { gramOf, type Gram } from './matrix/gram';
import { addInnerProducts, mirrorLower } from './matrix/inner-products';
import { requireFittable, type LinearModel, type Matrix } from './matrix/matrix';
import { matrixView } from '../matrix/view';
import { centre, modelFrom, normsOf, standardise } from './standardise';

export interface RidgeOptions {
  /** Scale centred features to unit length first, as the study's regressions do (default), or only centre them. */
  readonly scaled?: boolean;
}

/**
 * Minimises |y - Xw|^2 + penalty |w|^2 over centred features (Hoerl & Kennard 1970, Technometrics 12; scikit-learn's `Ridge`
 * with alpha = penalty): over features if rows outnumber them, else over rows, w = X'(XX' + penalty)^-1 y. Penalty above 0.
 */
export function fitRidge(x: Matrix, y: Matrix, penalty: number, options: RidgeOptions = {}): LinearModel {
  requireFittable(x, y);
  const { scaled = true } = options;
  const penalties = (): number[] => [requirePenalty(penalty)];
  const [model] = x.rows > x.columns ? overFeatures(gramOf(x, y), scaled, penalties) : overRows(x, y, scaled, penalties);
  return model!;
}

/**
 * One model per penalty, features centred and brought to one common scale: minimised is |y - Xw|^2 / n + penalty |w|^2, X divided by the
 * square root of the sum of its features' variances. A penalty so means the same for features of any number and size, and a faint feature
 * stays faint; `scaled`: is first brought to the SD of the others.
 */
export function fitRidgePath(x: Matrix, y: Matrix, penalties: readonly number[], { scaled = false }: RidgeOptions = {}): LinearModel[] {
  requireFittable(x, y);
  return x.rows > x.columns ? fitRidgePathFromGram(gramOf(x, y), penalties, { scaled }) : overRows(x, y, scaled, relative(penalties));
}

/** The same from inner products alone, for features that do not fit in memory. */
export function fitRidgePathFromGram(gram: Gram, penalties: readonly number[], { scaled = false }: RidgeOptions = {}): LinearModel[] {
  return overFeatures(gram, scaled, relative(penalties));
}

/** n times the sum of the variances is the sum of all centred squares. */
function relative(penalties: readonly number[]): (squares: number) => number[] {
  return (squares) => penalties.map((penalty) => requirePenalty(penalty) * (squares > 0 ? squares : 1));
}

function requirePenalty(penalty: number): number {
  if (penalty > 0 && Number.isFinite(penalty)) return penalty;
  throw new RangeError(`Ridge regression needs a penalty above 0, not ${penalty}.`);
}

/** `penaltiesOf` is given the sum of all squared features as they enter. */
function overFeatures(gram: Gram, scaled: boolean, penaltiesOf: (squares: number) => number[]): LinearModel[] {
  const { columns: p, outputs: d, products, cross, mean, targetMean } = gram;
  const norm = scaled ? normsOf(gram) : new Float64Array(p).fill(1);
  const system = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) system[i * p + j] = products[i * p + j]! / (norm[i]! * norm[j]!);
  return penaltiesOf(traceOf(system, p)).map((penalty) => {
    const weights = cross.map((v, i) => v / norm[Math.floor(i / d)]!);
    factoriseSymmetric(lifted(system, p, penalty), p).solve(weights, d);
    return modelFrom(weights, { mean, norm }, targetMean);
  });
}

function overRows(x: Matrix, y: Matrix, scaled: boolean, penaltiesOf: (squares: number) => number[]): LinearModel[] {
  const { rows: n, columns: p } = x;
  const d = y.columns;
  const standardised = standardise(x, scaled);
  const targets = centre(y);
  const system = new Float64Array(n * n);
  addInnerProducts(standardised.rows, n, p, { data: system, offset: 0, stride: n }, 1);
  mirrorLower(system, n);
  return penaltiesOf(traceOf(system, n)).map((penalty) => {
    const dual = targets.rows.slice();
    factoriseSymmetric(lifted(system, n, penalty), n).solve(dual, d);
    const weights = new Float64Array(p * d);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < p; j++) for (let k = 0; k < d; k++) weights[j * d + k]! += standardised.rows[i * p + j]! * dual[i * d + k]!;
    }
    return modelFrom(weights, standardised, targets.mean);
  });
}

function traceOf(system: Float64Array, n: number): number {
  const { at } = matrixView(system, n);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += at(i, i);
  return trace;
}

function lifted(system: Float64Array, n: number, by: number): Float64Array {
  const copy = system.slice();
  for (let i = 0; i < n; i++) copy[i * n + i]! += by;
  return copy;
}
