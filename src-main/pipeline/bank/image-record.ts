/**
 * One image of a bank as bytes: its size, the hull of its ink, and its levels, each half the size of the one before.
 *
 * Layout, little-endian: u16 width, u16 height, u16 hull corners, u16 levels; u16 x, y per corner; u32 bytes per level;
 * then each level with its white border, packed by sparse-code.
 */
import { border, packSparse, unpackSparse } from '../../contract/pixels/sparse-code';
import { crop, halve, shrink, type GreyImage } from '../decode/grey-image';
import { inkBox, inkHull, otsuThreshold } from '../drawing/ink';

/** The longest side a bank keeps: a little above the study's 224 pixels. */
export const longestSide = 256;
const smallestLevel = 8; // pixels; no canvas is so small that it would need less

export interface RecordHeader {
  readonly width: number;
  readonly height: number;
  readonly hull: Float64Array; // x0, y0, x1, y1, ...
  readonly levelStarts: readonly number[]; // places in the record
}

/** Crops to the ink, reduces, builds the levels. Null for a picture without ink. */
export function packImage(image: GreyImage): Uint8Array | null {
  const threshold = otsuThreshold(image.pixels);
  const box = threshold === null ? null : inkBox(image, threshold);
  if (box === null) return null;
  const drawing = crop(image, box.left, box.top, box.width, box.height);
  const scale = Math.min(1, longestSide / Math.max(box.width, box.height));
  const small = shrink(drawing, Math.max(1, Math.round(box.width * scale)), Math.max(1, Math.round(box.height * scale)));

  // A drawing that fills its box with one grey has no threshold left; then all of it is ink.
  const hull = inkHull(small, otsuThreshold(small.pixels) ?? 255);
  const levels = [packLevel(small)];
  for (let level = small; Math.max(level.width, level.height) > smallestLevel;) {
    level = halve(level);
    levels.push(packLevel(level));
  }
  return writeRecord(small, hull, levels);
}

export function readRecordHeader(record: Uint8Array): RecordHeader {
  const u16 = (at: number): number => record[at]! | (record[at + 1]! << 8);
  const corners = u16(4);
  const levels = u16(6);
  const hull = new Float64Array(2 * corners);
  for (let i = 0; i < hull.length; i++) hull[i] = u16(8 + 2 * i);
  const lengths = 8 + 4 * corners;
  const levelStarts: number[] = [];
  let at = lengths + 4 * levels;
  for (let i = 0; i < levels; i++) {
    levelStarts.push(at);
    at += u16(lengths + 4 * i) + 65536 * u16(lengths + 4 * i + 2);
  }
  return { width: u16(0), height: u16(2), hull, levelStarts };
}

/** Blank blocks of 2^blockBits pixels square are told apart, because most of a drawing is blank. */
export const blockBits = 2;

/** A level with its border, and which of its blocks have ink in them or next to them. */
export interface UnpackedLevel {
  width: number; // with border
  height: number;
  readonly pixels: Uint8Array;
  blocksAcross: number;
  readonly inked: Uint8Array;
}

/** Scratch space for any level; reused from image to image. */
export function createLevelBuffer(): UnpackedLevel {
  const side = longestSide + 2 * border;
  return {
    width: 0,
    height: 0,
    pixels: new Uint8Array(side * side),
    blocksAcross: 0,
    inked: new Uint8Array(((side >> blockBits) + 1) ** 2),
  };
}

export function unpackLevel(record: Uint8Array, header: RecordHeader, level: number, into: UnpackedLevel): void {
  into.width = levelSide(header.width, level) + 2 * border;
  into.height = levelSide(header.height, level) + 2 * border;
  into.blocksAcross = (into.width >> blockBits) + 1;
  into.inked.fill(0, 0, into.blocksAcross * ((into.height >> blockBits) + 1));
  unpackSparse(record, header.levelStarts[level]!, into.pixels, into.width * into.height, (first, count) => {
    const y = Math.floor(first / into.width);
    const x = first - y * into.width;
    // Two pixels around the ink are as far as one output pixel's samples reach from its centre.
    const left = (x - 2) >> blockBits;
    const right = Math.min(into.blocksAcross - 1, (x + count + 1) >> blockBits);
    for (let row = (y - 2) >> blockBits; row <= (y + 2) >> blockBits; row++)
      for (let at = row * into.blocksAcross + left; at <= row * into.blocksAcross + right; at++) into.inked[at] = 1;
  });
}

function levelSide(side: number, level: number): number {
  return Math.ceil(side / 2 ** level);
}

function packLevel(level: GreyImage): Uint8Array {
  const width = level.width + 2 * border;
  const padded = new Uint8Array(width * (level.height + 2 * border)).fill(255);
  for (let y = 0; y < level.height; y++)
    padded.set(level.pixels.subarray(y * level.width, (y + 1) * level.width), (y + border) * width + border);
  return packSparse(padded);
}

function writeRecord(size: GreyImage, hull: readonly number[], levels: readonly Uint8Array[]): Uint8Array {
  const head = 8 + 2 * hull.length + 4 * levels.length;
  const record = new Uint8Array(levels.reduce((sum, level) => sum + level.length, head));
  const view = new DataView(record.buffer);
  [size.width, size.height, hull.length / 2, levels.length, ...hull].forEach((value, i) => view.setUint16(2 * i, value, true));
  levels.forEach((level, i) => view.setUint32(8 + 2 * hull.length + 4 * i, level.length, true));
  let at = head;
  for (const level of levels) {
    record.set(level, at);
    at += level.length;
  }
  return record;
}
