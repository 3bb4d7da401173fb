/** The drawings of a project as data URLs, so that a figure file stands alone. */
import sharp from 'sharp';
import { AppError } from '../../contract/app-error';
import type { Stimulus } from '../../contract/study/stimulus';
import { insideProject } from '../../files/inside-project';
import type { ImageReader } from '../image-reader';

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
export async function drawingUrls(folder: string, stimuli: readonly Stimulus[], images: ImageReader): Promise<DrawingUrls> {
  const known = stimuli.filter(({ image }) => image !== '');
  const urls = await Promise.all(known.map(async ({ id, image }) => [id, await drawingUrl(folder, image, images)] as const));
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

/** Null for one that cannot be read; whoever writes the figure says which. */
async function drawingUrl(folder: string, image: string, images: ImageReader): Promise<string | null> {
  const path = placeOf(folder, image);
  if (path === null) return null;
  const answer = await images.ask({ does: 'draw', source: { path }, size: side, invert: false, shown, cutOut: true });
  return answer.does === 'failed' ? null : dataUrl(answer.png);
}

/** Null for a path that leads out of the project. */
function placeOf(folder: string, image: string): string | null {
  try {
    return insideProject(folder, image);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
