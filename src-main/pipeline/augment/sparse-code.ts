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
  const bytes: number[] = [];
  let at = 0;
  while (at < pixels.length) {
    let start = at;
    while (start < pixels.length && pixels[start] === 255) start++;
    let skip = start - at;
    for (; skip > longest; skip -= longest) bytes.push(0xff, 0xff, 0, 0);
    const end = endOfRun(pixels, start);
    bytes.push(skip & 255, skip >> 8, (end - start) & 255, (end - start) >> 8);
    for (let i = start; i < end; i++) bytes.push(pixels[i]!);
    at = end;
  }
  return Uint8Array.from(bytes);
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

function endOfRun(pixels: Uint8Array, start: number): number {
  let end = start;
  for (let i = start; i < pixels.length && i - start < longest; i++) {
    if (pixels[i] !== 255) end = i + 1;
    else if (i - end >= shortestGap) break;
  }
  return end;
}
