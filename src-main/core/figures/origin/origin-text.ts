/** The origin of a figure as text in its file, and that text found again in the bytes of SVG, PNG and PDF files. */
import { mostOriginLetters, type FigureOrigin } from '../../../contract/results/figure-origin';

/** Name of the text chunk in a PNG, of the entry in a PDF, and of the element in an SVG. */
export const originNames = { png: 'shape-space-figure', pdf: 'ShapeSpaceFigure', svg: 'shape-space:figure' } as const;
export const originNamespace = 'tag:shape-space-studio,2026:figure';

/** Letters of ASCII only, as every kind of file takes them. */
export function originText(origin: FigureOrigin): string {
  return JSON.stringify(origin).replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** So many bytes of the beginning say it, or nothing does; a PDF says it before its fonts and drawings, anywhere near its end. */
const reach = { head: 256 * 1024, pdf: 32 * 1024 * 1024 };

export type ReadBytes = (from: number, to: number) => Promise<Uint8Array>;

/** The text as it stands there, cut off where it is longer than any view; null in a file of another program. */
export async function findOriginText(size: number, read: ReadBytes): Promise<string | null> {
  const head = await read(0, Math.min(size, reach.head));
  if (startsWith(head, pngSignature)) return inPng(head);
  if (startsWith(head, letters('%PDF-'))) return inPdf(latin(await read(Math.max(0, size - reach.pdf), size)));
  const text = latin(head);
  return text.includes('<svg') ? inSvg(text) : null;
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);
const cut = (text: string): string => text.slice(0, mostOriginLetters + 1);

/** Each byte as a letter: what is looked for has letters of ASCII only. */
function latin(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

/** An international text chunk, not compressed (PNG 1.2, 4.2.3.3): keyword, 0, two flags, language, 0, translated keyword, 0, text. */
function inPng(head: Uint8Array): string | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const start = letters(`iTXt${originNames.png}\0\0\0\0\0`);
  for (let at = pngSignature.length; at + 8 <= head.length;) {
    const length = view.getUint32(at);
    const chunk = head.subarray(at + 4, at + 8 + length);
    if (startsWith(chunk, start)) return cut(latin(chunk.subarray(start.length)));
    at += length + 12;
  }
  return null;
}

function inSvg(text: string): string | null {
  const [, rest] = new RegExp(`<${originNames.svg}\\b[^<>]*>([^<]*)`).exec(text) ?? [];
  if (rest === undefined) return null;
  const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return cut(rest.replace(/&(lt|gt|quot|apos|amp);/g, (_, mark: string) => marks[mark] ?? ''));
}

/** A string of a PDF (ISO 32000-1, 7.3.4.2), known by how it begins. */
function inPdf(text: string): string | null {
  const at = text.lastIndexOf('({"shapeSpaceFigure":');
  if (at < 0) return null;
  const [, inside = ''] = /^\(((?:[^\\()]|\\[^])*)/.exec(text.slice(at, at + 2 * mostOriginLetters + 4)) ?? []; // escaped, a letter is two
  return cut(inside.replace(/\\([^])/g, '$1'));
}
