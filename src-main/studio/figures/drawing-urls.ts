/** The drawings of a project as data URLs, so that a figure file stands alone. */
import sharp from 'sharp';
import { AppError } from '../../contract/app-error';
import type { Stimulus } from '../../contract/stimulus';
import { insideProject } from '../../files/inside-project';
import { largest, readRegular } from '../../files/read-regular';
import { whiteToAlpha } from '../../core/figures/white-to-alpha';

const side = 256; // pixels: 600 dpi for a drawing of one centimetre

/** By stimulus id; stimuli whose drawing is not known are left out. PNG, because not every program draws SVG inside SVG. */
export async function drawingUrls(folder: string, stimuli: readonly Stimulus[]): Promise<Record<string, string>> {
  const known = stimuli.filter(({ image }) => image !== '');
  return Object.fromEntries(await Promise.all(known.map(async ({ id, name, image }) => [id, await drawingUrl(folder, image, name)])));
}

async function drawingUrl(folder: string, image: string, name: string): Promise<string> {
  try {
    const stored = await readRegular(insideProject(folder, image), largest.drawing); // decoded from bytes, so that an SVG cannot pull in files beside it
    const { width, height, format } = await sharp(stored).metadata();
    const density = format === 'svg' ? Math.min(2400, Math.max(1, (72 * side) / Math.max(width, height))) : 72;
    const white = { background: '#ffffff' };
    const drawn = sharp(stored, { density })
      .flatten(white)
      .resize(side, side, { fit: 'contain', ...white })
      .toColourspace('srgb')
      .ensureAlpha();
    const pixels = await drawn.raw().toBuffer();
    whiteToAlpha(pixels);
    const png = await sharp(pixels, { raw: { width: side, height: side, channels: 4 } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    return `data:image/png;base64,${png.toString('base64')}`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'bad-input',
      `The drawing of ${name} (${image}) cannot be read: ${reason}. Put a sound PNG, JPEG or SVG file there.`,
      {
        cause: error,
      },
    );
  }
}
