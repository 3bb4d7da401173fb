/** Drawings as points in a space of pixels: what any theory of similarity has to beat. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stimulus } from '../../contract/stimulus';
import { decodeImage } from '../../pipeline/decode-image';
import { shrink, type GreyImage } from '../../pipeline/grey-image';

/** The study's image size; blocks divide it. */
export const pixelSide = 224;
export const pixelBlocks = [4, 8, 16, 28, 56] as const;

/** Null when a stimulus has no drawing, or one that cannot be read. */
export async function readPixelImages(folder: string, stimuli: readonly Stimulus[]): Promise<GreyImage[] | null> {
  const images: GreyImage[] = [];
  for (const { image } of stimuli) {
    const bytes = image === '' ? null : await readFile(join(folder, image)).catch(() => null);
    const decoded = bytes === null ? null : await decodeImage(bytes);
    if (!decoded?.ok) return null;
    images.push(onSquare(decoded.image));
  }
  return images;
}

/** Means over square blocks of `block` pixels, darkness 0..1: images x (224 / block)^2. */
export function pixelFeatures(images: readonly GreyImage[], block: number): { coordinates: Float32Array; dims: number } {
  const side = pixelSide / block;
  const coordinates = new Float32Array(images.length * side * side);
  images.forEach((image, i) =>
    shrink(image, side, side).pixels.forEach((value, p) => (coordinates[i * side * side + p] = 1 - value / 255)),
  );
  return { coordinates, dims: side * side };
}

/** In the middle of a white square, reduced to it where larger. */
function onSquare(image: GreyImage): GreyImage {
  const scale = Math.min(1, pixelSide / Math.max(image.width, image.height));
  const small = shrink(image, Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
  const pixels = new Uint8Array(pixelSide * pixelSide).fill(255);
  const [left, top] = [Math.floor((pixelSide - small.width) / 2), Math.floor((pixelSide - small.height) / 2)];
  for (let y = 0; y < small.height; y++)
    pixels.set(small.pixels.subarray(y * small.width, (y + 1) * small.width), (top + y) * pixelSide + left);
  return { width: pixelSide, height: pixelSide, pixels };
}
