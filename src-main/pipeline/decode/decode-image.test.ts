import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage, type Decoded } from './decode-image';
import type { GreyImage } from './grey-image';

/** 8 wide, 4 high, white, with a black bar of 2 columns at the left. */
const bar =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4" fill="#fff"/><rect width="2" height="4"/></svg>';
const barOnNothing = bar.replace('<rect width="8" height="4" fill="#fff"/>', '');
const raster = (svg: string): Sharp => sharp(Buffer.from(svg));

function imageOf(decoded: Decoded): GreyImage {
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.image;
}
async function expectBar(bytes: Uint8Array, tolerance: number): Promise<void> {
  const { width, height, pixels } = imageOf(await decodeImage(bytes));
  expect([width, height]).toEqual([8, 4]);
  for (let i = 0; i < 32; i++) expect(Math.abs(pixels[i]! - (i % 8 < 2 ? 0 : 255))).toBeLessThanOrEqual(tolerance);
}

describe('decodeImage', () => {
  it('gives back every grey value of a PNG in colours, so that a pad may send its pixels bare', async () => {
    const rgba = Uint8Array.from({ length: 4 * 256 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2));
    const png = await sharp(rgba, { raw: { width: 16, height: 16, channels: 4 } })
      .png()
      .toBuffer();
    expect(await decodeImage(png)).toEqual({
      ok: true,
      image: { width: 16, height: 16, pixels: Uint8Array.from({ length: 256 }, (_, i) => i) },
    });
  });

  it('reads PNG, WebP and TIFF exactly and JPEG nearly', async () => {
    await expectBar(await raster(bar).png().toBuffer(), 0);
    await expectBar(await raster(bar).webp({ lossless: true }).toBuffer(), 0);
    await expectBar(await raster(bar).flatten().tiff({ compression: 'lzw' }).toBuffer(), 0);
    await expectBar(await raster(bar).flatten().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(), 12);
  });
  it('reads 16 bits per channel and a palette', async () => {
    await expectBar(await raster(bar).flatten().toColourspace('rgb16').png().toBuffer(), 0);
    await expectBar(await raster(bar).flatten().toColourspace('grey16').tiff({ compression: 'lzw' }).toBuffer(), 0);
    await expectBar(await raster(bar).png({ palette: true }).toBuffer(), 0);
    await expectBar(await raster(barOnNothing).png({ palette: true }).toBuffer(), 0);
    await expectBar(await raster(bar).flatten().toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer(), 40); // printing inks have no black of their own
  });
  it('puts what is transparent on white', async () => {
    await expectBar(await raster(barOnNothing).png().toBuffer(), 0);
  });
  it('turns a photo upright by its EXIF orientation', async () => {
    const turned = await raster(bar).flatten().rotate(90).withMetadata({ orientation: 8 }).png().toBuffer();
    await expectBar(turned, 0);
  });
  it('draws small vector icons large enough for thin lines', async () => {
    const { width, height, pixels } = imageOf(await decodeImage(Buffer.from(barOnNothing)));
    expect([width, height]).toEqual([512, 256]);
    expect([pixels[0], pixels[511]]).toEqual([0, 255]);
  });
  it('reads bitmaps', async () => {
    const bytes = Buffer.alloc(54 + 4, 255);
    bytes.write('BM');
    [54, 40, 1, 1].forEach((value, i) => bytes.writeUInt32LE(value, 10 + 4 * i));
    bytes.writeUInt16LE(1, 26);
    bytes.writeUInt16LE(24, 28);
    bytes.writeUInt32LE(0, 30);
    expect([...imageOf(await decodeImage(bytes)).pixels]).toEqual([255]);
  });
  it('says in words why a file cannot be read', async () => {
    const png = await raster(bar).resize(400, 200).png({ compressionLevel: 0 }).toBuffer();
    const reason = async (bytes: Uint8Array): Promise<string> => {
      const decoded = await decodeImage(bytes);
      return decoded.ok ? 'readable' : decoded.reason;
    };
    expect(await reason(new Uint8Array())).toBe('the file is empty');
    expect(await reason(Buffer.from('dear diary'))).toBe('it is not an image in a known format');
    for (const size of ['width="1e9" height="1e9"', 'width="0" height="0"', 'viewBox="0 0 0 0"'])
      expect(await reason(Buffer.from(bar.replace('width="8" height="4"', size)))).toContain('the width and height it gives itself');
    expect(await reason(png.subarray(0, png.length / 2))).toBe('the file is damaged or breaks off; export it again');
    const huge = '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"><rect width="9" height="9"/></svg>';
    expect(await reason(claimHuge(png))).toBe('it has more than 100 million pixels');
    expect(await reason(Buffer.from(huge))).toBe('readable'); // a vector drawing has no pixels of its own
  });
});

/** A PNG whose header claims 20,000 x 20,000 pixels. */
function claimHuge(png: Uint8Array): Uint8Array {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(20_000, 16); // IHDR: length at 8, name at 12, width, height, ..., checksum at 29
  bytes.writeUInt32BE(20_000, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}
