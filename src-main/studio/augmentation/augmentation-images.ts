/** The pictures of the Augmentation panel: a sheet of copies, and the mean of many, both drawn by the pipeline that training uses. */
import type { AugmentationLook, DrawingReference } from '../../contract/study/augmentation';
import { createStream } from '../../core/random/stream';
import { corrupt } from '../../pipeline/augment/corrupt';
import type { GreyImage } from '../../pipeline/decode/grey-image';
import { renderCopy } from '../../pipeline/augment/render-copy';
import { readProject } from '../../store/project/project-store';
import { shownCopies } from './describe-augmentation';
import { recipeFor, type DrawingBanks } from './drawing-banks';

/** Copies on top of each other in the mean image. */
const meanCopies = 400;

/** One copy below the other, `imageSize` pixels each. */
export async function copiesSheet(
  folder: string,
  banks: DrawingBanks,
  drawing: DrawingReference,
  look: AugmentationLook,
  from: number,
): Promise<GreyImage> {
  const opened = await banks.open(folder, drawing, look);
  const recipe = recipeFor(opened, look);
  const { seed } = await readProject(folder);
  const pixels = recipe.imageSize ** 2;
  const images = new Float32Array(shownCopies * pixels);
  for (let i = 0; i < shownCopies; i++) renderCopy(opened.bank, 0, from + i, recipe, seed, images, i * pixels);
  corrupt(images, shownCopies, pixels, look.noise, createStream(seed, 'noise', 0, 0));
  return {
    pixels: Uint8Array.from(images, (value) => Math.round(255 * value)),
    width: recipe.imageSize,
    height: shownCopies * recipe.imageSize,
  };
}

export async function meanImage(
  folder: string,
  banks: DrawingBanks,
  drawing: DrawingReference,
  look: AugmentationLook,
): Promise<GreyImage> {
  const opened = await banks.open(folder, drawing, look);
  const recipe = recipeFor(opened, look);
  const { seed } = await readProject(folder);
  const pixels = recipe.imageSize ** 2;
  const image = new Uint8Array(pixels);
  const sums = new Float64Array(pixels);
  for (let copy = 1; copy <= meanCopies; copy++) {
    renderCopy(opened.bank, 0, copy, recipe, seed, image, 0);
    for (let i = 0; i < pixels; i++) sums[i]! += image[i]!;
  }
  return { pixels: Uint8Array.from(sums, (sum) => Math.round(sum / meanCopies)), width: recipe.imageSize, height: recipe.imageSize };
}
