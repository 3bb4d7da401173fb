/** Makes a file of the figure that a window posts. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import {
  figureDrawingSchema,
  figureFormats,
  resolutions,
  type FigureDrawing,
  type FigureFormat,
} from '../../contract/results/figure-drawing';
import { encodeFigure } from '../figures/encode-figure';

/** A figure with sixty embedded drawings is about 2 MB. */
export const largestFigure = 32 * 1024 * 1024; // bytes

const types: Readonly<Record<FigureFormat, string>> = { png: 'image/png', tiff: 'image/tiff', pdf: 'application/pdf' };

export async function encodePosted(request: Request, query: URLSearchParams): Promise<Response> {
  const format = figureFormats.find((known) => known === query.get('format'));
  if (format === undefined)
    throw new AppError('bad-input', say`A figure can be had as ${figureFormats.join(', ')}, not ‘${query.get('format') ?? ''}’.`);
  const dpi = resolutions.find((known) => String(known) === query.get('dpi'));
  if (dpi === undefined)
    throw new AppError('bad-input', say`A figure can be had at ${resolutions.join(', ')} dots per inch, not ‘${query.get('dpi') ?? ''}’.`);
  const file = await encodeFigure(readDrawing(await readText(request)), format, dpi);
  return new Response(new Uint8Array(file), { headers: { 'Content-Type': types[format], 'Cache-Control': 'no-store' } });
}

function readDrawing(text: string): FigureDrawing {
  try {
    return figureDrawingSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError('bad-input', say`What was sent to be made into a file is not a figure.`, { cause: error });
  }
}

/** Counts while reading: a length stated in a header may be missing or wrong. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  if (request.body !== null) {
    for await (const chunk of request.body as AsyncIterable<Uint8Array>) {
      total += chunk.byteLength;
      if (total > largestFigure)
        throw new AppError(
          'bad-input',
          say`The figure is larger than ${largestFigure / 1024 / 1024} MB and was not made into a file. Show fewer drawings in it.`,
        );
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}
