/** Saves figures and tables as files: the browser's download, for which Electron shows its own dialog. */
import { tableToCsv, type FigureTable } from '../../src-main/core/figures/figure-table';
import type { Scene } from '../../src-main/core/figures/scene';
import { imageAddresses, sceneToSvg } from '../../src-main/core/figures/scene-to-svg';

export interface SaveWords {
  readonly noDrawing: (address: string) => string;
  readonly noPng: (why: string) => string;
}

/** The scene as a file of its own: drawings are fetched and embedded. Throws an Error with a sentence when one cannot be had. */
export async function standaloneSvg(scene: Scene, words: SaveWords): Promise<string> {
  const addresses = imageAddresses(scene);
  const urls = await Promise.all(addresses.map((address) => fetchDataUrl(address, words)));
  return sceneToSvg(scene, { images: Object.fromEntries(addresses.map((address, i) => [address, urls[i]!])) });
}

export async function fetchPng(svg: string, url: string, words: SaveWords): Promise<Blob> {
  const response = await fetch(url, { method: 'POST', body: svg, headers: { 'Content-Type': 'image/svg+xml' } });
  if (!response.ok) throw new Error(words.noPng(await describeRefusal(response)));
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

async function fetchDataUrl(address: string, words: SaveWords): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(words.noDrawing(address));
  const blob = await response.blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(words.noDrawing(address)));
    reader.readAsDataURL(blob);
  });
}

async function describeRefusal(response: Response): Promise<string> {
  const text = (await response.text()).trim();
  return text === '' ? `${response.status} ${response.statusText}` : text.slice(0, 300);
}
