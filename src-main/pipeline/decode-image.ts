/** Turns the bytes of an image file into a grey picture on white, whatever its format, within limits. */
import sharp, { type Sharp } from 'sharp';
import { isBitmap, readBitmap } from './bitmap';
import type { GreyImage } from './grey-image';

export const maximumFileBytes = 200 * 2 ** 20;
const maximumPixels = 100e6;
const workingSize = 2048; // larger pictures are reduced on decoding
const vectorSize = 512; // longest side an SVG is drawn at
const secondsPerImage = 30;

/** Changes whenever the same file might decode to other pixels, so that no cache outlives its decoder. */
export const decoderName = `grey ${workingSize} ${vectorSize}, sharp ${sharp.versions.sharp}, vips ${sharp.versions.vips}`;

/** Grey or a clause that completes 'cannot be read: ...'. */
export type Decoded = { readonly ok: true; readonly image: GreyImage } | { readonly ok: false; readonly reason: string };

/** Transparent parts become white, EXIF rotation is applied, of several pages the first is taken. */
export async function decodeImage(bytes: Uint8Array): Promise<Decoded> {
  if (bytes.length === 0) return { ok: false, reason: 'the file is empty' };
  if (bytes.length > maximumFileBytes) return { ok: false, reason: `the file is larger than ${maximumFileBytes / 2 ** 20} MB` };
  try {
    const pipeline = isBitmap(bytes) ? openBitmap(bytes) : await openWithSharp(bytes);
    const { data, info } = await pipeline
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: workingSize, height: workingSize, fit: 'inside', withoutEnlargement: true })
      .toColourspace('b-w')
      .timeout({ seconds: secondsPerImage })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { ok: true, image: { width: info.width, height: info.height, pixels: firstChannel(data, info.channels) } };
  } catch (error) {
    return { ok: false, reason: explain(error) };
  }
}

function openBitmap(bytes: Uint8Array): Sharp {
  const { width, height, rgb } = readBitmap(bytes, maximumPixels);
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

async function openWithSharp(bytes: Uint8Array): Promise<Sharp> {
  const limits = { limitInputPixels: maximumPixels, failOn: 'error' } as const;
  // A vector drawing has no pixels yet, so the limit must not judge the size it names; reading it decodes nothing.
  const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (format !== 'svg') return sharp(bytes, limits);
  // librsvg draws at 72 dots per inch unless told otherwise; icons of 24 pixels would come out as blots.
  const density = Math.min(100_000, Math.max(1, (72 * vectorSize) / Math.max(width, height)));
  return sharp(bytes, { ...limits, density });
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 1) return new Uint8Array(data);
  const grey = new Uint8Array(data.length / channels);
  for (let i = 0; i < grey.length; i++) grey[i] = data[i * channels]!;
  return grey;
}

/** sharp's messages are written for programmers; the frequent ones are put in everyday words. */
function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/unsupported image format|buffer is empty/i.test(message)) return 'it is not an image in a known format';
  if (/pixel limit|too many pixels/i.test(message)) return `it has more than ${maximumPixels / 1e6} million pixels`;
  if (/timeout/i.test(message)) return `drawing it takes longer than ${secondsPerImage} seconds`;
  return message.split('\n')[0]!.trim();
}
