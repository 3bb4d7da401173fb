/** What a network will have trouble to see in a drawing: lines that vanish when it is made small, faint ones, a ground that is no white paper. */
import type { DrawingNote } from '../../contract/running/image-task';
import { crop, shrink, type GreyImage } from '../decode/grey-image';
import { inkBox, otsuThreshold } from './ink';
import { hasSeveralObjects } from './objects';
import { quantile } from '../decode/grey-quantile';

/** Pixels of the longer side of the ink, as in the smallest images networks are given by the presets. */
export const seenSide = 128;
// Grey values, black = 0. No drawing of the sample and none of 64 drawn shapes that were rated comes near them.
const lostAbove = 170; // the darkest fiftieth of the reduced picture
const faintAbove = 130; // the ink as it was drawn
const greyBelow = 225; // the ground
const unevenBy = 20; // between the lightest and the darkest places of the ground
const blackBelow = 90; // a place as dark as that is filled with ink

/** Of a picture with dark ink on a light ground. */
export function inspectDrawing(image: GreyImage): DrawingNote[] {
  const threshold = otsuThreshold(image.pixels);
  if (threshold === null) return [];
  const notes: DrawingNote[] = inspectPaper(image, threshold);
  if (notes.includes('uneven-ground')) return notes;
  if (!notes.includes('faint') && seenInk(image, threshold) > lostAbove) notes.push('ink-lost');
  if (hasSeveralObjects(image, threshold)) notes.push('several-objects');
  return notes;
}

export type PaperNote = Extract<DrawingNote, 'uneven-ground' | 'grey-ground' | 'faint'>;

/** What it is drawn on, and how dark. */
export function inspectPaper(image: GreyImage, threshold: number): PaperNote[] {
  const ground = groundOf(image);
  if (ground.lightest - ground.darkest > unevenBy) return ['uneven-ground']; // where a shadow ends the ink cannot be told from the ground
  const notes: PaperNote[] = [];
  if (ground.usual < greyBelow) notes.push('grey-ground');
  if (inkOf(image, threshold) > faintAbove) notes.push('faint');
  return notes;
}

/** The lightest tenth of each of 8 x 8 places stands for the paper there. */
function groundOf(image: GreyImage): { readonly lightest: number; readonly darkest: number; readonly usual: number } {
  const places: number[] = [];
  const [columns, rows] = [Math.min(8, image.width), Math.min(8, image.height)];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [left, top] = [Math.floor((column * image.width) / columns), Math.floor((row * image.height) / rows)];
      const [right, bottom] = [Math.floor(((column + 1) * image.width) / columns), Math.floor(((row + 1) * image.height) / rows)];
      places.push(quantile(crop(image, left, top, right - left, bottom - top).pixels, 0.9));
    }
  const paper = places.filter((value) => value >= blackBelow).sort((a, b) => a - b);
  const at = (share: number): number => paper[Math.floor(share * (paper.length - 1))] ?? 255;
  return { lightest: at(0.95), darkest: at(0.1), usual: at(0.5) };
}

/** The darker half of the ink. */
function inkOf({ pixels }: GreyImage, threshold: number): number {
  return quantile(pixels, 0.25, threshold);
}

/** The darkest fiftieth of the picture as a network sees it. */
export function seenInk(image: GreyImage, threshold: number): number {
  const seen = seeSmall(image, threshold);
  return seen === null ? 255 : quantile(seen.pixels, 0.02);
}

/** Cropped to the ink and reduced, as networks are given it; null without ink. */
export function seeSmall(image: GreyImage, threshold: number): GreyImage | null {
  const box = inkBox(image, threshold);
  if (box === null) return null;
  const scale = Math.min(1, seenSide / Math.max(box.width, box.height));
  const size = (length: number): number => Math.max(1, Math.round(length * scale));
  return shrink(crop(image, box.left, box.top, box.width, box.height), size(box.width), size(box.height));
}

/** As `seeSmall`, in the middle of a white square; a picture without ink is reduced as it is. */
export function onSquare(image: GreyImage): GreyImage {
  const threshold = otsuThreshold(image.pixels);
  const seen = seeSmall(image, threshold ?? 255);
  const pixels = new Uint8Array(seenSide ** 2).fill(255);
  if (seen === null) return { width: seenSide, height: seenSide, pixels };
  const [left, top] = [(seenSide - seen.width) >> 1, (seenSide - seen.height) >> 1];
  for (let y = 0; y < seen.height; y++) pixels.set(seen.pixels.subarray(y * seen.width, (y + 1) * seen.width), (top + y) * seenSide + left);
  return { width: seenSide, height: seenSide, pixels };
}
