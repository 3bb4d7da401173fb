import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream, restoreStream } from './stream';

const draw = (stream: { uniform(): number }, n: number) => Array.from({ length: n }, () => stream.uniform());

describe('random stream', () => {
  it('follows the published recurrence of sfc32', () => {
    // The recurrence once more, in BigInt modulo 2^32.
    const mask = 0xffffffffn;
    let [a, b, c, counter] = [1n, 2n, 3n, 4n];
    const expected = Array.from({ length: 50 }, () => {
      const out = (a + b + counter) & mask;
      counter = (counter + 1n) & mask;
      a = b ^ (b >> 9n);
      b = (c + (c << 3n)) & mask;
      c = ((((c << 21n) & mask) | (c >> 11n)) + out) & mask;
      return Number(out) / 2 ** 32;
    });
    expect(draw(restoreStream([1, 2, 3, 4]), 50)).toEqual(expected);
  });

  it('keeps its numbers from version to version: stored results depend on them', () => {
    expect(draw(createStream(42, 'noise', 1), 3)).toEqual([0.31173874577507377, 0.4505858568008989, 0.6512110778130591]);
  });

  it('fills arrays with the same numbers, and goes on from there', () => {
    const words = new Uint32Array(20);
    const stream = createStream(42, 'noise', 1);
    stream.words(words);
    expect([...words, ...draw(stream, 2).map((value) => value * 2 ** 32)]).toEqual(
      draw(createStream(42, 'noise', 1), 22).map((value) => value * 2 ** 32),
    );
  });

  it('gives the same numbers for the same names and others for any other name', () => {
    const name = fc.oneof(fc.string(), fc.integer());
    fc.assert(
      fc.property(fc.integer(), fc.array(name), fc.integer(), fc.array(name), (seed, names, otherSeed, otherNames) => {
        const numbers = draw(createStream(seed, ...names), 4);
        expect(draw(createStream(seed, ...names), 4)).toEqual(numbers);
        const same = seed === otherSeed && JSON.stringify(names) === JSON.stringify(otherNames);
        if (!same) expect(draw(createStream(otherSeed, ...otherNames), 4)).not.toEqual(numbers);
      }),
    );
    expect(draw(createStream(1, 'ab'), 4)).not.toEqual(draw(createStream(1, 'a', 'b'), 4));
    expect(draw(createStream(1, '1'), 4)).not.toEqual(draw(createStream(1, 1), 4));
  });

  it('carries on from a stored state with the very next number', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(50), (seed, skipped) => {
        const stream = createStream(seed);
        draw(stream, skipped);
        stream.normal();
        const restored = restoreStream(JSON.parse(JSON.stringify(stream.state())) as number[]);
        expect(draw(restored, 5)).toEqual(draw(stream, 5));
        expect(restored.normal()).toBe(stream.normal());
      }),
    );
    expect(() => restoreStream([1, 2, 3])).toThrow(/4 numbers/);
  });

  it('is uniform: moments, lag correlation and bits', () => {
    const n = 200_000;
    const u = draw(createStream(7, 'uniform'), n);
    const mean = u.reduce((s, v) => s + v, 0) / n;
    const lag = u.slice(1).reduce((s, v, i) => s + (v - 0.5) * (u[i]! - 0.5), 0) / n;
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 / Math.sqrt(12 * n));
    expect(Math.abs(lag)).toBeLessThan(5 / (12 * Math.sqrt(n)));
    const counts = new Array<number>(100).fill(0);
    for (const v of u) counts[Math.floor(v * 100)]!++;
    const chiSquare = counts.reduce((s, c) => s + (c - n / 100) ** 2 / (n / 100), 0);
    expect(chiSquare).toBeLessThan(180); // 99 degrees of freedom: p < 1e-6 beyond
    expect(u.every((v) => v >= 0 && v < 1)).toBe(true);
  });

  it('is normal: mean, variance, skewness, kurtosis', () => {
    const n = 100_000;
    const stream = createStream(7, 'normal');
    const z = Array.from({ length: n }, () => stream.normal());
    const moment = (k: number) => z.reduce((s, v) => s + v ** k, 0) / n;
    expect(Math.abs(moment(1))).toBeLessThan(0.02);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.03);
    expect(Math.abs(moment(3))).toBeLessThan(0.06);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.2);
    expect(z.every(Number.isFinite)).toBe(true);
  });

  it('permutes: every number once, every order equally often', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(60), (seed, n) => {
        const order = [...createStream(seed).permutation(n)];
        expect(order.sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
    const stream = createStream(3);
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = stream.permutation(3).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('refuses an empty range instead of looping for ever', () => {
    for (const max of [0, -1, 1.5, NaN, 2 ** 33]) expect(() => createStream(1).integer(max)).toThrow(RangeError);
    expect(createStream(1).integer(1)).toBe(0);
    expect(createStream(1).integer(2 ** 32)).toBeGreaterThanOrEqual(0);
  });
});
