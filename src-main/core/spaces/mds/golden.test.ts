import { describe, expect, it } from 'vitest';
import { isInHull } from '../reading/hull-membership';
import { isotonicRegression, isotonicRoom } from './isotonic';
import { nonNegativeLeastSquares } from '../../regression/lasso/non-negative';
import { classicalScaling } from './classical';
import { findDirections } from '../reading/directions';
import { measureAgreement, type Agreement, type DistanceMeasure } from '../matrix/distance-agreement';
import { euclideanDistances } from '../matrix/distances';
import { ratedPairs } from '../matrix/dissimilarity-matrix';
import golden from './golden.json';
import { fitLinearSvm } from '../reading/linear-svm';
import { procrustes } from '../judge/procrustes';
import { ratioRule } from './disparities';
import { improve } from './improve';
import { coordinatesOf, prepareSmacof, startRun } from './smacof';

/** Made by build/golden/spaces.py with scipy and scikit-learn of the versions named in the file. */
const n = 14;
const truth = Float64Array.from(golden.truth);
const matrix = { n, values: Float64Array.from(golden.dissimilarity) };
const near = (a: ArrayLike<number>, b: readonly number[], tolerance: number): void => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < b.length; i++) expect(Math.abs(a[i]! - b[i]!)).toBeLessThan(tolerance);
};
const pairDistancesOf = (coordinates: Float64Array): number[] => {
  const all = euclideanDistances(coordinates, n, 2);
  return Array.from({ length: n }, (_, i) => [...all.subarray(i * n + i + 1, (i + 1) * n)]).flat();
};

describe('mathematics of spaces against scipy and scikit-learn', () => {
  it('metric SMACOF arrives at the same minimum from the same start', () => {
    const problem = prepareSmacof(matrix, 2);
    const run = startRun(problem, golden.start);
    improve(problem, run, ratioRule(problem.dissimilarity), 1e-14, 100_000);
    expect(run.stress1).toBeCloseTo(golden.metric.stress1, 8);
    // Up to its size, which the reference fixes and Stress-1 leaves open.
    const [ours, theirs] = [pairDistancesOf(coordinatesOf(problem, run)), golden.metric.distances];
    const size = theirs.reduce((s, v) => s + v, 0) / ours.reduce((s, v) => s + v, 0);
    near(
      ours.map((v) => v * size),
      theirs,
      1e-4,
    );
  });

  it('classical scaling has the same distances', () => {
    near(pairDistancesOf(classicalScaling(matrix, 2)), golden.classical, 1e-9);
  });

  it('Procrustes leaves the same residual', () => {
    expect(1 - procrustes(golden.start, golden.other, n, 2).r2).toBeCloseTo(golden.procrustesDisparity, 10);
  });

  it('isotonic regression with weights is the same', () => {
    const { values, weights, fitted } = golden.isotonic;
    const ours = new Float64Array(values.length);
    isotonicRegression(Float64Array.from(values), values.length, ours, isotonicRoom(values.length), Float64Array.from(weights));
    near(ours, fitted, 1e-10);
  });

  it('the support vector machine finds the same plane', () => {
    const { points, classes, weights, intercept } = golden.svm;
    const fit = fitLinearSvm(Float64Array.from(points), 3, classes);
    near(fit.weights, weights, 1e-6);
    expect(fit.intercept).toBeCloseTo(intercept, 6);
  });

  it('directions point the same way and are judged the same', () => {
    const [regression, svm] = findDirections(truth, n, 3, golden.directions.feature);
    for (const [own, reference] of [
      [regression!, golden.directions.regression],
      [svm!, golden.directions.svm],
    ] as const) {
      near(own.vector, reference.vector, 1e-6);
      expect(own.kappa).toBeCloseTo(reference.kappa, 10);
      expect(own.spearman).toBeCloseTo(reference.spearman, 10);
    }
  });

  it('distances agree with the dissimilarities to the same degree, by every measure', () => {
    expect(ratedPairs(matrix).dissimilarity).toHaveLength((n * (n - 1)) / 2);
    for (const [measure, expected] of Object.entries(golden.agreement)) {
      const own = measureAgreement(matrix, truth, 3, measure as DistanceMeasure);
      for (const [name, value] of Object.entries(expected)) expect(own[name as keyof Agreement]).toBeCloseTo(value, 9);
    }
  });

  it('points are inside the same hulls', () => {
    for (const { point, hull, inside } of golden.hulls) expect(isInHull(point, hull)).toBe(inside);
  });

  it('non-negative least squares has the same weights', () => {
    const { x, y, weights } = golden.leastSquares;
    near(nonNegativeLeastSquares({ rows: 20, columns: 5, data: Float64Array.from(x) }, Float64Array.from(y)), weights, 1e-8);
  });
});
