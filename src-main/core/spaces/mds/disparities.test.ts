import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalRule, monotoneRule, ratioRule, type DisparityRule } from './disparities';

const apply = (rule: DisparityRule, distances: readonly number[]) => {
  const disparities = new Float64Array(distances.length);
  rule(Float64Array.from(distances), disparities);
  return [...disparities];
};

describe('disparities', () => {
  const dissimilarity = Float64Array.of(1, 1, 2, 2);
  const distances = [5, 1, 2, 4]; // tied pairs disagree: means 3 and 3

  it('treat ties as each way says (hand-computed)', () => {
    expect(apply(monotoneRule(dissimilarity, 'primary'), distances)).toEqual([3.5, 1, 3.5, 4]);
    expect(apply(monotoneRule(dissimilarity, 'secondary'), distances)).toEqual([3, 3, 3, 3]);
    expect(apply(monotoneRule(dissimilarity, 'tertiary'), distances)).toEqual([5, 1, 2, 4]);
    expect(apply(monotoneRule(dissimilarity, 'tertiary'), [6, 2, 1, 3])).toEqual([5, 1, 2, 4]); // means 4, 2 -> 3, 3
  });

  it('see a tie where only rounding differs', () => {
    const dusty = Float64Array.of(0.8 - 2e-16, 0.8, 0.8 + 2e-16);
    expect(apply(monotoneRule(dusty, 'primary'), [3, 2, 1])).toEqual([3, 2, 1]);
  });

  it('lie in proportion or on a line for metric scaling', () => {
    expect(apply(ratioRule(dissimilarity), [1, 1, 2, 2])).toEqual([1, 1, 2, 2]);
    expect(apply(ratioRule(dissimilarity), distances)[2]).toBeCloseTo(2 * ((6 + 12) / 10), 14);
    expect(apply(intervalRule(dissimilarity), [3, 5, 6, 6])).toEqual([4, 4, 6, 6]);
    expect(apply(intervalRule(dissimilarity), [6, 6, 4, 4])).toEqual([5, 5, 5, 5]); // no falling line
    expect(apply(intervalRule(dissimilarity), [0, 0, 4, 4])[0]).toBe(0);
  });

  it('are rising in the dissimilarities, and nearer to the distances the more freedom ties have', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 1000 })), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(rows, (rows) => {
        const sorted = rows.sort(([a], [b]) => a - b);
        const delta = Float64Array.from(sorted, ([v]) => v);
        const d = sorted.map(([, v]) => v);
        const misfit = (hat: readonly number[]) => hat.reduce((s, v, i) => s + (v - d[i]!) ** 2, 0);
        const [primary, secondary, tertiary] = (['primary', 'secondary', 'tertiary'] as const).map((ties) =>
          apply(monotoneRule(delta, ties), d),
        );
        expect(misfit(primary!)).toBeLessThanOrEqual(misfit(secondary!) + 1e-6);
        expect(misfit(tertiary!)).toBeLessThanOrEqual(misfit(secondary!) + 1e-6);
        for (const hat of [primary!, secondary!]) {
          for (let i = 0; i < d.length; i++)
            for (let j = 0; j < i; j++) if (delta[j]! < delta[i]!) expect(hat[j]!).toBeLessThanOrEqual(hat[i]! + 1e-9);
        }
      }),
    );
  });

  it('do not depend on what the rule saw before', () => {
    const rule = monotoneRule(new Float64Array(200), 'primary');
    const there = Array.from({ length: 200 }, (_, i) => (i * 37) % 101);
    const first = apply(rule, there);
    apply(rule, [...there].reverse());
    expect(apply(rule, there)).toEqual(first);
    expect(first).toEqual(there); // all tied: every order is allowed
  });
});
