/** Shape properties of a line drawing, measured on its pixels: what the simulated raters look at. */
import { correlation, describeInk } from './sample-ink-pattern';

export interface ShapeMeasures {
  /** FORM: -1 a needle, +1 as wide as long, from the spread of the ink along its two principal axes. */
  readonly form: number;
  /** LINES: -1 all ink lies on straight lines, +1 none does. */
  readonly lines: number;
  /** ORIENTATION: -1 spread horizontally, +1 vertically, 0 diagonally or equally. */
  readonly orientation: number;
  /** Share of the bounding box that is ink. */
  readonly density: number;
  /** Blurred ink pattern, free of position and size; see overlapOf. */
  readonly pattern: Float64Array;
}

/** `grey`: size x size bytes, 255 white. */
export function measureShape(grey: Uint8Array, size: number): ShapeMeasures {
  const ink = listInk(grey, size);
  const { xx, yy, xy } = spreadOf(ink);
  const [larger, smaller] = eigenvalues(xx, yy, xy);
  const { blocks } = describeInk(grey, size, size);
  const filled = blocks.filter((value) => value > 0);
  return {
    form: 2 * Math.sqrt(smaller / larger) - 1,
    lines: 1 - 2 * straightShare(grey, size, ink),
    orientation: (yy - xx) / (yy + xx),
    density: filled.reduce((sum, value) => sum + value, 0) / blocks.length,
    pattern: blur(blocks, 24),
  };
}

/** How much two drawings laid over each other coincide: correlation of their blurred patterns, at least 0. */
export function overlapOf(a: ShapeMeasures, b: ShapeMeasures): number {
  return Math.max(0, correlation(a.pattern, b.pattern));
}

interface InkPixels {
  readonly x: Int32Array;
  readonly y: Int32Array;
}

function listInk(grey: Uint8Array, size: number): InkPixels {
  const places = [...grey.keys()].filter((i) => grey[i]! < 128);
  if (places.length === 0) throw new Error('A drawing without ink has no shape.');
  return { x: Int32Array.from(places, (i) => i % size), y: Int32Array.from(places, (i) => Math.floor(i / size)) };
}

/** Variances and covariance of the ink's places. */
function spreadOf({ x, y }: InkPixels): { xx: number; yy: number; xy: number } {
  const n = x.length;
  let [mx, my] = [0, 0];
  for (let i = 0; i < n; i++) {
    mx += x[i]! / n;
    my += y[i]! / n;
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    xx += (x[i]! - mx) ** 2 / n;
    yy += (y[i]! - my) ** 2 / n;
    xy += ((x[i]! - mx) * (y[i]! - my)) / n;
  }
  return { xx, yy, xy };
}

/** Of the symmetric matrix [[xx, xy], [xy, yy]], the larger first. */
function eigenvalues(xx: number, yy: number, xy: number): [number, number] {
  const middle = (xx + yy) / 2;
  const radius = Math.hypot((xx - yy) / 2, xy);
  return [middle + radius, Math.max(0, middle - radius)];
}

/**
 * Share of ink pixels from which ink continues straight on for a tenth of the drawing's size. The direction at a pixel is the
 * longer principal axis of the ink within a small disc. Every fourth pixel in both directions is looked at.
 */
function straightShare(grey: Uint8Array, size: number, ink: InkPixels): number {
  const isInk = (x: number, y: number): boolean =>
    x >= 0 && y >= 0 && x < size && y < size && grey[Math.round(y) * size + Math.round(x)]! < 128;
  const reach = size / 10;
  let [straight, seen] = [0, 0];
  for (let i = 0; i < ink.x.length; i++) {
    const [x, y] = [ink.x[i]!, ink.y[i]!];
    if (x % 4 !== 0 || y % 4 !== 0) continue;
    seen += 1;
    const [dx, dy] = directionAt(isInk, x, y, Math.round(size / 28));
    const continues = (sign: number): boolean =>
      [0.25, 0.5, 0.75, 1].every((part) => isInk(x + sign * part * reach * dx, y + sign * part * reach * dy));
    if (continues(1) || continues(-1)) straight += 1;
  }
  return seen === 0 ? 0 : straight / seen;
}

/** Unit vector along the ink around a pixel. */
function directionAt(isInk: (x: number, y: number) => boolean, x: number, y: number, radius: number): [number, number] {
  const near: { x: number[]; y: number[] } = { x: [], y: [] };
  for (let v = -radius; v <= radius; v += 2)
    for (let u = -radius; u <= radius; u += 2)
      if (u * u + v * v <= radius * radius && isInk(x + u, y + v)) {
        near.x.push(u);
        near.y.push(v);
      }
  const { xx, yy, xy } = spreadOf({ x: Int32Array.from(near.x), y: Int32Array.from(near.y) });
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return [Math.cos(angle), Math.sin(angle)];
}

/** Mean over 5 x 5 blocks: lines that nearly coincide count as similar. */
function blur(blocks: Float64Array, side: number): Float64Array {
  const blurred = new Float64Array(blocks.length);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      let [sum, count] = [0, 0];
      for (let r = Math.max(0, row - 2); r <= Math.min(side - 1, row + 2); r++)
        for (let c = Math.max(0, column - 2); c <= Math.min(side - 1, column + 2); c++) {
          sum += blocks[r * side + c]!;
          count += 1;
        }
      blurred[row * side + column] = sum / count;
    }
  return blurred;
}
