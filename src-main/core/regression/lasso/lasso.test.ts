import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../random/stream';
import { fitLassoPath } from './lasso';
import { fitLinear } from '../linear';
import { predictLinear, type LinearModel, type Matrix } from '../matrix/matrix';

const studyBetas = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

function drawMatrix(seed: number, rows: number, columns: number): Matrix {
  const stream = createStream(seed, 'lasso', rows, columns);
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => stream.normal()) };
}

/** The objective of scikit-learn's Lasso(alpha, normalize=True) for output k, from the unscaled model. */
function objective(x: Matrix, y: Matrix, { intercept, weights }: LinearModel, beta: number, k: number): number {
  const d = y.columns;
  const predicted = predictLinear({ intercept, weights }, x);
  let [squares, absolute] = [0, 0];
  for (let i = 0; i < x.rows; i++) squares += (y.data[i * d + k]! - predicted[i * d + k]!) ** 2;
  for (let j = 0; j < x.columns; j++) {
    const column = Array.from({ length: x.rows }, (_, i) => x.data[i * x.columns + j]!);
    const mean = column.reduce((s, v) => s + v, 0) / x.rows;
    absolute += Math.abs(weights[j * d + k]!) * Math.hypot(...column.map((v) => v - mean)); // the weight of the scaled feature
  }
  return squares / (2 * x.rows) + (beta / x.columns) * absolute;
}

describe('lasso', () => {
  it('shrinks a single feature by n alpha (hand-computed)', () => {
    // x centred and scaled: (-1, 0, 1) / sqrt 2; its product with y - 4 is sqrt 2 * 3; n alpha = 3 beta; norm of x is sqrt 8.
    const x = { rows: 3, columns: 1, data: Float64Array.of(1, 3, 5) };
    const y = { rows: 3, columns: 1, data: Float64Array.of(1, 4, 7) };
    const fits = fitLassoPath(x, y, [0.5, 1, 2]);
    const weightAt = (beta: number) => Math.max(0, 3 * Math.SQRT2 - 3 * beta) / Math.sqrt(8);
    fits.forEach((fit) => {
      expect(fit.model.weights[0]).toBeCloseTo(weightAt(fit.beta), 14);
      expect(fit.model.intercept[0]).toBeCloseTo(4 - 3 * weightAt(fit.beta), 14);
    });
    expect(fits[2]!.model.weights[0]).toBe(0);
  });

  it('soft-thresholds each feature where features are orthogonal (hand-computed)', () => {
    const x = { rows: 4, columns: 2, data: Float64Array.of(1, 1, 1, -1, -1, 1, -1, -1) }; // norms 2
    const y = { rows: 4, columns: 1, data: Float64Array.of(5, 3, -3, -5) }; // products with the scaled features: 8, 2
    const [fit] = fitLassoPath(x, y, [1.5]); // n alpha = 4 * 1.5 / 2 = 3
    expect([...fit!.model.weights]).toEqual([2.5, 0]);
  });

  it('reaches the optimum for every shape and penalty: no small change of a weight is better', () => {
    const shape = fc.record({ seed: fc.integer(), rows: fc.integer({ min: 3, max: 30 }), columns: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(shape, fc.boolean(), ({ seed, rows, columns }, hasCopies) => {
        const x = drawMatrix(seed, rows, columns);
        // Repeated and constant features leave many equally good solutions: any of them will do.
        if (hasCopies) for (let i = 0; i < x.data.length; i++) if (i % columns > 2) x.data[i] = i % columns === 3 ? 7 : x.data[i - 2]!;
        const y = drawMatrix(seed + 1, rows, 2);
        for (const fit of fitLassoPath(x, y, [0.01, 0.3, 3])) {
          expect(fit.converged).toBe(true);
          expect(fit.violation).toBeLessThan(1e-9);
          for (const k of [0, 1]) {
            const best = objective(x, y, fit.model, fit.beta, k);
            for (let j = 0; j < columns; j++) {
              for (const change of [1e-3, -1e-3]) {
                const weights = fit.model.weights.slice();
                const mean = Array.from({ length: rows }, (_, i) => x.data[i * columns + j]!).reduce((s, v) => s + v, 0) / rows;
                weights[j * 2 + k]! += change;
                const intercept = fit.model.intercept.slice();
                intercept[k]! -= change * mean;
                expect(objective(x, y, { weights, intercept }, fit.beta, k)).toBeGreaterThan(best - 1e-12);
              }
            }
          }
        }
      }),
      { numRuns: 30, examples: [[{ seed: 3369, rows: 15, columns: 21 }, true]] }, // repeated features once led the path astray here
    );
  });

  it('runs from the mean alone to least squares as the penalty falls', () => {
    const x = drawMatrix(1, 50, 8);
    const y = drawMatrix(2, 50, 2);
    const [least, huge] = fitLassoPath(x, y, [0, 1000]);
    fitLinear(x, y).weights.forEach((w, i) => expect(least!.model.weights[i]).toBeCloseTo(w, 9));
    expect(huge!.model.weights.every((w) => w === 0)).toBe(true);
    const mean = (k: number) => Array.from({ length: 50 }, (_, i) => y.data[i * 2 + k]!).reduce((s, v) => s + v, 0) / 50;
    [0, 1].forEach((k) => expect(huge!.model.intercept[k]).toBeCloseTo(mean(k), 14));
  });

  it('fits each target by itself, and each beta whatever the others are', () => {
    const x = drawMatrix(3, 20, 40);
    const y = drawMatrix(4, 20, 3);
    const path = fitLassoPath(x, y, studyBetas);
    expect(path.map(({ beta }) => beta)).toEqual(studyBetas);
    const second = { rows: 20, columns: 1, data: Float64Array.from({ length: 20 }, (_, i) => y.data[i * 3 + 1]!) };
    for (const [at, beta] of studyBetas.entries()) {
      const [alone] = fitLassoPath(x, second, [beta]);
      alone!.model.weights.forEach((w, j) => expect(w).toBeCloseTo(path[at]!.model.weights[j * 3 + 1]!, 8));
    }
  });

  it('gives a constant target no weights, and refuses a negative penalty', () => {
    const x = drawMatrix(7, 10, 5);
    const [fit] = fitLassoPath(x, { rows: 10, columns: 1, data: new Float64Array(10).fill(0.1) }, [0.5]);
    expect([fit!.model.intercept[0], ...fit!.model.weights]).toEqual([0.1, 0, 0, 0, 0, 0]);
    expect(() => fitLassoPath(x, { rows: 10, columns: 1, data: new Float64Array(10) }, [-1])).toThrow(/penalty/);
  });

  it('says so when the limit of iterations ends the search', () => {
    const [fit] = fitLassoPath(drawMatrix(8, 20, 40), drawMatrix(9, 20, 1), [0.001], { maxIterations: 3 });
    expect(fit!.converged).toBe(false);
    expect(fit!.violation).toBeGreaterThan(1e-6);
  });
});
