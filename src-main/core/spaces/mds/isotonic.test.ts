import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isotonicRegression, isotonicRoom } from './isotonic';

function fit(values: readonly number[], weights?: readonly number[]): number[] {
  const fitted = new Float64Array(values.length);
  const w = weights === undefined ? null : Float64Array.from(weights);
  isotonicRegression(Float64Array.from(values), values.length, fitted, isotonicRoom(values.length), w);
  return [...fitted];
}

describe('isotonic regression', () => {
  it('pools what falls (hand-computed)', () => {
    expect(fit([1, 3, 2, 4])).toEqual([1, 2.5, 2.5, 4]);
    expect(fit([4, 3, 2, 1])).toEqual([2.5, 2.5, 2.5, 2.5]);
    expect(fit([1, 5, 2], [1, 1, 3])).toEqual([1, 2.75, 2.75]);
    expect(fit([])).toEqual([]);
  });

  it('is the projection on rising sequences: no rising sequence is nearer', () => {
    const value = fc.integer({ min: -20, max: 20 });
    const rows = fc.array(fc.tuple(value, fc.integer({ min: 1, max: 4 }), fc.nat(5)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (rows) => {
        const [values, weights] = [rows.map(([v]) => v), rows.map(([, w]) => w)];
        const fitted = fit(values, weights);
        fitted.forEach((v, i) => expect(i === 0 || v >= fitted[i - 1]! - 1e-12).toBe(true));
        let level = -25;
        const rising = rows.map(([, , rise]) => (level += rise));
        // For the projection P of v on a convex cone: (v - P) . P = 0 and (v - P) . R <= 0 for every R in the cone.
        const product = (other: readonly number[]) => values.reduce((s, v, i) => s + weights[i]! * (v - fitted[i]!) * other[i]!, 0);
        expect(Math.abs(product(fitted))).toBeLessThan(1e-9);
        expect(product(rising)).toBeLessThan(1e-9);
      }),
    );
  });
});
