/** The drawings of a project as data URLs, so that a figure file stands alone. */
import sharp from 'sharp';
import type { Stimulus } from '../../contract/stimulus';
import { keepLines } from '../../core/figures/keep-lines';
import { insideProject } from '../../files/inside-project';
import { largest, readRegular } from '../../files/read-regular';
import { whiteToAlpha } from '../../core/figures/white-to-alpha';

const side = 256; // pixels: 600 dpi for a drawing of one centimetre
/** Pixels of a drawing on the maps that are written: its lines must be seen at that. */
const shown = 26;

export interface DrawingUrls {
  /** By stimulus id; stimuli whose drawing is not known are left out. */
  readonly urls: Readonly<Record<string, string>>;
  /** Ids of stimuli whose drawing cannot be read: an empty frame stands in its place. */
  readonly unreadable: ReadonlySet<string>;
}

/** PNG, because not every program draws SVG inside SVG. */
export async function drawingUrls(folder: string, stimuli: readonly Stimulus[]): Promise<DrawingUrls> {
  const known = stimuli.filter(({ image }) => image !== '');
  const urls = await Promise.all(known.map(async ({ id, image }) => [id, await drawingUrl(folder, image)] as const));
  const frame = await emptyFrame();
  return {
    urls: Object.fromEntries(urls.map(([id, url]) => [id, url ?? frame])),
    unreadable: new Set(urls.flatMap(([id, url]) => (url === null ? [id] : []))),
  };
}

async function emptyFrame(): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><path d="M24 24H232V232H24ZL232 232" fill="none" stroke="#767676" stroke-width="6" stroke-dasharray="18 12"/></svg>`;
  return dataUrl(await sharp(Buffer.from(svg)).png().toBuffer());
}

const dataUrl = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

/** Null for one that cannot be read. */
async function drawingUrl(folder: string, image: string): Promise<string | null> {
  try {
    const stored = await readRegular(insideProject(folder, image), largest.drawing); // decoded from bytes, so that an SVG cannot pull in files beside it
    const { width, height, format } = await sharp(stored).metadata();
    const density = format === 'svg' ? Math.min(2400, Math.max(1, (72 * side) / Math.max(width, height))) : 72;
    const white = { background: '#ffffff' };
    const { data } = await sharp(stored, { density })
      .flatten(white)
      .resize(side, side, { fit: 'contain', ...white })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { data: pixels } = await sharp(keepLines(data, side, 3, shown), { raw: { width: side, height: side, channels: 3 } })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    whiteToAlpha(pixels);
    return dataUrl(
      await sharp(pixels, { raw: { width: side, height: side, channels: 4 } })
        .png({ compressionLevel: 9 })
        .toBuffer(),
    );
  } catch {
    return null; // whoever writes the figure says which
  }
}
