/** Reads uncompressed Windows bitmaps (.bmp), the one common format that sharp's own decoders leave out. */

export interface ColourImage {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array; // row-major, three bytes per pixel
}

const fileHeader = 14;

export function isBitmap(bytes: Uint8Array): boolean {
  return bytes.length > fileHeader + 12 && bytes[0] === 0x42 && bytes[1] === 0x4d; // 'BM'
}

/**
 * 1, 4, 8, 24 and 32 bits per pixel without compression (Microsoft, "Bitmap Storage": BITMAPFILEHEADER, BITMAPINFOHEADER).
 * Throws a RangeError that names what is wrong.
 */
export function readBitmap(bytes: Uint8Array, maximumPixels: number): ColourImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dataStart = view.getUint32(10, true);
  const headerSize = view.getUint32(fileHeader, true);
  if (headerSize < 40) throw new RangeError('its header is of an unknown kind');
  const width = view.getInt32(18, true);
  const storedHeight = view.getInt32(22, true);
  const height = Math.abs(storedHeight);
  const bits = view.getUint16(28, true);
  const compression = view.getUint32(30, true);
  if (width <= 0 || height === 0) throw new RangeError('it has no pixels');
  if (width * height > maximumPixels) throw new RangeError('it has too many pixels');
  // 3 (bit fields) is what most programs write for 32 bits, with the usual blue, green, red order.
  if (![1, 4, 8, 24, 32].includes(bits) || !(compression === 0 || (compression === 3 && bits === 32)))
    throw new RangeError('it is compressed or has an unusual colour depth');
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (dataStart + stride * height > bytes.length) throw new RangeError('the file ends too early');

  const palette = fileHeader + headerSize;
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const row = dataStart + stride * (storedHeight > 0 ? height - 1 - y : y); // rows run upwards unless the height is negative
    for (let x = 0; x < width; x++) {
      let at = row + (x * bits) / 8;
      if (bits < 24) {
        const shift = 8 - bits - ((x * bits) % 8);
        at = palette + 4 * ((bytes[Math.floor(at)]! >> shift) & ((1 << bits) - 1));
      }
      const target = 3 * (y * width + x);
      rgb[target] = bytes[at + 2]!;
      rgb[target + 1] = bytes[at + 1]!;
      rgb[target + 2] = bytes[at]!;
    }
  }
  return { width, height, rgb };
}
