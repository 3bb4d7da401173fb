/** Saves figures and tables as files: the browser's download, for which Electron shows its own dialog. */
import type { FigureDrawing } from '../../src-main/contract/figure-drawing';
import { tableToCsv, type FigureTable } from '../../src-main/core/figures/figure-table';
import type { Scene } from '../../src-main/core/figures/scene';
import { drawingOf, imageAddresses } from '../../src-main/core/figures/figure-drawing';
import { whiteToAlpha } from '../../src-main/core/figures/white-to-alpha';

export interface SaveWords {
  readonly noDrawing: (address: string) => string;
}

/** The scene with its drawings fetched. Throws an Error with a sentence when one cannot be had. */
export async function completeDrawing(scene: Scene, words: SaveWords): Promise<FigureDrawing> {
  const addresses = imageAddresses(scene);
  const urls = await Promise.all(addresses.map((address) => fetchDataUrl(address, words)));
  return drawingOf(scene, Object.fromEntries(addresses.map((address, i) => [address, urls[i]!])));
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

export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the address after this turn; a minute is ample and keeps nothing for good.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A title as a file name on every system. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^A-Za-z0-9]+/g, '-');
  return plain.replace(/^-|-$/g, '').toLowerCase() || 'figure';
}

const drawingSide = 256; // pixels: 600 dpi for a drawing of one centimetre

/** The drawing as PNG without its white paper: not every program draws SVG inside SVG, and few know blending modes. */
async function fetchDataUrl(address: string, words: SaveWords): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(words.noDrawing(address));
  const blobAddress = URL.createObjectURL(await response.blob());
  try {
    const image = new Image();
    image.src = blobAddress;
    await image.decode().catch((cause: unknown) => {
      throw new Error(words.noDrawing(address), { cause });
    });
    return withoutPaper(image, words.noDrawing(address));
  } finally {
    URL.revokeObjectURL(blobAddress);
  }
}

function withoutPaper(image: HTMLImageElement, complaint: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = drawingSide;
  const context = canvas.getContext('2d');
  if (!context) throw new Error(complaint);
  const scale = drawingSide / Math.max(image.naturalWidth, image.naturalHeight, 1);
  const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  context.drawImage(image, (drawingSide - width) / 2, (drawingSide - height) / 2, width, height);
  const pixels = context.getImageData(0, 0, drawingSide, drawingSide);
  whiteToAlpha(pixels.data);
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/png');
}

async function describeRefusal(response: Response): Promise<string> {
  const report = (await response.json().catch(() => null)) as { readonly message?: string } | null;
  return report?.message ?? `${response.status} ${response.statusText}`;
}
