import { expect, it } from 'vitest';
import { including, valueRange } from './value-range';

it('leaves a far outlier outside the axis', () => {
  const range = valueRange([0.44, 0.5, 0.52, 0.55, 0.58, -130.4]);
  expect(range.low).toBeGreaterThan(0.3);
  expect(range.high).toBeGreaterThan(0.58);
});
it('keeps ordinary spread', () => {
  const range = valueRange([2.4, 1.8, 1.1, 0.9, 0.8]);
  expect(range.low).toBeLessThan(0.8);
  expect(range.high).toBeGreaterThan(2.4);
});
it('is never without an extent', () => {
  expect(valueRange([])).toEqual({ low: 0, high: 1 });
  expect(valueRange([3, 3]).high).toBeGreaterThan(valueRange([3, 3]).low);
  expect(valueRange([0]).high).toBeGreaterThan(0);
  expect(valueRange([-1, 0], 'log')).toEqual({ low: 0.1, high: 1 });
});
it('can be made to hold a baseline', () => {
  expect(including({ low: 0, high: 1 }, 2).high).toBeGreaterThan(2);
});
it('keeps what is sound in sight when two methods of five have collapsed', () => {
  const sound = Array.from({ length: 30 }, (_, i) => 0.3 + 0.3 * Math.sin(i));
  const collapsed = Array.from({ length: 20 }, (_, i) => -5e6 * (i + 1));
  const range = valueRange([...sound, ...collapsed]);
  expect(range.low).toBeGreaterThan(-10);
  expect(range.high).toBeLessThan(1);
});
it('judges by typical values which of all are too far', () => {
  expect(valueRange([0.5, 0.4, -3, -900], 'linear', [0.5, 0.4, 0.3]).low).toBeGreaterThan(-1);
});
