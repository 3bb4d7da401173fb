import { expect, it } from 'vitest';
import { equalWeights, nearbyWeights, weightedRow } from './nearby-weights';

it('counts a stimulus alone at its own place, and by the inverse square of the distance elsewhere', () => {
  expect(
    nearbyWeights([
      { index: 4, distance: 0 },
      { index: 1, distance: 2 },
    ]),
  ).toEqual([{ index: 4, weight: 1 }]);
  const weights = nearbyWeights([
    { index: 2, distance: 1 },
    { index: 0, distance: 2 },
  ]);
  expect(weights.map(({ weight }) => weight)).toEqual([0.8, 0.2]);
  const close = nearbyWeights([
    { index: 2, distance: 1e-200 },
    { index: 0, distance: 1 },
  ]);
  expect(close.map(({ weight }) => weight)).toEqual([1, 0]);
  expect(nearbyWeights([])).toEqual([]);
});

it('means rows', () => {
  const rows = Float32Array.from([1, 2, 3, 4, 5, 9]);
  expect([...weightedRow(rows, 2, equalWeights(3))]).toEqual([3, 5]);
  expect([
    ...weightedRow(rows, 2, [
      { index: 0, weight: 0.25 },
      { index: 2, weight: 0.75 },
    ]),
  ]).toEqual([4, 7.25]);
});
