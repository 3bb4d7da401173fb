import { expect, it } from 'vitest';
import { inkAt, keepLines } from './keep-lines';

const side = 256;
const shown = 34;
/** A cross of lines so many pixels wide, grey on white. */
function cross(width: number, dark = 0): Uint8Array {
  const pixels = new Uint8Array(side * side).fill(255);
  for (let i = 20; i < 236; i++) for (let w = 0; w < width; w++) pixels[i * side + 100 + w] = pixels[(100 + w) * side + i] = dark;
  return pixels;
}

it('a hairline is thickened until it shows at the size of the map', () => {
  expect(inkAt(cross(1), side, 1, shown)).toBeLessThan(0.2);
  expect(inkAt(keepLines(cross(1), side, 1, shown), side, 1, shown)).toBeGreaterThanOrEqual(0.4);
});

it('a faint line becomes as thick as it can', () => {
  const faint = cross(1, 128);
  expect(inkAt(keepLines(faint, side, 1, shown), side, 1, shown)).toBeGreaterThan(0.3);
});

it('heavy lines and an empty page stay as they are', () => {
  const heavy = cross(8);
  expect(keepLines(heavy, side, 1, shown)).toBe(heavy);
  const empty = new Uint8Array(side * side).fill(255);
  expect(keepLines(empty, side, 1, shown)).toBe(empty);
});
