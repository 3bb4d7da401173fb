import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../core/random/stream';
import { canonicalGeometry, drawGeometry, drawSize, sizeProbabilities, type CopyGeometry, type CopyRecipe } from './copy-geometry';

const upright: CopyRecipe = { imageSize: 12, minimumSize: 9, flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 };
const turned: CopyRecipe = { imageSize: 64, minimumSize: 48, flipProbability: 0.5, rotationDegrees: 15, shearDegrees: 15 };
const box = (width: number, height: number): Float64Array => Float64Array.of(0, 0, width, 0, width, height, 0, height);
const draws = (hull: Float64Array, recipe: CopyRecipe, n: number): CopyGeometry[] =>
  Array.from({ length: n }, (_, i) => drawGeometry(hull, recipe, createStream(1, 'test', i)));

describe('drawGeometry', () => {
  it('makes every combination of size and place equally likely', () => {
    // A square on 12 pixels: sizes 9..12 have 4², 3², 2², 1² places, 30 in all.
    const counts = new Map<string, number>();
    const n = 12_000;
    for (const { width, left, top } of draws(box(5, 5), upright, n)) {
      const key = `${width} ${left} ${top}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(30);
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - n / 30) ** 2 / (n / 30), 0);
    expect(chiSquare).toBeLessThan(58.3); // 99.9 % quantile, 29 degrees of freedom
  });

  it("draws the study's sizes 168 to 224 by its rule, and every place of each alike", () => {
    const study: CopyRecipe = { ...upright, imageSize: 224, minimumSize: 168 };
    const n = 20_000;
    const copies = draws(box(100, 60), study, n);
    // (224 - s + 1) * int(224 - s * aspect + 1), LearningPsychologicalSpaces, prepare_Shapes_data.py
    const weights = Array.from({ length: 57 }, (_, i) => (57 - i) * Math.floor(224 - (168 + i) * 0.6 + 1));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const probabilities = sizeProbabilities(0.6, study);
    weights.forEach((weight, i) => expect(probabilities[i]).toBeCloseTo(weight / total, 12));
    const sizes = new Float64Array(57);
    const across = new Float64Array(8);
    const down = new Float64Array(8);
    for (const { size, width, height, left, top } of copies) {
      sizes[size - 168]!++;
      across[Math.floor((8 * (left + 0.5)) / (224 - width + 1))]!++;
      down[Math.floor((8 * (top + 0.5)) / (224 - height + 1))]!++;
    }
    const chiSquare = (counts: Float64Array, expected: (i: number) => number): number =>
      counts.reduce((sum, count, i) => sum + (count - expected(i)) ** 2 / expected(i), 0);
    expect(chiSquare(sizes, (i) => (n * weights[i]!) / total)).toBeLessThan(94.5); // 99.9 % quantile, 56 degrees of freedom
    // Down there are over a hundred places for each size, so eighths of them hold nearly the same number.
    expect(chiSquare(down, () => n / 8)).toBeLessThan(30);
    expect(Math.abs(across.reduce((sum, count, i) => sum + count * (i - 3.5), 0)) / n).toBeLessThan(0.08); // no drift to a side
  });

  it('favours sizes by the places both sides have, as the study counts them', () => {
    const stream = createStream(2, 'size');
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 20_000; i++) counts[drawSize(0.5, upright, stream) - 9]!++;
    // (12 - s + 1) * int(12 - s / 2 + 1) for s = 9..12
    const expected = [4 * 8, 3 * 8, 2 * 7, 1 * 7];
    counts.forEach((count, i) => expect(count / 20_000).toBeCloseTo(expected[i]! / 77, 1.9));
  });

  it('never leaves the canvas and scales the longer side to a whole size in range', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 256 }), fc.integer({ min: 0, max: 256 }));
    fc.assert(
      fc.property(corner, corner, corner, fc.integer(), (a, b, c, seed) => {
        const hull = Float64Array.from([...a, a[0] + 1, a[1] + 1, ...b, ...c]);
        const { left, top, width, height } = drawGeometry(hull, turned, createStream(seed, 'place'));
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(64);
        expect(top + height).toBeLessThanOrEqual(64);
        expect(Math.max(width, height)).toBeGreaterThanOrEqual(48);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('flips half of the copies and turns and slants within the limits, in any order', () => {
    const copies = draws(box(10, 6), turned, 4000);
    const flipped = copies.filter(({ map: [a, b, c, d] }) => a * d - b * c < 0);
    expect(flipped.length / copies.length).toBeCloseTo(0.5, 1);
    // Neither a turn nor a slant changes an area, and a slant adds little to a turn of the horizontal.
    const areas = copies.map(({ map: [a, b, c, d] }) => Math.abs(a * d - b * c));
    expect([Math.min(...areas), Math.max(...areas)].map((area) => area.toFixed(9))).toEqual(['1.000000000', '1.000000000']);
    const angles = copies.map(({ map }) => Math.atan2(map[2], Math.abs(map[0])));
    for (const extreme of [Math.max(...angles), -Math.min(...angles)]) {
      expect(extreme).toBeGreaterThan(0.24); // 15 degrees are 0.262
      expect(extreme).toBeLessThan(0.29);
    }
  });

  it('leaves stimuli upright', () => {
    for (const { map } of draws(box(10, 6), upright, 50)) expect(map.map((value) => value + 0)).toEqual([1, 0, 0, 1]);
  });
});

describe('canonicalGeometry', () => {
  it('is upright and centred, of middle size', () => {
    const { map, width, height, left, top } = canonicalGeometry(box(40, 20), turned);
    expect([...map, width, height, left, top]).toEqual([1, 0, 0, 1, 56, 28, 4, 18]);
  });
});
