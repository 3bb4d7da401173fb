/** Draws a figure as a PDF of its physical size: lines stay lines, letters stay letters, their font comes with the file. */
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import PdfDocument from 'pdfkit';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { DrawnElement, FigureDrawing } from '../../contract/results/figure-drawing';
import { originNames, originText } from '../../core/figures/origin/origin-text';

const pointsPerPixel = 72 / 96;

/** Arimo has the widths of Arial, which figures are laid out with. */
const fontFiles = { normal: '400Regular/Arimo_400Regular.ttf', bold: '700Bold/Arimo_700Bold.ttf' } as const;
type Weight = keyof typeof fontFiles;
const weights = ['normal', 'bold'] as const satisfies readonly Weight[];
const fontPath = (weight: Weight): string => createRequire(import.meta.url).resolve(`@expo-google-fonts/arimo/${fontFiles[weight]}`);

/** Throws AppError 'bad-input' when a letter is not in the font, or an image is missing. */
export async function drawPdf(drawing: FigureDrawing): Promise<Uint8Array> {
  refuseForeignLetters(drawing.elements);
  const { width, height, label, paper, plot, elements, images, origin } = drawing;
  const document = new PdfDocument({
    size: [width * pointsPerPixel, height * pointsPerPixel],
    margin: 0,
    font: fontPath('normal'),
    info: {
      Title: label,
      Creator: 'Shape Space Studio',
      ...(origin === undefined ? {} : { [originNames.pdf]: originText(origin) }),
    },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  for (const weight of weights) document.registerFont(weight, fontPath(weight));
  document.scale(pointsPerPixel).rect(0, 0, width, height).fill(paper);
  for (const element of elements) {
    document.save();
    if (element.clipped) document.rect(plot.x, plot.y, plot.width, plot.height).clip();
    drawElement(document, element, images);
    document.restore();
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

type Document = InstanceType<typeof PdfDocument>;

function drawElement(document: Document, { tag, attributes, text }: DrawnElement, images: FigureDrawing['images']): void {
  const number = (name: string): number => Number(attributes[name] ?? 0);
  switch (tag) {
    case 'polyline':
    case 'polygon': {
      const points = String(attributes['points'] ?? '')
        .split(' ')
        .filter((pair) => pair !== '');
      if (points.length === 0) return;
      document.path(`M${points.join('L')}${tag === 'polygon' ? 'Z' : ''}`);
      return paint(document, attributes);
    }
    case 'path':
      document.path(String(attributes['d'] ?? ''));
      return paint(document, attributes);
    case 'circle':
      document.circle(number('cx'), number('cy'), number('r'));
      return paint(document, attributes);
    case 'image': {
      const url = images[String(attributes['href'])]; // the library keeps one image for each URL
      if (url === undefined)
        throw new AppError('bad-input', say`The figure shows a drawing that did not come with it (${String(attributes['href'])}).`);
      document.opacity(Number(attributes['opacity'] ?? 1));
      document.image(url, number('x'), number('y'), { width: number('width'), height: number('height') });
      return;
    }
    case 'text':
      return drawText(document, attributes, text ?? '');
    default:
      return tag satisfies never;
  }
}

type Attributes = DrawnElement['attributes'];

/** Fills and strokes the path that was just laid. */
function paint(document: Document, attributes: Attributes): void {
  const isFilled = (attributes['fill'] ?? 'none') !== 'none';
  const isStroked = attributes['stroke'] !== undefined;
  if (isFilled) document.fillColor(String(attributes['fill']), Number(attributes['fill-opacity'] ?? 1));
  if (isStroked) prepareStroke(document, attributes);
  if (isFilled && isStroked) document.fillAndStroke();
  else if (isFilled) document.fill();
  else if (isStroked) document.stroke();
}

function prepareStroke(document: Document, attributes: Attributes): void {
  document.strokeColor(String(attributes['stroke']), Number(attributes['stroke-opacity'] ?? 1));
  document.lineWidth(Number(attributes['stroke-width'] ?? 1));
  document.lineJoin(attributes['stroke-linejoin'] === 'round' ? 'round' : 'miter');
  const dashes = attributes['stroke-dasharray'];
  if (dashes === undefined) return;
  const [length = 1, space = length] = String(dashes).split(' ').map(Number);
  document.dash(length, { space });
}

/** A halo is stroked first, so that the letters lie on it. */
function drawText(document: Document, attributes: Attributes, text: string): void {
  const weight = weightOf(attributes);
  const [x, y] = [Number(attributes['x']), Number(attributes['y'])];
  document.font(weight).fontSize(Number(attributes['font-size']));
  if (attributes['transform'] !== undefined) document.rotate(-90, { origin: [x, y] });
  const width = document.widthOfString(text);
  const start = { start: x, middle: x - width / 2, end: x - width }[String(attributes['text-anchor'])] ?? x;
  const how = { baseline: 'alphabetic', lineBreak: false } as const;
  if (attributes['stroke'] !== undefined) {
    prepareStroke(document, attributes);
    document.text(text, start, y, { ...how, stroke: true, fill: false });
  }
  document.fillColor(String(attributes['fill']), Number(attributes['fill-opacity'] ?? 1));
  document.text(text, start, y, how);
}

function weightOf(attributes: Attributes): Weight {
  return attributes['font-weight'] === 'bold' ? 'bold' : 'normal';
}

const letters = new Map<Weight, ReadonlySet<number>>();

function refuseForeignLetters(elements: readonly DrawnElement[]): void {
  for (const { attributes, text } of elements) {
    if (text === null) continue;
    const weight = weightOf(attributes);
    const known = letters.get(weight) ?? new Set((fontkit.openSync(fontPath(weight)) as fontkit.Font).characterSet);
    letters.set(weight, known);
    const foreign = [...text].find((letter) => !known.has(letter.codePointAt(0)!));
    if (foreign === undefined) continue;
    throw new AppError(
      'bad-input',
      say`The letter ‘${foreign}’ in ‘${text}’ is not in the font that comes with PDF files. Save the figure as SVG or PNG instead.`,
    );
  }
}
