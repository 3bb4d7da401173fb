/** Writes a scene as a standalone SVG file. */
import { figureFont, markElement } from './mark-element';
import type { Mark, Scene } from './scene';

export interface SvgOptions {
  /** What to write in place of an image's address, so that the file stands alone: address -> data URL. */
  readonly images?: Readonly<Record<string, string>>;
}

export function sceneToSvg(scene: Scene, { images = {} }: SvgOptions = {}): string {
  const { width, height, plot } = scene;
  const size = `width="${millimetres(width)}mm" height="${millimetres(height)}mm" viewBox="0 0 ${width} ${height}"`;
  const clip = `<clipPath id="plot"><rect x="${plot.x}" y="${plot.y}" width="${plot.width}" height="${plot.height}"/></clipPath>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escape(figureFont)}">`,
    `<title>${escape(scene.label)}</title>`,
    `<defs>${clip}</defs>`,
    `<rect width="${width}" height="${height}" fill="${escape(scene.paper)}"/>`,
    ...scene.marks.map((mark) => writeMark(mark, images)),
    '</svg>',
    '',
  ].join('\n');
}

/** Every address an SVG of this scene would have to embed. */
export function imageAddresses(scene: Scene): string[] {
  return [...new Set(scene.marks.flatMap((mark) => (mark.kind === 'image' ? [mark.href] : [])))];
}

function writeMark(mark: Mark, images: Readonly<Record<string, string>>): string {
  const { tag, attributes, text } = markElement(mark);
  const all = { ...attributes, ...(mark.clipped ? { 'clip-path': 'url(#plot)' } : {}) };
  const list = Object.entries(all).map(([name, value]) => {
    const final = name === 'href' ? (images[String(value)] ?? value) : value;
    return ` ${name}="${escape(String(final))}"`;
  });
  return text === null ? `<${tag}${list.join('')}/>` : `<${tag}${list.join('')}>${escape(text)}</${tag}>`;
}

/** A physical size lets every program print the figure as large as it was meant. */
function millimetres(pixels: number): number {
  return Math.round((pixels / 96) * 25.4 * 1000) / 1000;
}

/** Characters that XML 1.0 forbids even when escaped are left out. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
