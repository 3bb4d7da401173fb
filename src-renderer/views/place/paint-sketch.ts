/** Paints what lies on the pad: on the screen, and as the picture the networks are given. */
import type { PadPixels } from '../../../src-main/contract/results/placing';
import { packSparse } from '../../../src-main/contract/pixels/sparse-code';
import { padSide, type Sketch, type Stroke } from '../../state/placing/sketch.svelte';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Everything on white paper, in the order it was drawn; an eraser leaves paper behind. */
export function paintSketch(context: Context, { content, underWay }: Pick<Sketch, 'content' | 'underWay'>): void {
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, padSide, padSide);
  const { picture, strokes } = content;
  if (picture !== null) {
    const { x, y, scale, turnDegrees } = picture.place;
    const fit = (scale * padSide) / Math.max(picture.width, picture.height);
    context.save();
    context.translate(x, y);
    context.rotate((turnDegrees * Math.PI) / 180);
    context.drawImage(picture.bitmap, (-picture.width * fit) / 2, (-picture.height * fit) / 2, picture.width * fit, picture.height * fit);
    context.restore();
  }
  for (const stroke of underWay === null ? strokes : [...strokes, underWay]) paintStroke(context, stroke);
}

/** From segment to segment as wide as the pen was pressed. */
function paintStroke(context: Context, { points, width, isEraser }: Stroke): void {
  const [first] = points;
  if (first === undefined) return;
  const colour = isEraser ? '#ffffff' : '#000000';
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.arc(first.x, first.y, widthOf(width, first.pressure) / 2, 0, 2 * Math.PI);
  context.fill();
  points.slice(1).forEach((point, i) => {
    const before = points[i]!;
    context.lineWidth = widthOf(width, (before.pressure + point.pressure) / 2);
    context.beginPath();
    context.moveTo(before.x, before.y);
    context.lineTo(point.x, point.y);
    context.stroke();
  });
}

/** A mouse, whose pressure is 0.5, draws as broad as the setting says. */
export function widthOf(width: number, pressure: number): number {
  return width * (0.4 + 1.2 * pressure);
}

let paper: { readonly context: OffscreenCanvasRenderingContext2D; content: Sketch['content'] | null } | null = null;

/** What lies on the pad, in memory that is quickly read. Strokes that were added are painted over what is there already. */
function paintedOf({ content }: Pick<Sketch, 'content'>): OffscreenCanvasRenderingContext2D {
  if (paper === null) {
    const context = new OffscreenCanvas(padSide, padSide).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('this browser paints nothing');
    paper = { context, content: null };
  }
  const { context, content: before } = paper;
  const isMore =
    before !== null && before.picture === content.picture && before.strokes.every((stroke, i) => stroke === content.strokes[i]);
  if (isMore) for (const stroke of content.strokes.slice(before.strokes.length)) paintStroke(context, stroke);
  else paintSketch(context, { content, underWay: null });
  paper.content = content;
  return context;
}

/** The pixels a PNG of it would hold. All of them are grey: strokes are black or white, and imported pictures have been made so. */
export function pixelsOf(sketch: Pick<Sketch, 'content'>): PadPixels {
  const { data } = paintedOf(sketch).getImageData(0, 0, padSide, padSide);
  const grey = new Uint8Array(padSide ** 2);
  for (let i = 0; i < grey.length; i++) grey[i] = data[4 * i]!;
  return { width: padSide, height: padSide, grey: toBase64(packSparse(grey)) };
}

/** A PNG in base64. */
export async function pictureOf(sketch: Pick<Sketch, 'content'>): Promise<string> {
  return toBase64(new Uint8Array(await (await pngOf(sketch)).arrayBuffer()));
}

export function pngOf(sketch: Pick<Sketch, 'content'>): Promise<Blob> {
  return paintedOf(sketch).canvas.convertToBlob({ type: 'image/png' });
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}

/** The strokes as vector lines; an eraser is white. An imported picture is not in it. */
export function strokesToSvg(strokes: readonly Stroke[]): string {
  const lines = strokes.map(({ points, width, isEraser }) => {
    const mean = points.reduce((sum, { pressure }) => sum + pressure / points.length, 0);
    const path = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join(' ');
    const whole = points.length === 1 ? `${path} l0.01 0` : path;
    return `<path d="${whole}" stroke="${isEraser ? '#ffffff' : '#000000'}" stroke-width="${round(widthOf(width, mean))}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${padSide}" height="${padSide}" viewBox="0 0 ${padSide} ${padSide}"><rect width="${padSide}" height="${padSide}" fill="#ffffff"/><g fill="none" stroke-linecap="round" stroke-linejoin="round">${lines.join('')}</g></svg>\n`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
