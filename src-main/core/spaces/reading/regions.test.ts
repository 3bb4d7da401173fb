import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInHull } from './hull-membership';
import { describeRegions, drawBaselineRegions, regionBaselines, summariseRegions } from './regions';
import { readStudySpace, studyFolder } from '../shapes-study.fixture';

const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
const hullOf = (dims: number) => fc.array(fc.array(coordinate, { minLength: dims, maxLength: dims }), { minLength: 1, maxLength: 8 });

describe('convex hull', () => {
  it('holds the inside and the edge of a triangle, not the outside', () => {
    const triangle = [
      [0, 0],
      [4, 0],
      [0, 4],
    ];
    for (const inside of [
      [1, 1],
      [2, 2],
      [0, 0],
      [3.9, 0],
    ])
      expect(isInHull(inside, triangle)).toBe(true);
    for (const outside of [
      [2.01, 2],
      [-0.01, 1],
      [5, 0],
      [-3, -3],
    ])
      expect(isInHull(outside, triangle)).toBe(false);
  });

  it('may be flat: a segment in space holds what lies on it only', () => {
    const segment = [
      [0, 0, 0],
      [2, 2, 2],
    ];
    expect(isInHull([1, 1, 1], segment)).toBe(true);
    expect(isInHull([1, 1, 1.001], segment)).toBe(false);
    expect(isInHull([3, 3, 3], segment)).toBe(false);
    expect(isInHull([1], [[1]])).toBe(true);
    expect(isInHull([1], [])).toBe(false);
  });

  it('is not led astray by coordinates at the edge of rounding', () => {
    const hull = [
      [0, 4.589006967842513, -3.5617339455948613],
      [-4.024013529240658, 0, -8.021740361526043e-10],
    ];
    const middle = hull[0]!.map((v, k) => (v + hull[1]![k]!) / 2);
    expect(isInHull(middle, hull)).toBe(true);
  });

  it('holds every mixture of its points, and nothing beyond a plane that has all of them on one side', () => {
    for (const dims of [1, 2, 4, 10]) {
      fc.assert(
        fc.property(hullOf(dims), fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }), (hull, raw) => {
          const total = hull.reduce((sum, _, i) => sum + raw[i]!, 0);
          const mixture = hull[0]!.map((_, k) => hull.reduce((sum, p, i) => sum + (raw[i]! / total) * p[k]!, 0));
          expect(isInHull(mixture, hull)).toBe(true);
          const along = (p: readonly number[]) => p.reduce((sum, v, k) => sum + v * raw[k % 8]!, 0);
          const gap = Math.max(...hull.map(along)) - along(mixture) + 0.01;
          const squaredLength = mixture.reduce((sum, _, k) => sum + raw[k % 8]! ** 2, 0);
          const beyond = mixture.map((v, k) => v + (gap / squaredLength) * raw[k % 8]!);
          expect(isInHull(beyond, hull)).toBe(false);
        }),
        { numRuns: 40 },
      );
    }
  });
});

describe('regions of categories', () => {
  it('list the intruders and measure the reach', () => {
    const coordinates = [0, 0, 4, 0, 0, 4, /**/ 1, 1, 9, 9];
    const [a, b] = describeRegions(coordinates, 2, ['a', 'a', 'a', 'b', 'b']);
    expect(a!.intruders).toEqual([3]);
    expect(b!.intruders).toEqual([]);
    expect(b!.size).toBeCloseTo(Math.hypot(4, 4), 12);
    expect(summariseRegions([a!, b!])).toEqual({ intruders: 1, size: (a!.size + b!.size) / 2 });
  });
});

describe.skipIf(!existsSync(studyFolder))('regions of the Shapes study (needs the reference data)', () => {
  it('overlap far less than in spaces without structure', () => {
    const coordinates = readStudySpace((path) => readFileSync(path, 'utf8'), 3);
    const categories = Array.from({ length: 60 }, (_, i) => `category ${Math.floor(i / 5)}`);
    const real = summariseRegions(describeRegions(coordinates, 3, categories));
    for (const baseline of regionBaselines) {
      const drawn = Array.from({ length: 5 }, (_, i) => drawBaselineRegions(baseline, coordinates, 3, categories, 1, i));
      expect(real.intruders).toBeLessThan(Math.min(...drawn.map(({ intruders }) => intruders)));
      expect(real.size).toBeLessThan(Math.min(...drawn.map(({ size }) => size)));
    }
  });
});
