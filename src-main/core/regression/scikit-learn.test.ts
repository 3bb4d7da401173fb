/** Regressions against scikit-learn on random and degenerate data. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { largestDifference, readGolden, type GoldenRegression } from '../golden.fixture';
import { fitLassoPath } from './lasso/lasso';
import { fitLinear } from './linear';
import { predictLinear, type LinearModel, type Matrix } from './matrix/matrix';
import { fitRidge } from './ridge';
import { standardise } from './standardise';

const golden = readGolden((path) => readFileSync(path, 'utf8'));
const asMatrix = (rows: number[][]): Matrix => {
  return { rows: rows.length, columns: rows[0]!.length, data: Float64Array.from(rows.flat()) };
};
/** As scikit-learn sees them: weights of features of unit length, in units of the targets' size. */
function compare({ x, y }: GoldenRegression, model: LinearModel, expected: { weights: number[][]; predicted: number[][] }) {
  const features = asMatrix(x);
  const { norm } = standardise(features, true);
  const d = y[0]!.length;
  const size = Math.max(1, ...y.flat().map(Math.abs));
  const weights = model.weights.map((w, i) => (w * norm[Math.floor(i / d)]!) / size);
  const predicted = predictLinear(model, features).map((v) => v / size);
  return {
    weights: largestDifference(
      weights,
      expected.weights.flat().map((v) => v / size),
    ),
    predicted: largestDifference(
      predicted,
      expected.predicted.flat().map((v) => v / size),
    ),
  };
}
/** Equal columns share one weight in any proportion: there only predictions are determined. */
const isDetermined = ({ name }: GoldenRegression): boolean => name !== 'duplicated columns' && name !== 'fewer rows than features';

describe.each(golden.regressions.map((each) => [each.name, each] as const))('%s', (_, each) => {
  const [x, y] = [asMatrix(each.x), asMatrix(each.y)];

  it('linear regression agrees to 1e-8, weights included', () => {
    const { weights, predicted } = compare(each, fitLinear(x, y), each.linear);
    expect(predicted).toBeLessThan(1e-8);
    expect(weights).toBeLessThan(1e-8);
  });

  it('ridge regression agrees to 1e-8', () => {
    for (const { penalty, ...expected } of each.ridge) {
      const { weights, predicted } = compare(each, fitRidge(x, y, penalty), expected);
      expect(predicted).toBeLessThan(1e-8);
      expect(weights).toBeLessThan(1e-8);
    }
  });

  it('the lasso agrees to 1e-5', () => {
    const fits = fitLassoPath(
      x,
      y,
      each.lasso.map(({ beta }) => beta),
    );
    fits.forEach(({ model, converged }, i) => {
      expect(converged).toBe(true);
      const { weights, predicted } = compare(each, model, each.lasso[i]!);
      expect(predicted).toBeLessThan(1e-5);
      if (isDetermined(each)) expect(weights).toBeLessThan(1e-5);
    });
  });
});
