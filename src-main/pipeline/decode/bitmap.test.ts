import { describe, expect, it } from 'vitest';
import { isBitmap, readBitmap } from './bitmap';

/** A bitmap with the given rows from top to bottom, as written by programs that store them bottom-up. */
function bitmap(bits: number, width: number, rows: readonly (readonly number[])[], palette: readonly number[] = []): Uint8Array {
  const stride = Math.ceil((width * bits) / 32) * 4;
  const start = 54 + palette.length;
  const bytes = Buffer.alloc(start + stride * rows.length);
  bytes.write('BM');
  bytes.writeUInt32LE(start, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(rows.length, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(bits, 28);
  bytes.set(palette, 54);
  [...rows].reverse().forEach((row, i) => bytes.set(row, start + stride * i));
  return bytes;
}

describe('readBitmap', () => {
  it('reads 24 bits per pixel, bottom row first, blue before red', () => {
    const image = readBitmap(
      bitmap(24, 2, [
        [1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10, 11, 12],
      ]),
      100,
    );
    expect([...image.rgb]).toEqual([3, 2, 1, 6, 5, 4, 9, 8, 7, 12, 11, 10]);
  });
  it('looks up 1 bit per pixel in the palette', () => {
    const image = readBitmap(bitmap(1, 3, [[0b10100000]], [0, 0, 0, 0, 255, 255, 255, 0]), 100);
    expect([...image.rgb]).toEqual([255, 255, 255, 0, 0, 0, 255, 255, 255]);
  });
  it('reads rows top-down when the height is negative', () => {
    const bytes = Buffer.from(
      bitmap(32, 1, [
        [1, 1, 1, 0],
        [9, 9, 9, 0],
      ]),
    );
    bytes.writeInt32LE(-2, 22);
    expect([...readBitmap(bytes, 100).rgb]).toEqual([9, 9, 9, 1, 1, 1]);
  });
  it('refuses a file that ends too early, is compressed or is too large', () => {
    const good = bitmap(24, 4, [new Array<number>(12).fill(0)]);
    expect(() => readBitmap(good.subarray(0, good.length - 1), 100)).toThrow('ends too early');
    expect(() => readBitmap(good, 3)).toThrow('too many pixels');
    const packed = Buffer.from(good);
    packed.writeUInt32LE(1, 30);
    expect(() => readBitmap(packed, 100)).toThrow('compressed');
  });
  it('is told from other formats by its first two letters', () => {
    expect(isBitmap(bitmap(24, 1, [[0, 0, 0]]))).toBe(true);
    expect(isBitmap(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(false);
  });
});
