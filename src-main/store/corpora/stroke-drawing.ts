/** One line of a Quick, Draw! file, as the SVG drawing its strokes stand for. */
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';

/** Pixels; the canvas of the simplified release is as large. */
const side = 256;
const margin = 8;
const strokeWidth = 4;
/** Real drawings have some hundred points. */
const mostPoints = 50_000;

export interface DrawingLine {
  readonly word: string | null;
  /** The game recognised it, or does not say. */
  readonly recognised: boolean;
  readonly drawing: unknown;
}

/** Null for a line that is no drawing. Format: one JSON object a line (github.com/googlecreativelab/quickdraw-dataset, README). */
export function readDrawingLine(line: string): DrawingLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('drawing' in value)) return null;
  const word = 'word' in value && typeof value.word === 'string' ? value.word : null;
  return { word, recognised: !('recognized' in value) || value.recognized !== false, drawing: value.drawing };
}

/** Strokes are [xs, ys] or [xs, ys, times]; they are fitted into the canvas whatever their own coordinates. */
export function strokesToSvg(drawing: unknown, place: string): Uint8Array {
  const strokes = readStrokes(drawing);
  if (typeof strokes === 'string')
    throw new AppError('bad-input', say`The drawing ${place} cannot be read: ${strokes}. Leave that line out.`);
  const [left, right] = range(strokes.flatMap(({ xs }) => [...xs]));
  const [top, bottom] = range(strokes.flatMap(({ ys }) => [...ys]));
  const scale = (side - 2 * margin) / Math.max(right - left, bottom - top, 1e-9);
  const paths = strokes.map(({ xs, ys }) => {
    const points = xs.map((x, i) => `${at((x - left) * scale)} ${at((ys[i]! - top) * scale)}`);
    return `M${points.join('L')}${points.length === 1 ? `L${points[0]!}` : ''}`; // a dot is a line to itself
  });
  const style = `fill="none" stroke="#000" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><path ${style} d="${paths.join('')}"/></svg>`;
  return new TextEncoder().encode(svg);
}

interface Stroke {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** A clause that says what is wrong, when something is. */
function readStrokes(drawing: unknown): Stroke[] | string {
  if (!Array.isArray(drawing)) return phrase`it has no list of strokes`;
  const strokes: Stroke[] = [];
  let points = 0;
  for (const stroke of drawing as unknown[]) {
    if (!Array.isArray(stroke)) return phrase`a stroke is not a list of coordinates`;
    const [xs, ys] = stroke as unknown[];
    if (!isNumbers(xs) || !isNumbers(ys) || xs.length !== ys.length) return phrase`the coordinates of a stroke are no pairs of numbers`;
    if (xs.length > 0) strokes.push({ xs, ys });
    points += xs.length;
    if (points > mostPoints) return phrase`it has more than ${mostPoints} points`;
  }
  return strokes.length === 0 ? phrase`it has no strokes` : strokes;
}

/** Beyond a million pixels a coordinate is a mistake, and sums of such would overflow. */
function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'number' && Math.abs(each) <= 1e6);
}

function range(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function at(value: number): string {
  return (margin + value).toFixed(1);
}
