/** The separate things on a drawing: parts of its ink with much empty paper between them. */
import { crop, type GreyImage } from '../decode/grey-image';
import { inkBox, type Box } from './ink';

const gridSide = 48;
const apart = 4; // cells of the grid between the boxes of two objects
const leastShare = 0.25; // of all ink

/** Ink is what is at most `threshold` (grey value, 0 to 255). Two parts of it, each a quarter of it or more, with much empty paper between them. */
export function hasSeveralObjects(image: GreyImage, threshold: number): boolean {
  return isSeveral(findParts(image, threshold));
}

function isSeveral({ large }: Parts): boolean {
  return large.some((a, i) => large.slice(i + 1).some((b) => gap(a, b) > apart));
}

/**
 * The box, in pixels, of the ink of the object with the most of it. Smaller parts (an eye, the dot of an i) belong to the object
 * they lie nearest to. Of one object it is the box of all ink; null without ink.
 */
export function boxOfLargest(image: GreyImage, threshold: number): Box | null {
  const found = findParts(image, threshold);
  if (!isSeveral(found)) return inkBox(image, threshold);
  const { parts, large, columns, rows } = found;
  const largest = large.reduce((most, part) => (part.count > most.count ? part : most));
  const own = parts.filter(
    (part) => part === largest || (!large.includes(part) && large.every((other) => gap(part, largest) <= gap(part, other))),
  );
  const pixelsAcross = (cell: number): number => Math.ceil((cell * image.width) / columns);
  const pixelsDown = (cell: number): number => Math.ceil((cell * image.height) / rows);
  const left = pixelsAcross(Math.min(...own.map((part) => part.left)));
  const top = pixelsDown(Math.min(...own.map((part) => part.top)));
  const right = pixelsAcross(Math.max(...own.map((part) => part.right)) + 1);
  const bottom = pixelsDown(Math.max(...own.map((part) => part.bottom)) + 1);
  const inside = inkBox(crop(image, left, top, right - left, bottom - top), threshold);
  return inside === null ? null : { ...inside, left: left + inside.left, top: top + inside.top };
}

interface Part {
  left: number;
  right: number;
  top: number;
  bottom: number;
  count: number;
}

/** Cells between two boxes, along the axis on which they lie further apart. */
function gap(a: Part, b: Part): number {
  return Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
}

interface Parts {
  readonly parts: readonly Part[];
  readonly large: readonly Part[];
  readonly columns: number;
  readonly rows: number;
}

function findParts(image: GreyImage, threshold: number): Parts {
  const longer = Math.max(image.width, image.height);
  if (longer < gridSide) return { parts: [], large: [], columns: 1, rows: 1 };
  const [columns, rows] = [
    Math.max(1, Math.round((gridSide * image.width) / longer)),
    Math.max(1, Math.round((gridSide * image.height) / longer)),
  ];
  const ink = new Float64Array(columns * rows);
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < image.width; x++)
      if (image.pixels[y * image.width + x]! <= threshold)
        ink[Math.floor((y * rows) / image.height) * columns + Math.floor((x * columns) / image.width)]!++;
  const total = ink.reduce((sum, count) => sum + count, 0);
  const parts = partsOf(ink, columns, rows);
  return { parts, large: parts.filter(({ count }) => count >= leastShare * total), columns, rows };
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
