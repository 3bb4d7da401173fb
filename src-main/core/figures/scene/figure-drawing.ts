/** A scene as a figure that stands alone, with the drawings it shows, and that figure as an SVG file. */
import type { DrawnElement, FigureDrawing } from '../../../contract/results/figure-drawing';
import { originNames, originNamespace, originText } from '../origin/origin-text';
import { figureFont, markElement } from './mark-element';
import type { Scene } from './scene';

/** `images`: a PNG as data URL for each of `imageAddresses`. */
export function drawingOf(
  { width, height, label, paper, plot, marks }: Scene,
  images: Readonly<Record<string, string>> = {},
): FigureDrawing {
  const elements = marks.map((mark): DrawnElement => ({ ...markElement(mark), clipped: mark.clipped === true }));
  return { width, height, label, paper, plot, elements, images };
}

export function drawingToSvg({ width, height, label, paper, plot, elements, images, origin }: FigureDrawing): string {
  const size = `width="${millimetres(width)}mm" height="${millimetres(height)}mm" viewBox="0 0 ${width} ${height}"`;
  const clip = `<clipPath id="plot"><rect x="${plot.x}" y="${plot.y}" width="${plot.width}" height="${plot.height}"/></clipPath>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${escape(figureFont)}">`,
    `<title>${escape(label)}</title>`,
    ...(origin === undefined
      ? []
      : [
          `<metadata><${originNames.svg} xmlns:shape-space="${originNamespace}">${escape(originText(origin))}</${originNames.svg}></metadata>`,
        ]),
    `<defs>${clip}</defs>`,
    `<rect width="${width}" height="${height}" fill="${escape(paper)}"/>`,
    ...elements.map((element) => writeElement(element, images)),
    '</svg>',
    '',
  ].join('\n');
}

/** Every address whose image a file of this scene has to embed. */
export function imageAddresses(scene: Scene): string[] {
  return [...new Set(scene.marks.flatMap((mark) => (mark.kind === 'image' ? [mark.href] : [])))];
}

function writeElement({ tag, attributes, text, clipped }: DrawnElement, images: FigureDrawing['images']): string {
  const all = { ...attributes, ...(clipped ? { 'clip-path': 'url(#plot)' } : {}) };
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
