import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GreyImage } from '../decode/grey-image';
import { inkBox, inkHull, otsuThreshold } from './ink';

const picture = (rows: readonly string[]): GreyImage => ({
  width: rows[0]!.length,
  height: rows.length,
  pixels: Uint8Array.from(rows.join(''), (sign) => (sign === '#' ? 0 : 255)),
});

describe('otsuThreshold', () => {
  it('separates two groups of greys at the upper end of the darker one', () => {
    expect(otsuThreshold(Uint8Array.of(10, 12, 12, 14, 200, 210, 210, 220))).toBe(14);
  });
  it('has no answer for a picture of one grey', () => {
    expect(otsuThreshold(new Uint8Array(50).fill(255))).toBeNull();
  });
});

describe('inkBox', () => {
  it('is the smallest box around all ink, lone specks included', () => {
    const image = picture(['......', '..#...', '......', '....#.', '......']);
    expect(inkBox(image, 127)).toEqual({ left: 2, top: 1, width: 3, height: 3 });
  });
  it('is null for a blank picture', () => {
    expect(inkBox(picture(['...', '...']), 127)).toBeNull();
  });
});

describe('inkHull', () => {
  it('of a single pixel is its square', () => {
    const hull = inkHull(picture(['...', '.#.', '...']), 127);
    expect(hull).toHaveLength(8);
    expect(new Set(pairs(hull).map(String))).toEqual(new Set(['1,1', '2,1', '2,2', '1,2']));
  });

  it('reaches as far in every direction as the ink itself', () => {
    const anyPicture = fc.array(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(anyPicture, fc.double({ min: 0, max: 6.3, noNaN: true }), (cells, angle) => {
        fc.pre(cells.flat().some(Boolean));
        const image = picture(cells.map((row) => row.map((ink) => (ink ? '#' : '.')).join('')));
        const reach = (points: readonly (readonly [number, number])[]): number =>
          Math.max(...points.map(([x, y]) => x * Math.cos(angle) + y * Math.sin(angle)));
        const corners = cells.flatMap((row, y) =>
          row.flatMap((ink, x) =>
            ink
              ? ([
                  [x, y],
                  [x + 1, y],
                  [x, y + 1],
                  [x + 1, y + 1],
                ] as const)
              : [],
          ),
        );
        expect(reach(pairs(inkHull(image, 127)))).toBeCloseTo(reach(corners), 10);
      }),
    );
  });
});

function pairs(flat: readonly number[]): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
}
