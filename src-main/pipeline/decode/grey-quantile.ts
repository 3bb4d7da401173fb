/** The grey value (0 to 255) below which a share (0 to 1) of the pixels lies that are no lighter than `lightest`; 255 of no pixels. */
export function quantile(pixels: Uint8Array, share: number, lightest = 255): number {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < pixels.length; i++) histogram[pixels[i]!]!++;
  const counted = histogram.subarray(0, lightest + 1);
  const total = counted.reduce((sum, count) => sum + count, 0);
  let count = 0;
  for (let value = 0; value <= lightest; value++) {
    count += counted[value]!;
    if (count > share * total) return value;
  }
  return 255;
}
