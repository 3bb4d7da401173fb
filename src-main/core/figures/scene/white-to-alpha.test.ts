import fc from 'fast-check';
import { expect, it } from 'vitest';
import { whiteToAlpha } from './white-to-alpha';

it('makes white clear, keeps black solid and turns grey into half-clear black', () => {
  const pixels = Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 255, 128, 128, 128, 255, 9, 9, 9, 0);
  whiteToAlpha(pixels);
  expect([...pixels]).toEqual([0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 127, 0, 0, 0, 0]);
});

it('looks the same on white, whatever the colour', () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel, channel), (pixel) => {
      const onWhite = (p: ArrayLike<number>): number[] => [0, 1, 2].map((k) => 255 - (255 - p[k]!) * (p[3]! / 255));
      const after = Uint8Array.from(pixel);
      whiteToAlpha(after);
      onWhite(after).forEach((value, k) => expect(Math.abs(value - onWhite(pixel)[k]!)).toBeLessThanOrEqual(1.01));
    }),
  );
});
