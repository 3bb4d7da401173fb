/** The two run-length encodings of Windows bitmaps (Microsoft, "Bitmap Compression": BI_RLE8 and BI_RLE4). */
import { phrase } from '../../contract/message';

/** Palette indices, row-major from the top; what the file leaves out is index 0. Throws a RangeError for a file that breaks off. */
export function readRunLengths(data: Uint8Array, width: number, height: number, bits: 4 | 8): Uint8Array {
  const indices = new Uint8Array(width * height);
  let [x, y, at] = [0, height - 1, 0]; // rows run upwards
  const put = (index: number): void => {
    if (x < width && y >= 0) indices[y * width + x] = index;
    x++;
  };
  const next = (): number => {
    if (at >= data.length) throw new RangeError(phrase`the file ends too early`);
    return data[at++]!;
  };
  while (y >= 0) {
    const [count, value] = [next(), next()];
    if (count > 0) for (let i = 0; i < count; i++) put(half(value, i, bits));
    else if (value === 0) [x, y] = [0, y - 1];
    else if (value === 1) break;
    else if (value === 2) [x, y] = [x + next(), y - next()];
    else {
      const start = at;
      const length = bits === 8 ? value : Math.ceil(value / 2);
      for (let i = 0; i < value; i++) put(half(data[start + (bits === 8 ? i : i >> 1)] ?? 0, i, bits));
      at = start + length + (length % 2); // padded to 16 bits
    }
  }
  return indices;
}

/** With 4 bits a byte holds two indices, the first in its upper half. */
function half(byte: number, i: number, bits: 4 | 8): number {
  if (bits === 8) return byte;
  return i % 2 === 0 ? byte >> 4 : byte & 15;
}
