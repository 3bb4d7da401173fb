import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream';
import { fitLinear } from './linear';
import { predictLinear, type Matrix } from './matrix/matrix';
import { fitRidge, fitRidgePath } from './ridge';

function drawMatrix(seed: number, rows: number, columns: number): Matrix {
  const stream = createStream(seed, 'ridge');
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => stream.normal()) };
}

describe('ridge regression', () => {
  it('shrinks a single feature by its length squared plus the penalty (hand-computed)', () => {
    const x = { rows: 3, columns: 1, data: Float64Array.of(1, 3, 5) }; // centred: sum of squares 8, product with y 12
    const y = { rows: 3, columns: 1, data: Float64Array.of(1, 4, 7) };
    expect(fitRidge(x, y, 4, { scaled: false }).weights[0]).toBeCloseTo(12 / (8 + 4), 14);
    expect(fitRidge(x, y, 1).weights[0]).toBeCloseTo(12 / 8 / 2, 14); // scaled: length 1, penalty 1 halves it
    expect(fitRidge(x, y, 1).intercept[0]).toBeCloseTo(4 - 3 * 0.75, 14);
  });

  it('of features brought to the same SD means by a penalty what it does otherwise: variances that sum to 1', () => {
    for (const rows of [6, 30]) {
      const [x, y] = [drawMatrix(3, rows, 8), drawMatrix(4, rows, 2)];
      x.data.forEach((value, at) => (x.data[at] = value * 10 ** (at % 8))); // sizes that differ by seven powers of ten
      const [model] = fitRidgePath(x, y, [0.02], { scaled: true });
      const same = fitRidge(x, y, 0.02 * 8); // of unit length, whose squares sum to the number of features
      model!.weights.forEach((weight, i) => expect(weight / same.weights[i]!).toBeCloseTo(1, 9));
    }
  });

  it("meets its optimality condition whatever the shape: X'(y - prediction) = penalty w", () => {
    const shape = fc.record({ seed: fc.integer(), rows: fc.integer({ min: 2, max: 25 }), columns: fc.integer({ min: 1, max: 25 }) });
    fc.assert(
      fc.property(shape, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ seed, rows, columns }, penalty) => {
        const [x, y] = [drawMatrix(seed, rows, columns), drawMatrix(seed + 1, rows, 2)];
        const model = fitRidge(x, y, penalty, { scaled: false });
        const predicted = predictLinear(model, x);
        for (let k = 0; k < 2; k++) {
          let sum = 0;
          for (let i = 0; i < rows; i++) sum += y.data[i * 2 + k]! - predicted[i * 2 + k]!;
          expect(Math.abs(sum)).toBeLessThan(1e-9);
          for (let j = 0; j < columns; j++) {
            let product = 0;
            for (let i = 0; i < rows; i++) product += x.data[i * columns + j]! * (y.data[i * 2 + k]! - predicted[i * 2 + k]!);
            expect(Math.abs(product - penalty * model.weights[j * 2 + k]!)).toBeLessThan(1e-8);
          }
        }
      }),
    );
  });

  it('becomes least squares as the penalty vanishes, and the mean as it grows', () => {
    const [x, y] = [drawMatrix(1, 30, 5), drawMatrix(2, 30, 1)];
    const least = fitLinear(x, y);
    fitRidge(x, y, 1e-10).weights.forEach((w, j) => expect(w).toBeCloseTo(least.weights[j]!, 8));
    fitRidge(x, y, 1e10).weights.forEach((w) => expect(Math.abs(w)).toBeLessThan(1e-8));
    expect(() => fitRidge(x, y, 0)).toThrow(/penalty/);
  });
});

interface GoldenPath {
  readonly cases: readonly {
    readonly name: string;
    readonly x: number[][];
    readonly y: number[][];
    readonly heldX: number[][];
    readonly heldY: number[][];
    readonly fits: readonly { readonly penalty: number; readonly predicted: number[][] }[];
    readonly best: number;
  }[];
}

describe('ridge regression as the steps use it, against scikit-learn', () => {
  const golden = JSON.parse(readFileSync('build/golden/ridge-path.json', 'utf8')) as GoldenPath;
  const matrix = (rows: number[][]): Matrix => ({ rows: rows.length, columns: rows[0]!.length, data: Float64Array.from(rows.flat()) });

  it.each(golden.cases.map((each) => [each.name, each] as const))('%s: held-out predictions to 1e-8, and the same penalty', (_, each) => {
    const penalties = each.fits.map(({ penalty }) => penalty);
    const held = matrix(each.heldX);
    const predictions = fitRidgePath(matrix(each.x), matrix(each.y), penalties).map((model) => predictLinear(model, held));
    predictions.forEach((predicted, i) => {
      const expected = each.fits[i]!.predicted.flat();
      const size = Math.max(1, ...expected.map(Math.abs));
      expected.forEach((value, at) => expect(Math.abs(predicted[at]! - value) / size).toBeLessThan(1e-8));
    });
    const truth = each.heldY.flat();
    const errors = predictions.map((predicted) => predicted.reduce((sum, value, at) => sum + (value - truth[at]!) ** 2, 0));
    expect(penalties[errors.indexOf(Math.min(...errors))]).toBeCloseTo(each.best, 12);
  });

  it('is the same whatever the size of all features, and calm where one hardly varies', () => {
    const x = drawMatrix(3, 20, 4);
    const y = drawMatrix(4, 20, 2);
    const large = { ...x, data: Float64Array.from(x.data, (value) => value * 1e6) };
    const [own, scaled] = [fitRidgePath(x, y, [0.1])[0]!, fitRidgePath(large, y, [0.1])[0]!];
    predictLinear(own, x).forEach((value, i) => expect(predictLinear(scaled, large)[i]).toBeCloseTo(value, 9));
    // A feature silent in training that is excited once in the test: least squares throws that one out of the space.
    const faint = { ...x, data: Float64Array.from(x.data, (value, i) => (i % 4 === 3 ? value * 1e-6 : value)) };
    const excited = { rows: 1, columns: 4, data: Float64Array.of(0, 0, 0, 1) };
    expect(Math.max(...predictLinear(fitRidgePath(faint, y, [0.01])[0]!, excited).map(Math.abs))).toBeLessThan(2);
    expect(Math.max(...predictLinear(fitLinear(faint, y), excited).map(Math.abs))).toBeGreaterThan(1e3);
  });
});
