import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../random/stream';
import { comparePaired, quantile } from './paired-comparison';
import { describeBias } from '../scores/prediction-bias';
import { correctedResampledT, studentTail } from './resampled-t';

const draw = (seed: number, n: number, shift: number) => {
  const stream = createStream(seed, 'paired');
  return Float64Array.from({ length: n }, () => stream.normal() + shift);
};

describe('paired comparison', () => {
  it('sees a clear difference and its size', () => {
    const b = draw(1, 60, 0);
    const a = draw(2, 60, 0).map((v, i) => b[i]! + 1 + 0.2 * v);
    const { difference, interval, p, effectSize } = comparePaired(a, b, 999, createStream(3));
    expect(difference).toBeCloseTo(1, 1);
    expect(interval[0]).toBeGreaterThan(0.9);
    expect(interval[1]).toBeLessThan(1.1);
    expect(p).toBe(1 / 1000);
    expect(effectSize).toBeGreaterThan(4);
  });

  it('is level: under no difference p is below 0.05 about one time in twenty, and the interval holds 0 the other nineteen', () => {
    let [significant, missed] = [0, 0];
    for (let seed = 0; seed < 200; seed++) {
      const { p, interval } = comparePaired(draw(seed, 30, 0), draw(seed + 1000, 30, 0), 199, createStream(seed));
      if (p <= 0.05) significant++;
      if (interval[0] > 0 || interval[1] < 0) missed++;
    }
    expect(significant).toBeGreaterThan(1);
    expect(significant).toBeLessThan(22);
    expect(missed).toBeLessThan(26);
  });

  it('changes sign with its sides and finds nothing between equals', () => {
    const [a, b] = [draw(5, 20, 0.3), draw(6, 20, 0)];
    const [there, back] = [comparePaired(a, b, 99, createStream(7)), comparePaired(b, a, 99, createStream(7))];
    expect(back.difference).toBeCloseTo(-there.difference, 14);
    expect(back.interval[0]).toBeCloseTo(-there.interval[1], 12);
    expect(back.p).toBe(there.p);
    expect(comparePaired(a, a, 99, createStream(7))).toMatchObject({ difference: 0, interval: [0, 0], p: 1, effectSize: NaN });
    expect(() => comparePaired([1], [2], 9, createStream(1))).toThrow(RangeError);
  });

  it('interpolates quantiles', () => {
    expect(quantile(Float64Array.of(1, 2, 4), 0.75)).toBe(3);
    expect(quantile(Float64Array.of(7), 0.3)).toBe(7);
  });
});

describe('corrected resampled t test', () => {
  it('knows the tails of t (closed forms: Cauchy for one degree of freedom; two; and the tabled 5 % points)', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (t) => {
        expect(studentTail(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(Math.abs(t)), 12);
        expect(studentTail(t, 2)).toBeCloseTo(1 - Math.abs(t) / Math.sqrt(2 + t * t), 12);
      }),
    );
    expect(studentTail(2.776445105, 4)).toBeCloseTo(0.05, 9);
    expect(studentTail(1.959963985, 1e7)).toBeCloseTo(0.05, 6);
    expect(studentTail(Infinity, 4)).toBe(0);
  });

  it('widens the plain test by the share of test items (hand-computed)', () => {
    // mean 3, sd sqrt 2.5, five folds, 12 of 60 tested: t = 3 / sqrt(2.5 (1/5 + 12/48))
    const { t, degreesOfFreedom, p } = correctedResampledT([1, 2, 3, 4, 5], 48, 12);
    expect(t).toBeCloseTo(3 / Math.sqrt(2.5 * 0.45), 14);
    expect(degreesOfFreedom).toBe(4);
    expect(p).toBeGreaterThan(studentTail(3 / Math.sqrt(0.5), 4));
    expect(correctedResampledT([0, 0], 4, 1)).toMatchObject({ t: 0, p: 1 });
    expect(correctedResampledT([1, 1], 4, 1)).toMatchObject({ t: Infinity, p: 0 });
  });
});

describe('bias of predictions', () => {
  it('tells shrinking from shifting', () => {
    const truth = draw(8, 40, 0);
    const predicted = truth.map((v, i) => 0.5 * v + (i % 2 === 0 ? 2 : 0));
    const categories = Array.from({ length: 20 }, (_, i) => (i < 10 ? 'a' : 'b'));
    const bias = describeBias(truth, predicted, 2, categories);
    expect(bias.shrinkage).toBeCloseTo(0.5, 12);
    bias.slope.forEach((s) => expect(s).toBeCloseTo(0.5, 12));
    const mean = (k: number) => truth.filter((_, i) => i % 2 === k).reduce((s, v) => s + v, 0) / 20;
    expect(bias.shift[0]).toBeCloseTo(2 - mean(0) / 2, 12);
    expect(bias.byCategory.map(({ category }) => category)).toEqual(['a', 'b']);
    const [a, b] = bias.byCategory.map(({ shift }) => shift);
    expect((a![1]! + b![1]!) / 2).toBeCloseTo(bias.shift[1]!, 12);
  });
});
