/** Ridge regression: least squares with a penalty on the squared weights. */
import { factoriseSymmetric } from './cholesky';
import { gramOf } from './gram';
import { addInnerProducts, mirrorLower } from './inner-products';
import { requireFittable, type LinearModel, type Matrix } from './matrix';
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
  if (!(penalty > 0 && Number.isFinite(penalty))) throw new RangeError(`Ridge regression needs a penalty above 0, not ${penalty}.`);
  const { scaled = true } = options;
  return x.rows > x.columns ? overFeatures(x, y, penalty, scaled) : overRows(x, y, penalty, scaled);
}

function overFeatures(x: Matrix, y: Matrix, penalty: number, scaled: boolean): LinearModel {
  const gram = gramOf(x, y);
  const { columns: p, outputs: d, products, cross, mean, targetMean } = gram;
  const norm = scaled ? normsOf(gram) : new Float64Array(p).fill(1);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) products[i * p + j]! /= norm[i]! * norm[j]!;
    products[i * p + i]! += penalty;
  }
  const weights = cross.map((v, i) => v / norm[Math.floor(i / d)]!);
  factoriseSymmetric(products, p).solve(weights, d);
  return modelFrom(weights, { mean, norm }, targetMean);
}

function overRows(x: Matrix, y: Matrix, penalty: number, scaled: boolean): LinearModel {
  const { rows: n, columns: p } = x;
  const d = y.columns;
  const standardised = standardise(x, scaled);
  const targets = centre(y);
  const system = new Float64Array(n * n);
  addInnerProducts(standardised.rows, n, p, { data: system, offset: 0, stride: n }, 1);
  mirrorLower(system, n);
  for (let i = 0; i < n; i++) system[i * n + i]! += penalty;
  const dual = targets.rows;
  factoriseSymmetric(system, n).solve(dual, d);
  const weights = new Float64Array(p * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) for (let k = 0; k < d; k++) weights[j * d + k]! += standardised.rows[i * p + j]! * dual[i * d + k]!;
  }
  return modelFrom(weights, standardised, targets.mean);
}
