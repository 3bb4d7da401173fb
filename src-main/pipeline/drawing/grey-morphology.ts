/** The darkest and the lightest value within a disc around each pixel: what morphology calls erosion and dilation of grey values. */
import type { GreyImage } from '../decode/grey-image';

/** Lines grow by `radius` pixels on each side; what lies outside the picture counts as nothing. Radius 0 changes nothing. */
export function darkestWithin(image: GreyImage, radius: number): GreyImage {
  const { width, height, pixels } = image;
  const result = pixels.slice();
  let row: Uint8Array = pixels; // the darkest within `half` pixels to the left and right
  for (let half = 0; half <= radius; half++) {
    if (half > 0) row = widen(row, width);
    // The rows of the disc that reach this far to both sides.
    for (let dy = 0; dy <= radius; dy++) {
      if (Math.floor(Math.sqrt(radius ** 2 - dy ** 2)) !== half) continue;
      takeDarker(result, row, width, height, dy);
      if (dy > 0) takeDarker(result, row, width, height, -dy);
    }
  }
  return { width, height, pixels: result };
}

/** `radius` in pixels; lines become thinner by it on each side. */
export function lightestWithin(image: GreyImage, radius: number): GreyImage {
  return negate(darkestWithin(negate(image), radius));
}

export function negate({ width, height, pixels }: GreyImage): GreyImage {
  return { width, height, pixels: pixels.map((value) => 255 - value) };
}

/** Of each pixel and its two neighbours in the row the darkest. */
function widen(row: Uint8Array, width: number): Uint8Array {
  const result = new Uint8Array(row.length);
  for (let start = 0; start < row.length; start += width)
    for (let x = 0; x < width; x++) {
      const at = start + x;
      let least = row[at]!;
      if (x > 0 && row[at - 1]! < least) least = row[at - 1]!;
      if (x < width - 1 && row[at + 1]! < least) least = row[at + 1]!;
      result[at] = least;
    }
  return result;
}

function takeDarker(result: Uint8Array, row: Uint8Array, width: number, height: number, dy: number): void {
  const [first, last] = [Math.max(0, -dy), Math.min(height, height - dy)];
  for (let at = first * width, from = (first + dy) * width; at < last * width; at++, from++)
    if (row[from]! < result[at]!) result[at] = row[from]!;
}
