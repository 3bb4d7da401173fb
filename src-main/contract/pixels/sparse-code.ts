/**
 * Packs a mostly white picture into runs and back. A sketch of 256 pixels takes some 6 kB, so that a whole sketch
 * collection fits in memory, and unpacking is a fill and a few copies.
 *
 * Format: pairs of 16-bit little-endian numbers (white pixels to skip, bytes that follow), row-major, until the end.
 */

const longest = 0xffff;
/** A gap this short costs less inside a run than as a new one. It must stay below twice `border`, so no run crosses rows. */
const shortestGap = 4;

/** White pixels around every packed level: a sampler may read past the ink without asking. */
export const border = 4;

export function packSparse(pixels: Uint8Array): Uint8Array {
  // A run takes no more than it and the gap before it, but for the first and for what is divided.
  const bytes = new Uint8Array(pixels.length + 8 * (2 + Math.ceil(pixels.length / longest)));
  let write = 0;
  const put = (skip: number, count: number): void => {
    bytes[write++] = skip & 255;
    bytes[write++] = skip >> 8;
    bytes[write++] = count & 255;
    bytes[write++] = count >> 8;
  };
  let at = 0;
  while (at < pixels.length) {
    let start = at;
    while (start < pixels.length && pixels[start] === 255) start++;
    let skip = start - at;
    for (; skip > longest; skip -= longest) put(longest, 0);
    const end = endOfRun(pixels, start);
    put(skip, end - start);
    bytes.set(pixels.subarray(start, end), write);
    write += end - start;
    at = end;
  }
  return bytes.slice(0, write);
}

/** Fills target[0 .. length) from the runs at `start`; `onRun` hears of every run of ink. */
export function unpackSparse(
  bytes: Uint8Array,
  start: number,
  target: Uint8Array,
  length: number,
  onRun: (first: number, count: number) => void,
): void {
  target.fill(255, 0, length);
  let read = start;
  let write = 0;
  while (write < length) {
    write += bytes[read]! | (bytes[read + 1]! << 8);
    const count = bytes[read + 2]! | (bytes[read + 3]! << 8);
    read += 4;
    // Most runs are a few pixels wide, where a loop beats subarray and set.
    for (let i = 0; i < count; i++) target[write + i] = bytes[read + i]!;
    if (count > 0) onRun(write, count);
    read += count;
    write += count;
  }
}

/** Whether bytes from elsewhere hold exactly so many pixels: others must not be unpacked. */
export function holdsPixels(bytes: Uint8Array, length: number): boolean {
  let read = 0;
  let pixels = 0;
  while (read + 4 <= bytes.length) {
    const skip = bytes[read]! | (bytes[read + 1]! << 8);
    const count = bytes[read + 2]! | (bytes[read + 3]! << 8);
    if (skip + count === 0) return false; // it would say the same for ever
    read += 4 + count;
    pixels += skip + count;
  }
  return read === bytes.length && pixels === length;
}

function endOfRun(pixels: Uint8Array, start: number): number {
  let end = start;
  for (let i = start; i < pixels.length && i - start < longest; i++) {
    if (pixels[i] !== 255) end = i + 1;
    else if (i - end >= shortestGap) break;
  }
  return end;
}
