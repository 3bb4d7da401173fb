import { expect, it } from 'vitest';
import { mapBasis, movedInView, neighboursKept, varianceShown } from './map-basis';
import type { MapPoint } from './map-data';
import { onAxes } from './map-projection';
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
  expect(mapBasis(startView('dimension', [2, 0]), points, 3)).toEqual([
    [0, 0, 1],
    [1, 0, 0],
  ]);
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

it('moves a place to values on the axes of a view and leaves what is across them', () => {
  const basis = mapBasis(startView('principal', [0, 2]), points, 3);
  const [across] = mapBasis(startView('principal', [1]), points, 3);
  const before = [0.3, -1, 2];
  const after = movedInView(before, [0.5, -0.25], basis);
  onAxes(after, basis).forEach((value, i) => expect(value).toBeCloseTo([0.5, -0.25][i]!, 12));
  expect(onAxes(after, [across!])[0]).toBeCloseTo(onAxes(before, [across!])[0]!, 12);
  expect(movedInView(before, [7], mapBasis(startView('dimension', [1]), points, 3))).toEqual([0.3, 7, 2]);
});
