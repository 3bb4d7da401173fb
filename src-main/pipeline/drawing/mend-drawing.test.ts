import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../decode/decode-image';
import { inspectDrawing } from './inspect-drawing';
import { drawPage } from './made-pages.fixture';
import { mendDrawing } from './mend-drawing';

const all = ['flatten', 'crop', 'thicken'] as const;

describe('a drawing that is mended', () => {
  const grain = 6;
  it.each([
    ['a shadow with a sharp edge', { ground: (x: number) => (x < 0.5 ? 250 : 165) }, ['uneven-ground'], ['flatten']],
    [
      'light that falls off, over grain',
      { grain, ground: (x: number, y: number) => 235 - 90 * x - 25 * y },
      ['uneven-ground'],
      ['flatten'],
    ],
    ['yellow paper', { grain, ground: () => 205 }, ['grey-ground'], ['flatten']],
    ['faint pencil', { ink: 190 }, ['faint'], ['flatten']],
    ['faint pencil in a shadow', { grain: 3, ink: 0.75, ground: (x: number) => 240 - 60 * x }, ['uneven-ground'], ['flatten']],
    ['thin lines on a large sheet', { side: 2000, width: 3 }, ['ink-lost'], ['thicken']],
    ['thin lines in a shadow', { side: 2000, width: 4, ground: (x: number) => 250 - 60 * x }, ['uneven-ground'], ['flatten', 'thicken']],
    [
      'two things',
      {
        at: [
          [0.2, 0.3, 0.12],
          [0.8, 0.7, 0.14],
        ],
      },
      ['several-objects'],
      ['crop'],
    ],
    ['a filled shape in a shadow', { width: 180, ground: (x: number) => 250 - 70 * x }, ['uneven-ground'], ['flatten']],
  ] as const)('%s: nothing is left to be said', async (_, page, notes, mends) => {
    const image = drawPage(page);
    expect(inspectDrawing(image)).toEqual(notes);
    const mended = await mendDrawing(image, all, true);
    expect(mended.mends).toEqual(mends);
    expect(mended.notes).toEqual([]);
    expect(inspectDrawing(mended.image)).toEqual([]);
    expect(Buffer.compare((await mendDrawing(image, all, true)).image.pixels, mended.image.pixels)).toBe(0); // the same again
  });

  it('is the very same picture where nothing is to be mended', async () => {
    const image = drawPage({});
    const { image: mended, mends, notes } = await mendDrawing(image, all, true);
    expect(mended).toBe(image);
    expect([mends, notes]).toEqual([[], []]);
  });

  it('keeps a filled shape filled, and of two things the one with more ink', async () => {
    const filled = await mendDrawing(drawPage({ width: 180, ground: (x) => 250 - 70 * x }), ['flatten'], true);
    const [middle, outside] = [200 * 400 + 80, 10 * 400 + 390]; // in the ring on the left, and in the corner
    expect([filled.image.pixels[middle]! < 60, filled.image.pixels[outside]]).toEqual([true, 255]);
    const { image } = await mendDrawing(
      drawPage({
        at: [
          [0.2, 0.3, 0.12],
          [0.8, 0.7, 0.14],
        ],
      }),
      ['crop'],
      true,
    );
    const ring = 2 * 0.14 * 400 + 12;
    expect(image.width).toBeGreaterThan(ring);
    expect(image.width).toBeLessThan(1.15 * ring);
    expect(image.height).toBe(image.width);
  });

  it('is mended only as chosen, and what remains is said', async () => {
    const { mends, notes } = await mendDrawing(drawPage({ side: 2000, width: 4, ground: (x) => 250 - 60 * x }), ['flatten', 'crop'], true);
    expect([mends, notes]).toEqual([['flatten'], ['ink-lost']]);
    expect((await mendDrawing(drawPage({}), ['crop'], false)).image.width).toBeLessThan(300); // to the ink, though nothing was noted
  });

  it.each([
    ['one pixel', 1, 1, () => 0],
    ['a row', 900, 1, (x: number) => (x % 90 < 4 ? 0 : 255)],
    ['a column', 1, 900, (_: number, y: number) => (y % 90 < 4 ? 30 : 200)],
    ['black', 60, 60, () => 0],
    ['white', 60, 60, () => 255],
    ['nearly white', 60, 60, (x: number) => 254 + (x % 2)],
    ['a slope from black to white', 256, 40, (x: number) => x],
    ['noise', 300, 200, (x: number, y: number) => (x * 7919 + y * 104_729) % 256],
  ] as const)('carries out every mend on %s, whatever comes of it, in the same size or smaller', async (_, width, height, value) => {
    const pixels = Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width)));
    const mended = await mendDrawing({ width, height, pixels }, all, false);
    expect(mended.mends).toEqual(all);
    expect(mended.image.pixels).toHaveLength(mended.image.width * mended.image.height);
    expect(mended.image.width <= width && mended.image.height <= height && mended.image.pixels.length > 0).toBe(true);
  });

  const shapes = '../shared/reference/rated-shapes/images';
  it.skipIf(!existsSync(shapes))('none of the 64 rated shapes is touched', async () => {
    for (const file of readdirSync(shapes)) {
      const decoded = await decodeImage(readFileSync(join(shapes, file)));
      if (!decoded.ok) throw new Error(decoded.reason);
      expect([file, (await mendDrawing(decoded.image, all, true)).mends]).toEqual([file, []]);
    }
  });
});
