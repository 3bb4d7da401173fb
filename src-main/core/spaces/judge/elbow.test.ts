import { expect, it } from 'vitest';
import { findElbow } from './elbow';

const curve = (...values: number[]) => values.map((y, i) => ({ x: i + 1, y }));

it('is where a curve that falls and then levels off bends (hand-computed)', () => {
  expect(findElbow(curve(1, 0.2, 0.1, 0))).toBe(2); // 1 - 1/3 - 0.2 = 0.47 against 1 - 2/3 - 0.1 = 0.23
  expect(findElbow(curve(0.463, 0.27, 0.183, 0.141, 0.113, 0.098, 0.086, 0.076, 0.067, 0.06))).toBe(3);
});
it('is nowhere in a straight line, a rising curve, or too few points', () => {
  expect(findElbow(curve(3, 2, 1, 0))).toBeNull();
  expect(findElbow(curve(1, 2, 3))).toBeNull();
  expect(findElbow(curve(1, 0))).toBeNull();
  expect(findElbow([])).toBeNull();
});
