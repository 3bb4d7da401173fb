import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappingMetrics } from './mapping-metrics';

const coordinate = fc.double({ min: -3, max: 3, noNaN: true });

describe('mapping metrics', () => {
  it('give hand-computed values', () => {
    const truth = [0, 0, 2, 4, 4, 8]; // means 2, 4; sums of squares 8, 32
    const predicted = [3, 4, 2, 4, 4, 7]; // residuals 9, 17
    const { mse, meanEuclideanDistance, r2 } = mappingMetrics(truth, predicted, 3, 2);
    expect(mse).toBeCloseTo(26 / 3, 15);
    expect(meanEuclideanDistance).toBeCloseTo((5 + 0 + 1) / 3, 15);
    expect(r2).toBeCloseTo((1 - 9 / 8 + 1 - 17 / 32) / 2, 15);
  });

  it('give the zero baseline MSE 1 and R2 0 in a normalised space', () => {
    const truth = [1, 0, -1, 0, 0, 1, 0, -1];
    expect(mappingMetrics(truth, new Float64Array(8), 4, 2)).toEqual({ mse: 1, meanEuclideanDistance: 1, r2: 0 });
  });

  it('treat a constant dimension as scikit-learn r2_score does: 1 if met exactly, else 0', () => {
    expect(mappingMetrics([0.1, 0.1, 0.1], [0.1, 0.1, 0.1], 3, 1).r2).toBe(1);
    expect(mappingMetrics([0.1, 0.1, 0.1], [0.1, 0.1, 0.2], 3, 1).r2).toBe(0);
    expect(mappingMetrics([7, 1, 7, 2], [0, 1, 0, 2], 2, 2).r2).toBe(0.5);
    expect(mappingMetrics([1, 2], [1, 2], 1, 2).r2).toBeNaN();
  });

  it('weigh dimensions equally in R2, not by their variance', () => {
    const truth = [0, 0, 1, 100];
    expect(mappingMetrics(truth, [0.5, 0, 0.5, 100], 2, 2).r2).toBeCloseTo(0.5, 15);
  });

  it('hold MSE and R2 together: predicting the mean gives R2 0, nothing beats R2 1', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 20 }), (rows) => {
        const truth = rows.flat();
        const n = rows.length;
        const mean = [0, 1].map((k) => rows.reduce((s, row) => s + row[k]!, 0) / n);
        expect(mappingMetrics(truth, truth, n, 2)).toEqual({ mse: 0, meanEuclideanDistance: 0, r2: 1 });
        const flat = mappingMetrics(
          truth,
          rows.flatMap(() => mean),
          n,
          2,
        );
        const varies = [0, 1].every((k) => rows.some((row) => Math.abs(row[k]! - rows[0]![k]!) > 1e-6));
        if (varies) expect(flat.r2).toBeCloseTo(0, 9);
        expect(flat.meanEuclideanDistance ** 2).toBeLessThanOrEqual(flat.mse * (1 + 1e-12)); // Jensen
      }),
    );
  });

  it('refuse coordinates of another shape', () => {
    expect(() => mappingMetrics([1, 2, 3], [1, 2, 3], 2, 2)).toThrow(RangeError);
    expect(() => mappingMetrics([1, 2], [1, 2, 3], 1, 2)).toThrow(RangeError);
  });
});
