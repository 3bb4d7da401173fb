import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsPixels, packSparse, unpackSparse } from './sparse-code';

function unpack(bytes: Uint8Array, length: number): { pixels: number[]; ink: number } {
  const pixels = new Uint8Array(length + 3).fill(7);
  let ink = 0;
  unpackSparse(bytes, 0, pixels, length, (_, count) => (ink += count));
  expect([...pixels.subarray(length)]).toEqual([7, 7, 7]); // nothing is written past the end
  return { pixels: [...pixels.subarray(0, length)], ink };
}

describe('sparse code', () => {
  it('gives back any picture', () => {
    const grey = fc.oneof({ weight: 4, arbitrary: fc.constant(255) }, fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(grey, { maxLength: 300 }), (values) => {
        expect(unpack(packSparse(Uint8Array.from(values)), values.length).pixels).toEqual(values);
      }),
    );
  });
  it('carries white stretches and runs longer than its 16-bit counts', () => {
    const pixels = new Uint8Array(300_000).fill(255);
    pixels.fill(3, 140_000, 290_000);
    const { pixels: back, ink } = unpack(packSparse(pixels), pixels.length);
    expect(Buffer.compare(Uint8Array.from(back), pixels)).toBe(0);
    expect(ink).toBe(150_000);
  });
  it('tells bytes that hold a picture of its size from all others', () => {
    const picture = Uint8Array.from({ length: 500 }, (_, i) => (i % 90 < 60 ? 255 : i % 251));
    const packed = packSparse(picture);
    expect(holdsPixels(packed, 500)).toBe(true);
    expect([499, 501, 0].map((length) => holdsPixels(packed, length))).toEqual([false, false, false]);
    expect(holdsPixels(packed.subarray(0, -1), 500)).toBe(false);
    expect(holdsPixels(Uint8Array.of(...packed, 0), 500)).toBe(false);
    expect(holdsPixels(Uint8Array.of(0, 0, 0, 0), 0)).toBe(false);
    expect(holdsPixels(new Uint8Array(), 500)).toBe(false);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        if (holdsPixels(bytes, 60)) expect(unpack(bytes, 60).pixels).toHaveLength(60);
      }),
    );
  });
  it('packs a blank picture into one empty run', () => {
    expect(packSparse(new Uint8Array(1000).fill(255))).toHaveLength(4);
  });
});
