/** Writes a text into a PNG file, where programs that show pictures leave it alone. */
import { crc32 } from 'node:zlib';

const headerEnd = 8 + 12 + 13; // signature, and the chunk of width and height, which is always the first

/** An international text chunk, not compressed (PNG 1.2, 4.2.3.3). */
export function stampPng(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const body = Buffer.from(`iTXt${keyword}\0\0\0\0\0${text}`, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, headerEnd), length, body, check, png.subarray(headerEnd)]);
}
