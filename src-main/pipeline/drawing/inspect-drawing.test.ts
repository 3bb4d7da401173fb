import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage, usedBits } from '../decode/decode-image';
import { inspectDrawing } from './inspect-drawing';
import { drawPage } from './made-pages.fixture';
import { describeImage, prepareImage } from './stimulus-image';

describe('a drawing as a network will see it', () => {
  it('says nothing of a plain drawing, filled or in lines, nor of an empty one', () => {
    expect(inspectDrawing(drawPage({}))).toEqual([]);
    expect(inspectDrawing(drawPage({ width: 180 }))).toEqual([]);
    expect(inspectDrawing(drawPage({ at: [] }))).toEqual([]);
    expect(
      inspectDrawing(
        drawPage({
          at: [
            [0.35, 0.5, 0.2],
            [0.6, 0.5, 0.2],
          ],
        }),
      ),
    ).toEqual([]);
  });

  it('finds lines that vanish when it is made small, but not the same lines in a small drawing', () => {
    expect(inspectDrawing(drawPage({ side: 2000, width: 3 }))).toEqual(['ink-lost']);
    expect(inspectDrawing(drawPage({ side: 200, width: 3 }))).toEqual([]);
  });

  it('finds faint pencil, a grey ground, and a shadow', () => {
    expect(inspectDrawing(drawPage({ ink: 190 }))).toEqual(['faint']);
    expect(inspectDrawing(drawPage({ ground: () => 205 }))).toEqual(['grey-ground']);
    expect(inspectDrawing(drawPage({ ground: (x) => (x < 0.5 ? 250 : 190) }))).toEqual(['uneven-ground']);
    expect(inspectDrawing(drawPage({ ground: (x) => Math.round(210 - 50 * x) }))).toEqual(['uneven-ground']);
  });

  it('finds several things far apart', () => {
    expect(
      inspectDrawing(
        drawPage({
          at: [
            [0.2, 0.3, 0.12],
            [0.8, 0.7, 0.12],
          ],
        }),
      ),
    ).toEqual(['several-objects']);
    expect(
      inspectDrawing(
        drawPage({
          at: [
            [0.5, 0.5, 0.3],
            [0.92, 0.08, 0.02],
          ],
        }),
      ),
    ).toEqual([]);
  });
});

const shapes = '../shared/reference/rated-shapes/images';
it.skipIf(!existsSync(shapes))('says nothing of 64 drawn shapes that people rated', async () => {
  const noted: string[] = [];
  for (const file of readdirSync(shapes)) {
    const decoded = await decodeImage(readFileSync(join(shapes, file)));
    if (!decoded.ok || inspectDrawing(decoded.image).length > 0) noted.push(file);
  }
  expect(noted).toEqual([]);
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
    expect([whiteOnBlack, isBlank, notes.includes('sixteen-bit'), notes.includes('converted')]).toEqual([
      false,
      false,
      true,
      most < 65_535,
    ]);
    const stored = await prepareImage(bytes, described.image, false);
    const { data } = await sharp(stored.bytes).toColourspace('b-w').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(235);
    expect(data[50]).toBeLessThan(30);
  });

  it('is looked through once, however often it is opened', async () => {
    const bytes = await scan(4000);
    const bits = usedBits(bytes);
    await describeImage(bytes);
    expect(usedBits(bytes)).toBe(bits);
    expect(await bits).toBe(12);
  });
});
