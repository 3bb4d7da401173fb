/** What a network will have trouble to see in a drawing: lines that vanish when it is made small, faint ones, a ground that is no white paper. */
import type { ImageNote } from '../contract/image-task';
import { crop, shrink, type GreyImage } from './grey-image';
import { inkBox, otsuThreshold } from './ink';

export type DrawingNote = Extract<ImageNote, 'ink-lost' | 'faint' | 'uneven-ground' | 'grey-ground' | 'several-objects'>;

/** Pixels of the longer side of the ink, as in the smallest images networks are given by the presets. */
const seenSide = 128;
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
  const ground = groundOf(image);
  const ink = inkOf(image, threshold);
  const notes: DrawingNote[] = [];
  const isUneven = ground.lightest - ground.darkest > unevenBy;
  if (isUneven) notes.push('uneven-ground');
  else if (ground.usual < greyBelow) notes.push('grey-ground');
  if (isUneven) return notes; // where a shadow ends the ink cannot be told from the ground
  if (ink > faintAbove) notes.push('faint');
  else if (seenInk(image, threshold) > lostAbove) notes.push('ink-lost');
  if (hasSeveralObjects(image, threshold)) notes.push('several-objects');
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
  return quantile(pixels.filter((value) => value <= threshold), 0.25); // prettier-ignore
}

function seenInk(image: GreyImage, threshold: number): number {
  const box = inkBox(image, threshold);
  if (box === null) return 255;
  const scale = Math.min(1, seenSide / Math.max(box.width, box.height));
  const size = (length: number): number => Math.max(1, Math.round(length * scale));
  return quantile(shrink(crop(image, box.left, box.top, box.width, box.height), size(box.width), size(box.height)).pixels, 0.02);
}

function quantile(pixels: Uint8Array, share: number): number {
  const histogram = new Uint32Array(256);
  for (const value of pixels) histogram[value]!++;
  let count = 0;
  for (let value = 0; value < 256; value++) {
    count += histogram[value]!;
    if (count > share * pixels.length) return value;
  }
  return 255;
}

const gridSide = 48;
const apart = 4; // cells of the grid between the boxes of two objects
const leastShare = 0.25; // of all ink

/** Two parts of the ink, each a quarter of it or more, with much empty paper between them. */
function hasSeveralObjects(image: GreyImage, threshold: number): boolean {
  const longer = Math.max(image.width, image.height);
  if (longer < gridSide) return false;
  const [columns, rows] = [Math.max(1, Math.round((gridSide * image.width) / longer)), Math.max(1, Math.round((gridSide * image.height) / longer))]; // prettier-ignore
  const ink = new Float64Array(columns * rows);
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < image.width; x++)
      if (image.pixels[y * image.width + x]! <= threshold) ink[Math.floor((y * rows) / image.height) * columns + Math.floor((x * columns) / image.width)]!++; // prettier-ignore
  const total = ink.reduce((sum, count) => sum + count, 0);
  const large = partsOf(ink, columns, rows).filter(({ count }) => count >= leastShare * total);
  return large.some((a, i) => large.slice(i + 1).some((b) => Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom) > apart)); // prettier-ignore
}

interface Part {
  left: number;
  right: number;
  top: number;
  bottom: number;
  count: number;
}

/** Cells with ink that touch, also at their corners or over one empty cell. */
function partsOf(ink: Float64Array, columns: number, rows: number): Part[] {
  const seen = new Uint8Array(ink.length);
  const parts: Part[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (seen[start] === 1 || ink[start] === 0) continue;
    const part: Part = { left: columns, right: 0, top: rows, bottom: 0, count: 0 };
    const stack = [start];
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [x, y] = [at % columns, Math.floor(at / columns)];
      part.left = Math.min(part.left, x);
      part.right = Math.max(part.right, x);
      part.top = Math.min(part.top, y);
      part.bottom = Math.max(part.bottom, y);
      part.count += ink[at]!;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
          const next = ny * columns + nx;
          if (seen[next] === 1 || ink[next] === 0) continue;
          seen[next] = 1;
          stack.push(next);
        }
    }
    parts.push(part);
  }
  return parts;
}
