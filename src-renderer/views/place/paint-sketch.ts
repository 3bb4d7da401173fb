/** Paints what lies on the pad: on the screen, and as the picture the networks are given. */
import { padSide, type Sketch, type Stroke } from '../../state/placing/sketch.svelte';

/** Everything on white paper, in the order it was drawn; an eraser leaves paper behind. */
export function paintSketch(context: CanvasRenderingContext2D, { content, underWay }: Pick<Sketch, 'content' | 'underWay'>): void {
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
function paintStroke(context: CanvasRenderingContext2D, { points, width, isEraser }: Stroke): void {
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

/** A PNG in base64. */
export async function pictureOf(sketch: Pick<Sketch, 'content'>): Promise<string> {
  return readBase64(await pngOf(sketch));
}

export async function pngOf({ content }: Pick<Sketch, 'content'>): Promise<Blob> {
  const canvas = new OffscreenCanvas(padSide, padSide);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser paints nothing');
  paintSketch(context as unknown as CanvasRenderingContext2D, { content, underWay: null });
  return canvas.convertToBlob({ type: 'image/png' });
}

async function readBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
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
