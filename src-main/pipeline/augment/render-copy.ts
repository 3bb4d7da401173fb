/** Draws one copy of a drawing on a white canvas: the inner loop of the input pipeline. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { border } from '../../contract/pixels/sparse-code';
import { createStream } from '../../core/random/stream';
import { canonicalGeometry, drawGeometry, viewGeometry, type CanvasView, type CopyGeometry, type CopyRecipe } from './copy-geometry';
import { recordOf } from '../bank/bank-records';
import { isReadable, type ImageBank } from '../bank/image-bank';
import { blockBits, createLevelBuffer, readRecordHeader, unpackLevel, type RecordHeader, type UnpackedLevel } from '../bank/image-record';

/**
 * Writes imageSize x imageSize values from `offset` on: bytes (white = 255), or floats in [0, 1] (white = 1). Copy 0 is the
 * drawing itself, upright and centred; copies from 1 on are augmented, each a function of seed, image id and number only.
 */
export function renderCopy(
  bank: ImageBank,
  item: number,
  copy: number,
  recipe: CopyRecipe,
  seed: number,
  out: Uint8Array | Float32Array,
  offset: number,
): void {
  const id = bank.ids[item];
  if (id === undefined || !isReadable(bank, item)) {
    throw new AppError('bad-input', say`The image of '${id ?? item}' cannot be read, so no copy of it can be drawn. Replace or remove it.`);
  }
  const record = recordOf(bank, item);
  const header = readRecordHeader(record);
  drawRecord(record, header, placeCopy(header, id, copy, recipe, seed), recipe.imageSize, out, offset);
}

/** The first item of a bank as somebody wants to see it; floats as above. Throws where it cannot be read. */
export function renderView(bank: ImageBank, recipe: CopyRecipe, view: CanvasView): Float32Array {
  const record = recordOf(bank, 0);
  const header = readRecordHeader(record);
  const out = new Float32Array(recipe.imageSize ** 2);
  drawRecord(record, header, viewGeometry(header.hull, recipe, view), recipe.imageSize, out, 0);
  return out;
}

function drawRecord(
  record: Uint8Array,
  header: RecordHeader,
  geometry: CopyGeometry,
  imageSize: number,
  out: Uint8Array | Float32Array,
  offset: number,
): void {
  const [a, b, c, d] = geometry.map;
  const sourceStep = 1 / (geometry.scale * Math.sqrt(Math.abs(a * d - b * c))); // bank pixels per canvas pixel
  const level = Math.max(0, Math.min(header.levelStarts.length - 1, Math.floor(Math.log2(sourceStep))));
  unpackLevel(record, header, level, source);
  const pair = sourceStep / 2 ** level > 1.05;

  out.fill(out instanceof Uint8Array ? 255 : 1, offset, offset + imageSize * imageSize);
  if (row.length < geometry.width) row = new Uint8Array(geometry.width);
  const walk = walkOver(geometry, level);
  for (let y = 0; y < geometry.height; y++) {
    const start = offset + (geometry.top + y) * imageSize + geometry.left;
    resampleRow(source, walk, y, geometry.width, pair, row);
    if (out instanceof Uint8Array) for (let x = 0; x < geometry.width; x++) out[start + x] = row[x]!;
    else for (let x = 0; x < geometry.width; x++) out[start + x] = unit[row[x]!]!;
  }
}

/** Where a copy of a readable item goes. */
export function copyGeometry(bank: ImageBank, item: number, copy: number, recipe: CopyRecipe, seed: number): CopyGeometry {
  return placeCopy(readRecordHeader(recordOf(bank, item)), bank.ids[item]!, copy, recipe, seed);
}

function placeCopy({ hull }: RecordHeader, id: string, copy: number, recipe: CopyRecipe, seed: number): CopyGeometry {
  return copy === 0 ? canonicalGeometry(hull, recipe) : drawGeometry(hull, recipe, createStream(seed, 'augmentation', id, copy));
}

const source = createLevelBuffer();
let row = new Uint8Array(0);
const unit = Float32Array.from({ length: 256 }, (_, value) => value / 255);

/** Place of canvas pixel (0, 0)'s centre in the level, and the steps to its neighbours, in level pixels. */
interface Walk {
  readonly x: number;
  readonly y: number;
  readonly right: readonly [number, number];
  readonly down: readonly [number, number];
}

function walkOver({ map, origin, scale }: CopyGeometry, level: number): Walk {
  const [a, b, c, d] = map;
  const shrunk = 1 / ((a * d - b * c) * 2 ** level);
  const inverse = [d * shrunk, -b * shrunk, -c * shrunk, a * shrunk] as const;
  const right = [inverse[0] / scale, inverse[2] / scale] as const;
  const down = [inverse[1] / scale, inverse[3] / scale] as const;
  // Bilinear sampling counts from pixel centres, hence the halves.
  const x = inverse[0] * origin[0] + inverse[1] * origin[1] + 0.5 * (right[0] + down[0]) + border - 0.5;
  const y = inverse[2] * origin[0] + inverse[3] * origin[1] + 0.5 * (right[1] + down[1]) + border - 0.5;
  return { x, y, right, down };
}

/**
 * Places in the level are fixed-point numbers with 16 bits after the point, which is twice as fast as floats here. With `pair`
 * a value is the mean of two samples on the pixel's diagonal, a quarter of a step from its centre: along either axis they
 * cover the pixel as evenly as four would, so no line is missed where a canvas pixel spans up to two level pixels.
 */
function resampleRow(level: UnpackedLevel, walk: Walk, y: number, count: number, pair: boolean, row: Uint8Array): void {
  const { width, pixels, inked, blocksAcross } = level;
  const rightX = fixed(walk.right[0]);
  const rightY = fixed(walk.right[1]);
  const shiftX = pair ? fixed((walk.right[0] + walk.down[0]) / 4) : 0;
  const shiftY = pair ? fixed((walk.right[1] + walk.down[1]) / 4) : 0;
  // Within these limits every sample has its four neighbours; beyond them there is only white.
  const minX = Math.abs(shiftX);
  const minY = Math.abs(shiftY);
  const maxX = fixed(width - 2) - minX;
  const maxY = fixed(level.height - 2) - minY;
  let centreX = fixed(walk.x + y * walk.down[0]);
  let centreY = fixed(walk.y + y * walk.down[1]);
  for (let x = 0; x < count; x++, centreX += rightX, centreY += rightY) {
    if (
      centreX < minX ||
      centreX > maxX ||
      centreY < minY ||
      centreY > maxY ||
      inked[(centreY >> blockShift) * blocksAcross + (centreX >> blockShift)] === 0
    ) {
      row[x] = 255;
      continue;
    }
    const first = bilinear(pixels, width, centreX - shiftX, centreY - shiftY);
    const second = pair ? bilinear(pixels, width, centreX + shiftX, centreY + shiftY) : first;
    row[x] = (first + second + 65536) >> 17;
  }
}

const blockShift = 16 + blockBits;

function fixed(value: number): number {
  return Math.round(value * 65536);
}

/** 65536 times the grey value; the weights use 8 of the 16 bits after the point. */
function bilinear(pixels: Uint8Array, width: number, x: number, y: number): number {
  const at = (y >> 16) * width + (x >> 16);
  const across = (x >> 8) & 255;
  const a = pixels[at]!;
  const b = pixels[at + width]!;
  const upper = (a << 8) + (pixels[at + 1]! - a) * across;
  const lower = (b << 8) + (pixels[at + width + 1]! - b) * across;
  return (upper << 8) + (lower - upper) * ((y >> 8) & 255);
}
