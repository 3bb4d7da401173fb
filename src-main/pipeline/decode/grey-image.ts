/** A grey picture in memory and the two box filters that make it smaller without aliasing. */

/** Row-major, one byte per pixel, white = 255. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Each pixel of the result is the area-weighted mean of the source pixels under it. Sizes must not grow. */
export function shrink(image: GreyImage, width: number, height: number): GreyImage {
  if (width === image.width && height === image.height) return image;
  const across = new Float32Array(width * image.height);
  const columns = overlaps(image.width, width);
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < width; x++) {
      const { first, weights } = columns[x]!;
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * image.pixels[y * image.width + first + i]!;
      across[y * width + x] = sum;
    }
  const pixels = new Uint8Array(width * height);
  const rows = overlaps(image.height, height);
  for (let y = 0; y < height; y++) {
    const { first, weights } = rows[y]!;
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += weights[i]! * across[(first + i) * width + x]!;
      pixels[y * width + x] = Math.round(sum);
    }
  }
  return { width, height, pixels };
}

/** Half the size by 2 x 2 means; an odd last row or column is completed with white, so coordinates halve exactly. */
export function halve(image: GreyImage): GreyImage {
  const width = Math.ceil(image.width / 2);
  const height = Math.ceil(image.height / 2);
  const pixels = new Uint8Array(width * height);
  const at = (x: number, y: number): number => (x < image.width && y < image.height ? image.pixels[y * image.width + x]! : 255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sum = at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1);
      pixels[y * width + x] = (sum + 2) >> 2;
    }
  return { width, height, pixels };
}

export function crop(image: GreyImage, left: number, top: number, width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = (top + y) * image.width + left;
    pixels.set(image.pixels.subarray(start, start + width), y * width);
  }
  return { width, height, pixels };
}

/** For each target pixel of one axis: the source pixels it covers and their shares, which sum to 1. */
function overlaps(source: number, target: number): { first: number; weights: number[] }[] {
  const step = source / target;
  return Array.from({ length: target }, (_, i) => {
    const from = i * step;
    const to = Math.min(source, from + step);
    const first = Math.floor(from);
    const last = Math.min(source - 1, Math.ceil(to) - 1);
    const weights: number[] = [];
    for (let p = first; p <= last; p++) weights.push((Math.min(to, p + 1) - Math.max(from, p)) / step);
    return { first, weights };
  });
}
