/** Turns the bytes of an image file into a grey picture on white, whatever its format, within limits. */
import sharp, { type Sharp } from 'sharp';
import pLimit from 'p-limit';
import { isBitmap, readBitmap } from './bitmap';
import { phrase } from '../../contract/message';
import type { GreyImage } from './grey-image';
import { findSvgProblem } from './svg-safety';

export const maximumFileBytes = 100 * 2 ** 20;
const maximumPixels = 100e6;
const maximumDecoded = 300e6; // bytes of all channels; some pictures must be held whole while they are turned or put on white
const workingSize = 2048; // larger pictures are reduced on decoding
const vectorSize = 512; // longest side an SVG is drawn at
const secondsPerImage = 5;

/** Changes whenever the same file might decode to other pixels, so that no cache outlives its decoder. */
export const decoderName = `grey ${workingSize} ${vectorSize} 12 bit, sharp ${sharp.versions.sharp}, vips ${sharp.versions.vips}`;

/** Grey or a clause that completes 'cannot be read: ...'. */
export type Decoded = { readonly ok: true; readonly image: GreyImage } | { readonly ok: false; readonly reason: string };

export type DecodeImage = (bytes: Uint8Array) => Promise<Decoded>;

/** Transparent parts take the colour of `background`, EXIF rotation is applied, of several pages the first is taken. */
export async function decodeImage(bytes: Uint8Array, background: '#ffffff' | '#000000' = '#ffffff'): Promise<Decoded> {
  try {
    const { picture, unpacked } = await openWeighed(bytes);
    const decode = (): Promise<Decoded> => toGrey(picture, background);
    return await (unpacked > heavy ? inTurn(decode) : decode());
  } catch (error) {
    return { ok: false, reason: explainImageError(error) };
  }
}

async function toGrey(picture: Sharp, background: string): Promise<Decoded> {
  const { data, info } = await picture
    .autoOrient()
    .flatten({ background })
    .resize({ width: workingSize, height: workingSize, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .timeout({ seconds: secondsPerImage })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { ok: true, image: { width: info.width, height: info.height, pixels: firstChannel(data, info.channels) } };
}

/** Large pictures are decoded one after the other, however many are asked for: together they would fill the memory. */
const heavy = 50e6; // bytes of all channels
const inTurn = pLimit(1);

/** The file as a pipeline of sharp's, within limits; `vector` is the longest side an SVG is drawn at. Throws an Error to be put into words by `explainImageError`. */
export async function openImage(bytes: Uint8Array, vector = vectorSize): Promise<Sharp> {
  return (await openWeighed(bytes, vector)).picture;
}

/** `unpacked`: bytes of all channels. */
interface Weighed {
  readonly picture: Sharp;
  readonly unpacked: number;
}

async function openWeighed(bytes: Uint8Array, vector = vectorSize): Promise<Weighed> {
  if (bytes.length === 0) throw new RangeError(phrase`the file is empty`);
  if (bytes.length > maximumFileBytes) throw new RangeError(phrase`the file is larger than ${maximumFileBytes / 2 ** 20} MB`);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new RangeError(phrase`it is a compressed file; unpack it first`); // .svgz, .gz
  return isBitmap(bytes) ? openBitmap(bytes) : openWithSharp(bytes, vector);
}

function openBitmap(bytes: Uint8Array): Weighed {
  const { width, height, rgb } = readBitmap(bytes, maximumPixels);
  return { picture: sharp(rgb, { raw: { width, height, channels: 3 } }), unpacked: rgb.length };
}

async function openWithSharp(bytes: Uint8Array, vector: number): Promise<Weighed> {
  const limits = { limitInputPixels: maximumPixels, failOn: 'error' } as const;
  // A vector drawing has no pixels yet, so the limit must not judge the size it names; reading it decodes nothing.
  const isVector = looksLikeSvg(bytes);
  const problem = isVector ? findSvgProblem(readSvgText(bytes)) : null;
  if (problem !== null) throw new RangeError(problem);
  const { format, width, height, channels, depth } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (format === 'svg' && !isVector) throw new RangeError(phrase`it is written in an unusual encoding; save it as SVG in UTF-8 or as PNG`);
  if (format !== 'svg') {
    if (width * height > maximumPixels) throw new RangeError(phrase`too many pixels`);
    const unpacked = width * height * channels * (depthBytes[depth] ?? 1);
    if (unpacked > maximumDecoded) throw new RangeError(phrase`it takes more than ${maximumDecoded / 1e6} MB unpacked; make it smaller`);
    const bits = depth === 'ushort' ? await usedBits(bytes) : 16;
    return { picture: bits === 16 ? sharp(bytes, limits) : sharp(bytes, limits).linear(65_535 / (2 ** bits - 1), 0), unpacked };
  }
  // librsvg draws at 72 dots per inch unless told otherwise; icons of 24 pixels would come out as blots.
  const density = Math.min(100_000, Math.max(1, (72 * vector) / Math.max(width, height)));
  return { picture: sharp(bytes, { ...limits, density }), unpacked: 4 * vector ** 2 };
}

type Bits = 10 | 12 | 14 | 16;
const knownBits = new WeakMap<Uint8Array, Promise<Bits>>();

/** Scanners of 10, 12 or 14 bits save their values as they are among 16: 16 where more are used, or none. The same bytes are looked through once. */
export function usedBits(bytes: Uint8Array): Promise<Bits> {
  const bits = knownBits.get(bytes) ?? countBits(bytes);
  knownBits.set(bytes, bits);
  return bits;
}

async function countBits(bytes: Uint8Array): Promise<Bits> {
  const { channels } = await sharp(bytes, { limitInputPixels: maximumPixels, failOn: 'error' }).stats();
  const most = channels.slice(0, 3).reduce((high, { max }) => Math.max(high, max), 0);
  const found = ([10, 12, 14] as const).find((bits) => most < 2 ** bits && most >= 2 ** (bits - 1));
  return found ?? 16;
}

const depthBytes: Readonly<Record<string, number>> = {
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
  complex: 8,
  double: 8,
  dpcomplex: 16,
};

/** As sharp and librsvg see it: an <svg element near the start, perhaps after a declaration, comments and a document type. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = readSvgText(bytes.subarray(0, 4096)).trimStart();
  return start.startsWith('<') && /<(?:\w+:)?svg[\s>]/i.test(readSvgText(bytes.subarray(0, 64 * 1024)));
}

export function readSvgText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 1) return new Uint8Array(data);
  const grey = new Uint8Array(data.length / channels);
  for (let i = 0; i < grey.length; i++) grey[i] = data[i * channels]!;
  return grey;
}

/** sharp's messages are written for programmers; the frequent ones are put in everyday words. */
export function explainImageError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/unsupported image format|buffer is empty/i.test(message)) return phrase`it is not an image in a known format`;
  if (/pixel limit|too many pixels/i.test(message)) return phrase`it has more than ${maximumPixels / 1e6} million pixels`;
  if (/timeout/i.test(message)) return phrase`drawing it takes longer than ${secondsPerImage} seconds`;
  if (/Offset is outside the bounds/i.test(message)) return phrase`the file ends too early`;
  if (/bad dimensions|zero-sized image/i.test(message))
    return phrase`the width and height it gives itself cannot be drawn; give it those of the drawing in pixels, or save it as PNG`;
  if (/XML parse error/i.test(message)) return phrase`its XML is damaged or refers to something outside the file`;
  return error instanceof RangeError ? message : phrase`the file is damaged or breaks off; export it again`;
}
