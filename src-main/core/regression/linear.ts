/** Linear least squares of several targets at once; where many solutions fit equally well, the one of minimum norm. */
import { factoriseSymmetric } from './matrix/cholesky';
import { gramOf, type Gram } from './matrix/gram';
import { addInnerProducts, mirrorLower } from './matrix/inner-products';
import { requireFittable, type LinearModel, type Matrix } from './matrix/matrix';
import { centre, modelFrom, normsOf, standardise } from './standardise';

export interface LinearOptions {
  /**
   * Scale centred features to unit length first (the study's way, default). Predictions depend on it only where features are
   * collinear or outnumber the rows: there it decides which of the equally good solutions has minimum norm.
   */
  readonly scaled?: boolean;
}

/**
 * Fits targets (n x d) on features (n x p) by the normal equations: over features if n > p, over rows otherwise, followed by
 * one correction with the residual of the data themselves (Bjorck 1987, Linear Algebra and its Applications 88/89), which
 * wins back the digits that squaring the condition number costs. Directions whose singular value lies below about
 * sqrt(m eps) of the largest, m = min(n, p), count as absent; for features in single precision, below p 2^-23 of it: that far the rounding
 * of the features themselves reaches (after Golub & Van Loan 2013, Matrix Computations, sec. 5.4.1), however many rows there are.
 */
export function fitLinear(x: Matrix, y: Matrix, options: LinearOptions = {}): LinearModel {
  requireFittable(x, y);
  return x.rows > x.columns ? fitOverFeatures(x, y, options.scaled ?? true) : fitOverRows(x, y, options.scaled ?? true);
}

/** A fit from inner products, and what one look at the residual of the rows makes of it. */
export interface GramFit {
  readonly model: LinearModel;
  /** `residualProducts`: X'(y - prediction) over centred features, p x d. */
  corrected(residualProducts: Float64Array): LinearModel;
}

/** The normal equations over features. `isSingle`: the features came in single precision. */
export function fitGram(gram: Gram, isSingle: boolean, options: LinearOptions = {}): GramFit {
  const { columns: p, outputs: d, products, cross, mean, targetMean } = gram;
  const norm = (options.scaled ?? true) ? normsOf(gram) : new Float64Array(p).fill(1);
  const system = new Float64Array(p * p);
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) system[i * p + j] = products[i * p + j]! / norm[i]! / norm[j]!;
  const solver = factoriseSymmetric(system, p, leastPivot(p, precisionOf(p, isSingle)));
  const solve = (right: Float64Array): Float64Array => {
    const scaled = right.map((v, i) => v / norm[Math.floor(i / d)]!);
    solver.solve(scaled, d);
    return scaled;
  };
  const weights = solve(cross);
  const modelOf = (of: Float64Array): LinearModel => modelFrom(of, { mean, norm }, targetMean);
  return {
    model: modelOf(weights),
    corrected: (residual) => {
      const correction = solve(residual);
      return modelOf(weights.map((w, i) => w + correction[i]!));
    },
  };
}

/** Adds X'(y - prediction) of some rows, features centred as in `gram`: p x d. */
export function addResidualProducts(into: Float64Array, x: Matrix, y: Matrix, gram: Gram, { weights }: LinearModel): void {
  const { columns: p, outputs: d, mean, targetMean } = gram;
  const row = new Float64Array(p);
  const residual = new Float64Array(d);
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < p; j++) row[j] = x.data[i * p + j]! - mean[j]!;
    for (let k = 0; k < d; k++) residual[k] = y.data[i * d + k]! - targetMean[k]!;
    for (let j = 0, at = 0; j < p; j++) for (let k = 0; k < d; k++) residual[k]! -= row[j]! * weights[at++]!;
    for (let j = 0, at = 0; j < p; j++) for (let k = 0; k < d; k++) into[at++]! += row[j]! * residual[k]!;
  }
}

function fitOverFeatures(x: Matrix, y: Matrix, scaled: boolean): LinearModel {
  const gram = gramOf(x, y);
  const fit = fitGram(gram, x.data instanceof Float32Array, { scaled });
  const residual = new Float64Array(x.columns * y.columns);
  addResidualProducts(residual, x, y, gram, fit.model);
  return fit.corrected(residual);
}

/** 0 where double precision makes the rounding of the features matter less than the solver's own. */
function precisionOf(columns: number, isSingle: boolean): number {
  return isSingle ? columns * 2 ** -23 : 0;
}

function leastPivot(n: number, precision: number): number {
  return Math.max(n * Number.EPSILON, precision ** 2);
}

function fitOverRows(x: Matrix, y: Matrix, scaled: boolean): LinearModel {
  const { rows: n, columns: p } = x;
  const d = y.columns;
  const { mean, norm, rows } = standardise(x, scaled);
  const targets = centre(y);
  const system = new Float64Array(n * n);
  addInnerProducts(rows, n, p, { data: system, offset: 0, stride: n }, 1);
  mirrorLower(system, n);
  let trace = 0;
  for (let i = 0; i < n; i++) trace += system[i * n + i]!;
  // Centring makes (1,...,1) a null vector of X X'. Lifting it leaves the solution, which is orthogonal to it, as it is.
  const lift = trace / n / n || 1;
  for (let i = 0; i < n * n; i++) system[i]! += lift;
  const solver = factoriseSymmetric(system, n, leastPivot(n, precisionOf(p, x.data instanceof Float32Array)));
  const weights = new Float64Array(p * d);
  const residual = targets.rows;
  for (let pass = 0; pass < 2; pass++) {
    const dual = residual.slice();
    solver.solve(dual, d);
    const step = new Float64Array(p * d);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < p; j++) for (let k = 0; k < d; k++) step[j * d + k]! += rows[i * p + j]! * dual[i * d + k]!;
    }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < p; j++) for (let k = 0; k < d; k++) residual[i * d + k]! -= rows[i * p + j]! * step[j * d + k]!;
    }
    for (let i = 0; i < step.length; i++) weights[i]! += step[i]!;
  }
  return modelFrom(weights, { mean, norm }, targets.mean);
}
