import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream';
import { readPublishedDirections, readStudyFeature, readStudySpace, studyFolder } from '../spaces/shapes-study.fixture';
import { fitLinear } from './linear';
import { predictLinear, type Matrix } from './matrix/matrix';

const read = (path: string) => readFileSync(path, 'utf8');

function drawMatrix(seed: number, rows: number, columns: number, scale: (j: number) => number = () => 1): Matrix {
  const stream = createStream(seed, rows, columns);
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, (_, i) => stream.normal() * scale(i % columns)) };
}

/** Least squares makes residuals orthogonal to every centred feature and to 1. */
function largestResidualProduct(x: Matrix, y: Matrix, predicted: Float64Array): number {
  let worst = 0;
  for (let k = 0; k < y.columns; k++) {
    for (let j = -1; j < x.columns; j++) {
      let [product, length] = [0, 0];
      for (let i = 0; i < x.rows; i++) {
        const feature = j < 0 ? 1 : x.data[i * x.columns + j]!;
        product += feature * (y.data[i * y.columns + k]! - predicted[i * y.columns + k]!);
        length += feature * feature;
      }
      worst = Math.max(worst, Math.abs(product) / Math.sqrt(length || 1));
    }
  }
  return worst;
}

describe('linear regression', () => {
  it('finds a hand-computed line and leaves a constant target alone', () => {
    const x = { rows: 4, columns: 1, data: Float64Array.of(1, 2, 3, 4) };
    const y = { rows: 4, columns: 2, data: Float64Array.of(6, 0.1, 5, 0.1, 7, 0.1, 10, 0.1) };
    const { intercept, weights } = fitLinear(x, y);
    expect(weights[0]).toBeCloseTo(1.4, 14); // Sxy = 1.5 + 1 + 0 + 4.5, Sxx = 5
    expect(intercept[0]).toBeCloseTo(3.5, 14);
    expect([weights[1], intercept[1]]).toEqual([0, 0.1]);
  });

  it('recovers an exact linear relation, also from features of very different size', () => {
    const size = (j: number) => 10 ** (3 * (j % 5) - 6);
    const x = drawMatrix(1, 60, 12, size);
    const truth = Float64Array.from({ length: 36 }, (_, i) => (1 + (i % 4)) / size(Math.floor(i / 3)));
    const y = { rows: 60, columns: 3, data: predictLinear({ intercept: Float64Array.of(5, -3, 1), weights: truth }, x) };
    const { intercept, weights } = fitLinear(x, y);
    weights.forEach((w, i) => expect(Math.abs(w / truth[i]! - 1)).toBeLessThan(1e-12));
    expect(intercept[0]).toBeCloseTo(5, 12);
  });

  it('is a least-squares fit whatever the shape: many rows, few rows, repeated rows, repeated and constant features', () => {
    const shape = fc.record({ seed: fc.integer(), rows: fc.integer({ min: 2, max: 40 }), columns: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(shape, fc.boolean(), fc.boolean(), ({ seed, rows, columns }, hasCopies, scaled) => {
        const x = drawMatrix(seed, rows, columns);
        for (let i = 0; hasCopies && i < x.data.length; i++) {
          const [row, column] = [Math.floor(i / columns), i % columns];
          x.data[i] = column === 0 ? 0.1 : x.data[(row % 7) * columns + (column % 5)]!;
        }
        const y = drawMatrix(seed + 1, rows, 2);
        const model = fitLinear(x, y, { scaled });
        expect(largestResidualProduct(x, y, predictLinear(model, x))).toBeLessThan(1e-7);
      }),
      { numRuns: 60 },
    );
  });

  it('has minimum norm where features outnumber rows: weights lie in the span of the rows', () => {
    // Two rows, three features, unscaled: w = X' (X X')^-1 y on centred rows +-(1, 2, 2) / 2 -> w = (1, 2, 2) * 2 / 9 for y = +-1.
    const x = { rows: 2, columns: 3, data: Float64Array.of(1, 2, 2, 0, 0, 0) };
    const { weights } = fitLinear(x, { rows: 2, columns: 1, data: Float64Array.of(1, -1) }, { scaled: false });
    [2 / 9, 4 / 9, 4 / 9].forEach((w, j) => expect(weights[j]).toBeCloseTo(w, 14));
    // Scaled, every feature has length 1 and the same product with y: each contributes a third.
    const scaled = fitLinear(x, { rows: 2, columns: 1, data: Float64Array.of(1, -1) });
    [2 / 3, 1 / 3, 1 / 3].forEach((w, j) => expect(scaled.weights[j]).toBeCloseTo(w, 14));
  });

  it('does not depend on the order of rows, and follows targets linearly', () => {
    const x = drawMatrix(5, 30, 50);
    const y = drawMatrix(6, 30, 2);
    const turned = (m: Matrix): Matrix => ({
      ...m,
      data: Float64Array.from(
        { length: m.data.length },
        (_, i) => m.data[(m.rows - 1 - Math.floor(i / m.columns)) * m.columns + (i % m.columns)]!,
      ),
    });
    const model = fitLinear(x, y);
    fitLinear(turned(x), turned(y)).weights.forEach((w, i) => expect(w).toBeCloseTo(model.weights[i]!, 10));
    const doubled = fitLinear(x, { ...y, data: y.data.map((v) => 2 * v + 7) });
    doubled.weights.forEach((w, i) => expect(w).toBeCloseTo(2 * model.weights[i]!, 10));
  });

  it('refuses values that are not numbers, and says where', () => {
    const x = { rows: 2, columns: 2, data: Float64Array.of(1, 2, 3, NaN) };
    expect(() => fitLinear(x, { rows: 2, columns: 1, data: Float64Array.of(1, 2) })).toThrow(/features of row 2/);
  });
});

describe.skipIf(!existsSync(studyFolder))('directions of the Shapes study (needs the reference data)', () => {
  it('come out of ordinary least squares as published, for all features, scales and dimensions', () => {
    let compared = 0;
    for (const feature of ['FORM', 'LINES', 'ORIENTATION'] as const) {
      for (const published of readPublishedDirections(read, feature).filter(({ model }) => model === 'LinReg')) {
        const { dims, scale, direction } = published;
        const x = { rows: 60, columns: dims, data: readStudySpace(read, dims) };
        const y = { rows: 60, columns: 1, data: readStudyFeature(read, scale, feature) };
        const { weights } = fitLinear(x, y);
        const length = Math.hypot(...weights);
        direction.forEach((v, k) => expect(Math.abs(weights[k]! / length - v)).toBeLessThan(1e-9));
        compared++;
      }
    }
    expect(compared).toBe(60);
  });

  it('takes directions below the rounding of single-precision features for absent', () => {
    // Twelve features that are mixtures of three, as behind a nearly dead encoder: whatever else they show is rounding.
    const [hidden, mixture, y] = [drawMatrix(1, 40, 3), drawMatrix(2, 3, 12), drawMatrix(3, 40, 1)];
    const values = Array.from({ length: 40 * 12 }, (_, at) => {
      const [i, j] = [Math.floor(at / 12), at % 12];
      return 5 + [0, 1, 2].reduce((sum, k) => sum + hidden.data[i * 3 + k]! * mixture.data[k * 12 + j]!, 0);
    });
    const exact = fitLinear(hidden, y);
    const fitted = fitLinear({ rows: 40, columns: 12, data: Float32Array.from(values) }, y);
    const fresh = drawMatrix(4, 1, 3);
    const seen = Float64Array.from(
      { length: 12 },
      (_, j) => 5 + [0, 1, 2].reduce((sum, k) => sum + fresh.data[k]! * mixture.data[k * 12 + j]!, 0),
    );
    const [expected, predicted] = [predictLinear(exact, fresh)[0]!, predictLinear(fitted, { rows: 1, columns: 12, data: seen })[0]!];
    expect(Math.abs(predicted - expected)).toBeLessThan(1e-3);
  });
});
