import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../decode/decode-image';
import type { ImageDescription } from '../../contract/running/image-task';
import { describeImage, prepareImage } from './stimulus-image';

const ink = (stroke: string, ground: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${ground === '' ? '' : `<rect width="40" height="20" fill="${ground}"/>`}<path d="M8 4V16" stroke="${stroke}" stroke-width="4"/></svg>`,
  );
const raster = (stroke = '#000', ground = '#fff'): Sharp => sharp(ink(stroke, ground));

async function described(bytes: Uint8Array): Promise<ImageDescription> {
  const answer = await describeImage(bytes);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.image;
}
/** Share of dark pixels of what the project would keep. */
async function keptInk(bytes: Uint8Array, invert = false): Promise<number> {
  const decoded = await decodeImage((await prepareImage(bytes, await described(bytes), invert)).bytes);
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.image.pixels.filter((value) => value < 128).length / decoded.image.pixels.length;
}

/** A bitmap of 4 bits in run lengths: a black bar of two pixels on white, 4 x 2. */
const runLengthBitmap = Buffer.from([
  ...[0x42, 0x4d, 0, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0],
  ...[40, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 1, 0, 4, 0, 2, 0, 0, 0, 0, 0, 0, 0],
  ...[0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0],
  ...[0, 0, 0, 0, 255, 255, 255, 0],
  ...[2, 0x00, 2, 0x11, 0, 0, 0, 4, 0x00, 0x11, 0, 1],
]);

describe('describeImage and prepareImage', () => {
  it.each([
    ['png', async () => raster().png().toBuffer(), [], 'png'],
    ['png', async () => raster().greyscale().png().toBuffer(), [], 'png'],
    ['jpeg', async () => raster().jpeg().toBuffer(), [], 'jpg'],
    ['webp', async () => raster().flatten().webp().toBuffer(), [], 'webp'],
    ['svg', async () => Promise.resolve(ink('#000', '#fff')), [], 'svg'],
    ['png', async () => raster('#000', '').png().toBuffer(), ['transparent'], 'png'],
    ['png', async () => raster().flatten().toColourspace('rgb16').png().toBuffer(), ['sixteen-bit'], 'png'],
    ['tiff', async () => raster().flatten().tiff().toBuffer(), ['converted'], 'png'],
    ['jpeg', async () => raster().flatten().toColourspace('cmyk').jpeg().toBuffer(), ['cmyk', 'converted'], 'png'],
    ['jpeg', async () => raster().flatten().rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer(), ['turned', 'converted'], 'png'],
    ['bmp', async () => Promise.resolve(runLengthBitmap), ['converted'], 'png'],
  ] as const)('keeps or converts %s and says why (%#)', async (format, make, notes, extension) => {
    const bytes = await make();
    const image = await described(bytes);
    expect(image).toMatchObject({ format, whiteOnBlack: false, isBlank: false });
    expect(image.notes.filter((note) => note !== 'transparent' || notes.includes(note as never))).toEqual(notes);
    expect((await prepareImage(bytes, image, false)).extension).toBe(extension);
    if (format !== 'bmp') expect(await keptInk(bytes)).toBeCloseTo((12 * 4) / 800, 1);
    if (image.notes.includes('turned')) expect([image.width, image.height]).toEqual([40, 20]);
  });

  it('reads the run lengths of a bitmap', async () => {
    const decoded = await decodeImage(runLengthBitmap);
    expect(decoded.ok && [...decoded.image.pixels]).toEqual([0, 0, 255, 255, 0, 0, 255, 255]);
  });

  it('finds white on black, also on no ground at all, and turns it round', async () => {
    for (const bytes of [await raster('#fff', '#000').png().toBuffer(), await raster('#fff', '').png().toBuffer(), ink('#fff', '#111')]) {
      expect(await described(bytes)).toMatchObject({ whiteOnBlack: true, isBlank: false });
      expect(await keptInk(bytes, true)).toBeCloseTo((12 * 4) / 800, 2);
    }
    expect(await described(await raster('#fff', '#fff').png().toBuffer())).toMatchObject({ isBlank: true, whiteOnBlack: false });
  });

  it('keeps only the picture of a vector drawing with a script', async () => {
    const bytes = Buffer.from(ink('#000', '#fff').toString().replace('<path', '<script>alert(1)</script><path'));
    const stored = await prepareImage(bytes, await described(bytes), false);
    expect([stored.extension, (await sharp(stored.bytes).metadata()).format]).toEqual(['png', 'png']);
  });

  it('refuses a picture larger than memory without unpacking it', async () => {
    const wide = await raster('#000', '').png().toBuffer();
    wide.writeUInt32BE(9000, 16); // IHDR: width, height, ..., checksum of what stands before it
    wide.writeUInt32BE(9500, 20);
    wide.writeUInt32BE(crc32(wide.subarray(12, 29)), 29);
    const startMs = performance.now();
    expect(await describeImage(wide)).toEqual({ ok: false, reason: expect.stringContaining('300 MB unpacked') as string });
    expect(performance.now() - startMs).toBeLessThan(500);
  });
});
