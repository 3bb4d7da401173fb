/** Saves figures and tables as files: the browser's download, for which Electron shows its own dialog. */
import type { FigureDrawing } from '../../src-main/contract/results/figure-drawing';
import { tableToCsv, type FigureTable } from '../../src-main/core/figures/frame/figure-table';
import type { Scene } from '../../src-main/core/figures/scene/scene';
import { drawingOf, imageAddresses } from '../../src-main/core/figures/scene/figure-drawing';
import { whiteToAlpha } from '../../src-main/core/figures/scene/white-to-alpha';
import type { ErrorReport } from '../../src-main/contract/app-error';
import { sayError } from '../strings/say';

export interface CompleteDrawing {
  readonly drawing: FigureDrawing;
  /** Names of what could not be had; an empty frame stands in its place. */
  readonly lost: readonly string[];
}

/** The scene with its drawings fetched. */
export async function completeDrawing(scene: Scene): Promise<CompleteDrawing> {
  const addresses = imageAddresses(scene);
  const found = await Promise.all(addresses.map((address) => fetchDataUrl(address).catch(() => null)));
  const lost = new Set(addresses.filter((_, i) => found[i] === null));
  const urls = Object.fromEntries(addresses.map((address, i) => [address, found[i] ?? emptyFrame()]));
  const names = scene.marks.flatMap((mark) => (mark.kind === 'image' && lost.has(mark.href) && mark.name !== undefined ? [mark.name] : []));
  return { drawing: drawingOf(scene, urls), lost: [...new Set(names)] };
}

export async function fetchFile(drawing: FigureDrawing, url: string): Promise<Blob> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(drawing), headers: { 'Content-Type': 'application/json' } });
  if (!response.ok) throw new Error(await describeRefusal(response));
  return response.blob();
}

export function saveText(text: string, name: string, type: string): void {
  saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), name);
}

export function saveTable(table: FigureTable, name: string): void {
  saveText(tableToCsv(table), `${name}.csv`, 'text/csv');
}

export function saveAddress(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  saveAddress(address, name);
  // The download reads the address after this turn; a minute is ample and keeps nothing for good.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What leaves room for an ending and for folders above it. */
const longestName = 120;

/** A title as a file name on every system. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z0-9]+/g, '-');
  return plain.replace(/^-/, '').slice(0, longestName).replace(/-$/, '').toLowerCase() || 'figure';
}

const drawingSide = 256; // pixels: 600 dpi for a drawing of one centimetre

/** The drawing as PNG without its white paper: not every program draws SVG inside SVG, and few know blending modes. */
async function fetchDataUrl(address: string): Promise<string> {
  if (address.startsWith('data:')) return withoutPaper(await imageAt(address)); // a page may show these, but not fetch them
  const response = await fetch(address);
  if (!response.ok) throw new Error(await describeRefusal(response));
  const blobAddress = URL.createObjectURL(await response.blob());
  try {
    return withoutPaper(await imageAt(blobAddress));
  } finally {
    URL.revokeObjectURL(blobAddress);
  }
}

async function imageAt(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

function newPage(): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = drawingSide;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw.');
  return { canvas, context };
}

function emptyFrame(): string {
  const { canvas, context } = newPage();
  const edge = drawingSide * 0.1;
  context.strokeStyle = '#767676';
  context.lineWidth = 6;
  context.setLineDash([18, 12]);
  context.strokeRect(edge, edge, drawingSide - 2 * edge, drawingSide - 2 * edge);
  context.beginPath();
  context.moveTo(edge, edge);
  context.lineTo(drawingSide - edge, drawingSide - edge);
  context.stroke();
  return canvas.toDataURL('image/png');
}

function withoutPaper(image: HTMLImageElement): string {
  const { canvas, context } = newPage();
  const scale = drawingSide / Math.max(image.naturalWidth, image.naturalHeight, 1);
  const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  context.drawImage(image, (drawingSide - width) / 2, (drawingSide - height) / 2, width, height);
  const pixels = context.getImageData(0, 0, drawingSide, drawingSide);
  whiteToAlpha(pixels.data);
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/png');
}

async function describeRefusal(response: Response): Promise<string> {
  const report = (await response.json().catch(() => null)) as ErrorReport | null;
  return report === null ? `${response.status} ${response.statusText}` : sayError(report);
}
