import { expect, it } from 'vitest';
import { mapBasis, neighboursKept, varianceShown } from './map-basis';
import type { MapPoint } from './map-data';
import { startView } from './map-view';

const at = (key: number, ...truth: number[]): MapPoint => ({
  key: String(key),
  name: '',
  category: '',
  truth,
  predictions: [],
  image: null,
  label: '',
});
/** Long along the diagonal of the first two dimensions, short across, shortest in the third. */
const points = Array.from({ length: 12 }, (_, i) => {
  const [long, short] = [i - 5.5, i % 2 === 0 ? 0.4 : -0.4];
  return at(i, long + short, long - short, 0.1 * Math.cos(i));
});

it('finds the long axis and keeps axes orthonormal', () => {
  const [first, second] = mapBasis(startView('principal', [0, 1]), points, 3) as [number[], number[]];
  expect(Math.abs(first[0]!)).toBeCloseTo(Math.SQRT1_2, 1);
  expect(Math.abs(first[1]!)).toBeCloseTo(Math.SQRT1_2, 1);
  expect(first.reduce((sum, value, k) => sum + value * second[k]!, 0)).toBeCloseTo(0, 9);
});
it('takes dimensions as they are', () => {
  expect(mapBasis(startView('dimension', [2, 0]), points, 3)).toEqual([[0, 0, 1], [1, 0, 0]]); // prettier-ignore
});
it('keeps all neighbours in the full space, and few along the shortest dimension', () => {
  expect(neighboursKept(points, 3, mapBasis(startView('dimension', [0, 1, 2]), points, 3))).toBe(5);
  expect(neighboursKept(points, 3, mapBasis(startView('principal', [0, 1]), points, 3))).toBeGreaterThan(4);
  expect(neighboursKept(points, 3, mapBasis(startView('dimension', [2]), points, 3))).toBeLessThan(3.5);
});
it('shows all the variance with all axes', () => {
  expect(varianceShown(points, mapBasis(startView('principal', [0, 1, 2]), points, 3))).toBeCloseTo(1, 9);
  expect(varianceShown(points, mapBasis(startView('dimension', [2]), points, 3))).toBeLessThan(0.01);
});
