/** The images networks are validated and tested on: never noisy. */
import type { CopyRecipe } from './copy-geometry';
import type { ImageBank } from '../bank/image-bank';
import { renderCopy } from './render-copy';

/**
 * items x copies x size x size values in [0, 1]; all copies of an item follow one another, copy 0 (the drawing itself,
 * centred) first. At 224 pixels an image takes 200 kB: give large collections in slices.
 */
export function renderEvaluation(
  bank: ImageBank,
  items: readonly number[],
  copies: number,
  recipe: CopyRecipe,
  seed: number,
): Float32Array {
  const pixels = recipe.imageSize * recipe.imageSize;
  const images = new Float32Array(items.length * copies * pixels);
  items.forEach((item, i) => {
    for (let copy = 0; copy < copies; copy++) renderCopy(bank, item, copy, recipe, seed, images, (i * copies + copy) * pixels);
  });
  return images;
}
