/** Pages with rings on them as people draw, scan and photograph them: made, so that what is wrong with each is known. */
import { createStream } from '../../core/random/stream';
import type { GreyImage } from '../decode/grey-image';

export interface Page {
  readonly side?: number; // pixels, square
  readonly width?: number; // of the lines, in pixels
  readonly ink?: number; // grey value; below 1 a share of that of the ground
  readonly ground?: (x: number, y: number) => number; // grey value at a place from 0 to 1
  readonly grain?: number; // grey values by which pixels differ at most
  readonly at?: readonly (readonly [x: number, y: number, radius: number])[]; // rings, as shares of the side
}

export function drawPage({ side = 400, width = 12, ink = 20, ground = () => 255, grain = 0, at = [[0.5, 0.5, 0.3]] }: Page): GreyImage {
  const stream = createStream(1, 'grain');
  const pixels = new Uint8Array(side * side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const isInk = at.some(([cx, cy, r]) => Math.abs(Math.hypot(x - cx * side, y - cy * side) - r * side) < width / 2);
      const paper = ground(x / side, y / side);
      const value = isInk ? (ink < 1 ? ink * paper : ink) : paper;
      pixels[y * side + x] = Math.max(0, Math.min(255, Math.round(value + (grain === 0 ? 0 : grain * (2 * stream.uniform() - 1)))));
    }
  return { width: side, height: side, pixels };
}
