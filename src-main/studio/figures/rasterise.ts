/** Turns an SVG figure into a picture of its physical size, with the resolution written in the file. */
import sharp from 'sharp';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';

const largestOutput = 120e6; // pixels; 480 MB while it is drawn

/** The picture is as large on paper as the SVG says (a length without a unit counts 1/96 inch); white wherever nothing is drawn. */
export async function rasterise(svg: string, dpi: number, format: 'png' | 'tiff'): Promise<Uint8Array> {
  const pixels = atResolution(svg, dpi);
  if (pixels.width * pixels.height > largestOutput)
    throw new AppError(
      'bad-input',
      say`The figure would have ${pixels.width} x ${pixels.height} pixels at ${dpi} dots per inch, too many to draw. Save it at a lower resolution or as SVG.`,
    );
  try {
    // At its default density sharp draws one pixel per SVG pixel, so the size is set in the document itself.
    const image = sharp(Buffer.from(pixels.svg), { limitInputPixels: largestOutput }).flatten({ background: '#ffffff' });
    if (format === 'png') return await image.withMetadata({ density: dpi }).png().toBuffer();
    const perMillimetre = dpi / 25.4;
    return await image
      .tiff({ compression: 'lzw', predictor: 'horizontal', xres: perMillimetre, yres: perMillimetre, resolutionUnit: 'inch' })
      .toBuffer();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('bad-input', say`The figure could not be made into a picture: ${reason}. Save it as SVG instead.`, { cause: error });
  }
}

interface SizedSvg {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The same document with the width and height of its root element in pixels of the wanted resolution. */
function atResolution(svg: string, dpi: number): SizedSvg {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0];
  const width = root && inches(root, 'width');
  const height = root && inches(root, 'height');
  if (!root || !width || !height)
    throw new AppError(
      'bad-input',
      say`The figure does not state its width and height, so its size in pixels is not known. Save it as SVG instead.`,
    );
  const size = { width: Math.max(1, Math.round(width * dpi)), height: Math.max(1, Math.round(height * dpi)) };
  const resized = root.replace(attribute('width'), ` width="${size.width}"`).replace(attribute('height'), ` height="${size.height}"`);
  return { svg: svg.replace(root, () => resized), ...size };
}

const attribute = (name: string): RegExp => new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+(?:e[+-]?\\d+)?)\\s*([a-z]*)\\s*["']`, 'i');
const perInch: Readonly<Record<string, number>> = { '': 96, px: 96, pt: 72, pc: 6, in: 1, cm: 2.54, mm: 25.4 };

function inches(root: string, name: string): number | null {
  const [, length, unit = ''] = attribute(name).exec(root) ?? [];
  const per = perInch[unit.toLowerCase()];
  return length === undefined || per === undefined ? null : Number(length) / per;
}
