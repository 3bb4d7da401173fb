import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { GreyImage } from './grey-image';
import { inspectDrawing } from './inspect-drawing';
import { describeImage, prepareImage } from './stimulus-image';

/** `side` pixels square; a ring of this width and grey on this ground. */
function ring({ side = 400, width = 12, ink = 20, ground = (): number => 255, at = [[0.5, 0.5, 0.3]] }: { side?: number; width?: number; ink?: number; ground?: (x: number, y: number) => number; at?: readonly (readonly [number, number, number])[] | number[][] }): GreyImage {
  const pixels = new Uint8Array(side * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const isInk = at.some(([cx, cy, r]) => Math.abs(Math.hypot(x - cx! * side, y - cy! * side) - r! * side) < width / 2);
      pixels[y * side + x] = isInk ? ink : ground(x / side, y / side);
    }
  return { width: side, height: side, pixels };
} // prettier-ignore

describe('a drawing as a network will see it', () => {
  it('says nothing of a plain drawing, filled or in lines, nor of an empty one', () => {
    expect(inspectDrawing(ring({}))).toEqual([]);
    expect(inspectDrawing(ring({ width: 180 }))).toEqual([]);
    expect(inspectDrawing(ring({ at: [] }))).toEqual([]);
    expect(inspectDrawing(ring({ at: [[0.35, 0.5, 0.2], [0.6, 0.5, 0.2]] }))).toEqual([]); // prettier-ignore
  });

  it('finds lines that vanish when it is made small, but not the same lines in a small drawing', () => {
    expect(inspectDrawing(ring({ side: 2000, width: 3 }))).toEqual(['ink-lost']);
    expect(inspectDrawing(ring({ side: 200, width: 3 }))).toEqual([]);
  });

  it('finds faint pencil, a grey ground, and a shadow', () => {
    expect(inspectDrawing(ring({ ink: 190 }))).toEqual(['faint']);
    expect(inspectDrawing(ring({ ground: () => 205 }))).toEqual(['grey-ground']);
    expect(inspectDrawing(ring({ ground: (x) => (x < 0.5 ? 250 : 190) }))).toEqual(['uneven-ground']);
    expect(inspectDrawing(ring({ ground: (x) => Math.round(210 - 50 * x) }))).toEqual(['uneven-ground']);
  });

  it('finds several things far apart', () => {
    expect(inspectDrawing(ring({ at: [[0.2, 0.3, 0.12], [0.8, 0.7, 0.12]] }))).toEqual(['several-objects']); // prettier-ignore
    expect(inspectDrawing(ring({ at: [[0.5, 0.5, 0.3], [0.92, 0.08, 0.02]] }))).toEqual([]); // prettier-ignore
  });
});

describe('a scan of 12 bits among 16', () => {
  const scan = async (most: number): Promise<Uint8Array> => {
    const data = Uint16Array.from({ length: 100 * 100 }, (_, i) => (i % 100 > 40 && i % 100 < 60 ? 100 : most));
    return sharp(data, { raw: { width: 100, height: 100, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toBuffer();
  };

  it.each([1000, 4000, 16_000, 65_535])('of up to %i is no white drawing on black, and is stored as it looks', async (most) => {
    const bytes = await scan(most);
    const described = await describeImage(bytes);
    if (!described.ok) throw new Error(described.reason);
    const { whiteOnBlack, isBlank, notes } = described.image;
    expect([whiteOnBlack, isBlank, notes.includes('sixteen-bit'), notes.includes('converted')]).toEqual([false, false, true, most < 65_535]); // prettier-ignore
    const stored = await prepareImage(bytes, described.image, false);
    const { data } = await sharp(stored.bytes).toColourspace('b-w').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(235);
    expect(data[50]).toBeLessThan(30);
  });
});
