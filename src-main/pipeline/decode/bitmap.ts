/** Reads Windows bitmaps (.bmp), the one common format that sharp's own decoders leave out. */
import { readRunLengths } from './bitmap-run-lengths';
import { phrase } from '../../contract/message';

export interface ColourImage {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array; // row-major, three bytes per pixel
}

const fileHeader = 14;
const coreHeader = 12; // BITMAPCOREHEADER of OS/2 and Windows 2

export function isBitmap(bytes: Uint8Array): boolean {
  return bytes.length > fileHeader + coreHeader && bytes[0] === 0x42 && bytes[1] === 0x4d; // 'BM'
}

/**
 * 1, 4, 8, 16, 24 and 32 bits per pixel, uncompressed or with run lengths (Microsoft, "Bitmap Storage": BITMAPFILEHEADER,
 * BITMAPCOREHEADER, BITMAPINFOHEADER). Throws a RangeError that names what is wrong.
 */
export function readBitmap(bytes: Uint8Array, maximumPixels: number): ColourImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layout = readLayout(view);
  const { width, height, bits, compression, dataStart } = layout;
  if (width <= 0 || height === 0) throw new RangeError(phrase`it has no pixels`);
  if (width * height > maximumPixels) throw new RangeError(phrase`it has too many pixels`);
  if (compression === 1 || compression === 2) {
    const indices = readRunLengths(bytes.subarray(dataStart), width, height, compression === 1 ? 8 : 4);
    return paint(layout, (x, y) => paletteColour(view, layout, indices[y * width + x]!));
  }
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (dataStart + stride * height > bytes.length) throw new RangeError(phrase`the file ends too early`);
  const rowOf = (y: number): number => dataStart + stride * (layout.runsUp ? height - 1 - y : y);
  return paint(layout, (x, y) => readPixel(view, layout, rowOf(y), x));
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly runsUp: boolean; // rows run upwards unless the height is negative
  readonly bits: number;
  readonly compression: number;
  readonly dataStart: number;
  readonly palette: number;
  readonly entrySize: number; // bytes of a colour in the palette
  readonly masks: readonly [number, number, number]; // red, green, blue, for 16 bits
}

function readLayout(view: DataView): Layout {
  const dataStart = view.getUint32(10, true);
  const headerSize = view.getUint32(fileHeader, true);
  const palette = fileHeader + headerSize;
  if (headerSize === coreHeader)
    return {
      width: view.getUint16(18, true),
      height: view.getUint16(20, true),
      runsUp: true,
      bits: requireDepth(view.getUint16(24, true), 0),
      compression: 0,
      dataStart,
      palette,
      entrySize: 3,
      masks: fiveBits,
    };
  if (headerSize < 40 || view.byteLength < fileHeader + 40) throw new RangeError(phrase`its header is of an unknown kind`);
  const storedHeight = view.getInt32(22, true);
  const compression = view.getUint32(30, true);
  const bits = requireDepth(view.getUint16(28, true), compression);
  const hasMasks = bits === 16 && compression === 3 && view.byteLength >= 66;
  const masks = hasMasks ? ([view.getUint32(54, true), view.getUint32(58, true), view.getUint32(62, true)] as const) : fiveBits;
  return {
    width: view.getInt32(18, true),
    height: Math.abs(storedHeight),
    runsUp: storedHeight > 0,
    bits,
    compression,
    dataStart,
    palette,
    entrySize: 4,
    masks,
  };
}

const fiveBits = [0x7c00, 0x3e0, 0x1f] as const;

/** Compression: 0 none, 1 run lengths of 8 bits, 2 of 4 bits, 3 bit fields, which for 32 bits are blue, green, red as usual. */
function requireDepth(bits: number, compression: number): number {
  const depths: Readonly<Record<number, readonly number[]>> = { 0: [1, 4, 8, 16, 24, 32], 1: [8], 2: [4], 3: [16, 32] };
  if (!(depths[compression] ?? []).includes(bits)) throw new RangeError(phrase`it is compressed or has an unusual colour depth`);
  return bits;
}

/** Colours are 0xRRGGBB. */
function paint({ width, height }: Layout, colourAt: (x: number, y: number) => number): ColourImage {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = colourAt(x, y);
      rgb[at++] = colour >> 16;
      rgb[at++] = colour >> 8;
      rgb[at++] = colour;
    }
  return { width, height, rgb };
}

function readPixel(view: DataView, layout: Layout, row: number, x: number): number {
  const { bits } = layout;
  if (bits === 16) return maskedColour(view.getUint16(row + 2 * x, true), layout.masks);
  if (bits > 16) {
    const at = row + x * (bits / 8);
    return (view.getUint8(at + 2) << 16) | (view.getUint8(at + 1) << 8) | view.getUint8(at);
  }
  const shift = 8 - bits - ((x * bits) % 8);
  const index = (view.getUint8(row + Math.floor((x * bits) / 8)) >> shift) & ((1 << bits) - 1);
  return paletteColour(view, layout, index);
}

/** Colours beyond the end of the file count as black. */
function paletteColour(view: DataView, { palette, entrySize }: Layout, index: number): number {
  const at = palette + entrySize * index;
  return at + 3 > view.byteLength ? 0 : (view.getUint8(at + 2) << 16) | (view.getUint8(at + 1) << 8) | view.getUint8(at);
}

function maskedColour(value: number, masks: readonly number[]): number {
  const part = (mask: number): number => (mask === 0 ? 0 : Math.round((255 * ((value & mask) >>> 0)) / (mask >>> 0)));
  return (part(masks[0]!) << 16) | (part(masks[1]!) << 8) | part(masks[2]!);
}
