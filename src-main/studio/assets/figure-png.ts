/** Turns an SVG document that a window posts into a PNG that states its resolution. */
import { AppError } from '../../contract/app-error';
import { rasterise } from '../figures/rasterise';

/** A figure with sixty embedded drawings is about 2 MB. */
export const largestFigure = 32 * 1024 * 1024; // bytes

export async function rasterisePosted(request: Request, query: URLSearchParams): Promise<Response> {
  const dpi = query.get('dpi') ?? '300';
  if (dpi !== '300' && dpi !== '600') throw new AppError('bad-input', `A figure can be had at 300 or 600 dots per inch, not ‘${dpi}’.`);
  const svg = await readText(request);
  if (!/<svg[\s>]/.test(svg)) throw new AppError('bad-input', 'What was sent to be made into a PNG is not an SVG figure.');
  const png = await rasterise(svg, Number(dpi));
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png', 'Cache-Control': 'no-store' } });
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
          `The figure is larger than ${largestFigure / 1024 / 1024} MB and was not made into a PNG. Show fewer drawings in it.`,
        );
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks).toString('utf8');
}
