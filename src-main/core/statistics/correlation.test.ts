import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kendallTauB, pearson, ranksOf, spearman } from './correlation';

const values = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 40 });
const pairs = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })), { minLength: 2, maxLength: 40 });

/** Tau-b straight from its definition, pair by pair. */
function slowTauB(x: readonly number[], y: readonly number[]): number {
  let [s, untiedX, untiedY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const [signX, signY] = [Math.sign(x[i]! - x[j]!), Math.sign(y[i]! - y[j]!)];
      s += signX * signY;
      untiedX += signX * signX;
      untiedY += signY * signY;
    }
  }
  return s / Math.sqrt(untiedX * untiedY);
}

describe('Kendall tau-b', () => {
  it('follows its definition, ties included', () => {
    fc.assert(
      fc.property(pairs, (both) => {
        const [x, y] = [both.map(([a]) => a), both.map(([, b]) => b)];
        const expected = slowTauB(x, y);
        if (Number.isNaN(expected)) expect(kendallTauB(x, y)).toBeNaN();
        else expect(kendallTauB(x, y)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('is 1, -1 and a hand-counted value', () => {
    expect(kendallTauB([1, 2, 3], [10, 20, 30])).toBe(1);
    expect(kendallTauB([1, 2, 3], [3, 2, 1])).toBe(-1);
    // of 6 pairs 3 are concordant, 1 discordant, 1 tied in x, 1 tied in y
    expect(kendallTauB([1, 2, 2, 3], [1, 3, 2, 2])).toBeCloseTo((3 - 1) / Math.sqrt(5 * 5), 15);
  });

  it('is NaN when nothing can be ordered', () => {
    expect(kendallTauB([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(kendallTauB([1], [1])).toBeNaN();
    expect(kendallTauB([1, NaN, 3], [1, 2, 3])).toBeNaN();
    expect(() => kendallTauB([1, 2], [1])).toThrow(RangeError);
  });
});

describe('Spearman and Pearson', () => {
  it('share ranks among ties', () => {
    expect([...ranksOf([3, 1, 3, 2])]).toEqual([3.5, 1, 3.5, 2]);
  });

  it('give hand-computed values', () => {
    expect(pearson([1, 2, 3, 4], [2, 4, 5, 4])).toBeCloseTo(3.5 / Math.sqrt(5 * 4.75), 15);
    // ranks 1 2 3 4 against 1 2.5 4 2.5: Sxy = 3, Sxx = 5, Syy = 4.5
    expect(spearman([1, 2, 3, 40], [2, 4, 5, 4])).toBeCloseTo(3 / Math.sqrt(5 * 4.5), 15);
  });

  it('do not care about units; Spearman not even about the scale', () => {
    fc.assert(
      fc.property(
        values,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: -10, max: 10, noNaN: true }),
        (x, slope, shift) => {
          const y = x.map((v, i) => v * v - i);
          const [r, rho] = [pearson(x, y), spearman(x, y)];
          const moved = x.map((v) => v * slope + shift);
          if (Number.isNaN(r)) return;
          expect(pearson(moved, y)).toBeCloseTo(r, 9);
          expect(spearman(x.map(Math.exp), y)).toBeCloseTo(rho, 12);
          expect(Math.abs(r)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('are NaN for a constant, even one whose mean rounds', () => {
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
    expect(spearman([1, 2, 3], [7, 7, 7])).toBeNaN();
    expect(spearman([1, NaN, 3], [1, 2, 3])).toBeNaN();
  });
});
