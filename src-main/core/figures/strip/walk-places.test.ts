import { expect, it } from 'vitest';
import { walkAlong, walkBetween } from './walk-places';

it('walks along a direction from the lowest to the highest stimulus, and stays where it is across it', () => {
  const vector = [0.6, 0.8];
  const places = [
    [0, 0],
    [3, 4],
    [-0.6, -0.8],
  ];
  const across = [0.8, -0.6];
  const at = [0.8, -0.6];
  const walk = walkAlong(at, vector, places, 3);
  const along = walk.map(([x, y]) => 0.6 * x! + 0.8 * y!);
  [-1, 2, 5].forEach((value, i) => expect(along[i]).toBeCloseTo(value, 12));
  for (const [x, y] of walk) expect(across[0]! * x! + across[1]! * y!).toBeCloseTo(1, 12);
  expect(walkAlong(at, vector, places)).toHaveLength(9);
});

it('walks from one place to another in equal steps', () => {
  expect(walkBetween([0, 8], [4, 0], 5)).toEqual([
    [0, 8],
    [1, 6],
    [2, 4],
    [3, 2],
    [4, 0],
  ]);
});
