import { expect, it } from 'vitest';
import { rateFactor } from './schedule';

const factors = (warmUp: number, fall: 'none' | 'cosine', total: number) =>
  Array.from({ length: total }, (_, t) => rateFactor({ warmUp, fall }, t, total));

it('leaves the rate alone where nothing is said', () => {
  expect(rateFactor(undefined, 7, 10)).toBe(1);
});

it('rises in equal parts to the full rate', () => {
  expect(factors(0.3, 'none', 10).slice(0, 4)).toEqual([0.25, 0.5, 0.75, 1]);
  expect(factors(0.3, 'none', 10).at(-1)).toBe(1);
});

it('falls as half a cosine, never to nothing and never below it', () => {
  const fall = factors(0, 'cosine', 4);
  expect(fall[0]).toBe(1);
  expect(fall[2]).toBeCloseTo(0.5, 15);
  expect(fall[3]).toBeCloseTo((1 + Math.cos((3 * Math.PI) / 4)) / 2, 15);
  expect(Math.min(...factors(0.1, 'cosine', 100))).toBeGreaterThan(0);
});

it('has a rate for a training of a single step', () => {
  expect(factors(0.5, 'cosine', 1)).toEqual([1]);
});
