/** Where the ink of a drawing is, free of position and size: to find drawings that are the same. */

/** Mean ink of 24 x 24 blocks over the bounding box of the ink, longest side filled, 0 (white) to 1 (black). */
export interface InkPattern {
  readonly blocks: Float64Array;
}

const side = 24;

/** `grey`: width x height bytes, 255 white. A blank image has no ink anywhere. */
export function describeInk(grey: Uint8Array, width: number, height: number): InkPattern {
  const box = inkBox(grey, width, height);
  const blocks = new Float64Array(side * side);
  if (box === null) return { blocks };
  const span = Math.max(box.right - box.left, box.bottom - box.top) + 1;
  const left = (box.left + box.right + 1 - span) / 2;
  const top = (box.top + box.bottom + 1 - span) / 2;
  const counts = new Float64Array(side * side);
  for (let y = box.top; y <= box.bottom; y++)
    for (let x = box.left; x <= box.right; x++) {
      const column = Math.min(side - 1, Math.floor(((x + 0.5 - left) / span) * side));
      const row = Math.min(side - 1, Math.floor(((y + 0.5 - top) / span) * side));
      blocks[row * side + column]! += 1 - grey[y * width + x]! / 255;
      counts[row * side + column]! += 1;
    }
  for (let i = 0; i < blocks.length; i++) blocks[i] = counts[i] === 0 ? 0 : blocks[i]! / counts[i]!;
  return { blocks };
}

/** True for copies, also of slightly different line weight: correlation of the patterns above 0.95. */
export function isSameDrawing(a: InkPattern, b: InkPattern): boolean {
  return correlation(a.blocks, b.blocks) > 0.95;
}

/** Inclusive bounds of all pixels darker than mid-grey; null when there is none. */
export function inkBox(
  grey: Uint8Array,
  width: number,
  height: number,
): { left: number; right: number; top: number; bottom: number } | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (grey[y * width + x]! < 128) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
  return right < 0 ? null : { left, right, top, bottom };
}

/** Pearson's correlation; 0 when one side does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb);
    aa += (a[i]! - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}
