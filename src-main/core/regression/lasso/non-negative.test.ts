import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createStream } from '../../random/stream';
import { nonNegativeLeastSquares } from './non-negative';

it('fits as least squares does, but never against the sign (hand-computed)', () => {
  const x = { rows: 2, columns: 2, data: Float64Array.of(1, 0, 0, 1) };
  expect([...nonNegativeLeastSquares(x, Float64Array.of(3, -2))]).toEqual([3, 0]);
});

it('is optimal: no weight could usefully move', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, columns) => {
      const stream = createStream(seed, 'non-negative');
      const x = { rows: 20, columns, data: Float64Array.from({ length: 20 * columns }, () => stream.uniform()) };
      const y = Float64Array.from({ length: 20 }, () => stream.normal() + 0.5);
      const w = nonNegativeLeastSquares(x, y);
      for (let a = 0; a < columns; a++) {
        let gradient = 0;
        for (let i = 0; i < 20; i++) {
          const fitted = w.reduce((sum, v, b) => sum + v * x.data[i * columns + b]!, 0);
          gradient += x.data[i * columns + a]! * (y[i]! - fitted);
        }
        expect(w[a]! >= 0).toBe(true);
        expect(gradient).toBeLessThan(1e-7);
        if (w[a]! > 0) expect(Math.abs(gradient)).toBeLessThan(1e-7);
      }
    }),
  );
});
