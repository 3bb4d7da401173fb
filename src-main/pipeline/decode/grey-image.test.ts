import { describe, expect, it } from 'vitest';
import { crop, halve, shrink } from './grey-image';

describe('shrink', () => {
  it('weighs source pixels by the area they share with the target', () => {
    // 3 -> 2: each target pixel covers one and a half source pixels.
    const { pixels } = shrink({ width: 3, height: 1, pixels: Uint8Array.of(0, 90, 240) }, 2, 1);
    expect([...pixels]).toEqual([30, 190]); // (0 + 90 / 2) / 1.5, (90 / 2 + 240) / 1.5
  });
  it('keeps the mean grey of a drawing', () => {
    const pixels = Uint8Array.from({ length: 97 * 61 }, (_, i) => (i * 37) % 256);
    const small = shrink({ width: 97, height: 61, pixels }, 40, 23);
    expect(mean(small.pixels)).toBeCloseTo(mean(pixels), 0);
  });
});

describe('halve', () => {
  it('takes 2 x 2 means and completes an odd edge with white', () => {
    const { width, height, pixels } = halve({ width: 3, height: 2, pixels: Uint8Array.of(0, 0, 10, 100, 100, 10) });
    expect([width, height, ...pixels]).toEqual([2, 1, 50, 133]); // (10 + 10 + 255 + 255 + 2) >> 2
  });
});

describe('crop', () => {
  it('cuts out the box', () => {
    const image = { width: 3, height: 3, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9) };
    expect([...crop(image, 1, 1, 2, 2).pixels]).toEqual([5, 6, 8, 9]);
  });
});

function mean(values: Uint8Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
