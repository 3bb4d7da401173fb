/** The grey value (0 to 255) below which a share (0 to 1) of the pixels lies; 255 of no pixels. */
export function quantile(pixels: Uint8Array, share: number): number {
  const histogram = new Uint32Array(256);
  for (const value of pixels) histogram[value]!++;
  let count = 0;
  for (let value = 0; value < 256; value++) {
    count += histogram[value]!;
    if (count > share * pixels.length) return value;
  }
  return 255;
}
