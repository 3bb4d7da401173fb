import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import type { Mark, Scene } from '../../core/figures/scene/scene';
import { drawingOf } from '../../core/figures/scene/figure-drawing';
import { drawPdf } from './draw-pdf';

const dot = await sharp({ create: { width: 4, height: 4, channels: 4, background: '#0000ff80' } })
  .png()
  .toBuffer();
const images = { owl: `data:image/png;base64,${dot.toString('base64')}` };
const marks: Mark[] = [
  {
    kind: 'line',
    points: [
      { x: 0, y: 0 },
      { x: 10, y: 5 },
    ],
    colour: '#ff0000',
    width: 2,
    dash: [4, 2],
    opacity: 0.5,
  },
  { kind: 'arrow', from: { x: 0, y: 0 }, to: { x: 20, y: 0 }, head: 5, colour: '#000000', width: 1, clipped: true },
  { kind: 'circle', x: 5, y: 5, radius: 2, fill: null, stroke: { colour: '#123456', width: 1.5 } },
  { kind: 'symbol', x: 5, y: 5, shape: 'circle', size: 4, fill: '#00ff00', stroke: null },
  {
    kind: 'polygon',
    points: [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
    ],
    fill: '#eeeeee',
    stroke: { colour: '#000000', width: 1 },
  },
  { kind: 'cells', cells: [{ x: 1, y: 2, width: 3, height: 4 }], fill: '#aaaaaa' },
  { kind: 'image', href: 'owl', x: 50, y: 50, size: 20 },
  { kind: 'image', href: 'owl', x: 70, y: 50, size: 20 },
  { kind: 'text', x: 5, y: 50, text: 'Größe ≤ ρ − 1', size: 12, colour: '#000000', halo: '#ffffff' },
  { kind: 'text', x: 5, y: 90, text: 'quer', size: 12, colour: '#000000', weight: 'bold', turned: true },
];
const scene = (more: readonly Mark[]): Scene => ({
  ...{ width: 96, height: 192, label: 'Größe', paper: '#ffffff', plot: { x: 1, y: 2, width: 30, height: 40 }, targets: [] },
  marks: more,
});

/** Everything in the file, its compressed parts unpacked. */
function contents(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue;
    try {
      parts.push(inflateSync(bytes.subarray(at + 7)).toString('latin1'));
    } catch {
      // not compressed: it stands in the first part
    }
  }
  return parts.join('\n');
}

it('draws every mark as lines and letters, at its physical size, with both fonts and each image once', async () => {
  const text = contents(await drawPdf(drawingOf(scene(marks), images)));
  expect(text).toContain('/MediaBox [0 0 72 144]');
  expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
  expect(text.match(/\/Subtype \/Image/g)).toHaveLength(2); // the drawing and its transparency
  expect(text).toContain('[4 2] 0 d');
  expect(text).toMatch(/1 2 30 40 re\nW n/);
  expect(text).toContain('/CA 0.5');
  for (const letter of ['00f6', '00df', '2264', '03c1', '2212']) expect(text).toContain(`<${letter}>`); // ö ß ≤ ρ − can be copied
});

it('says which letter its font does not have', async () => {
  const foreign: Mark = { kind: 'text', x: 0, y: 0, text: '漢字', size: 12, colour: '#000000' };
  await expect(drawPdf(drawingOf(scene([foreign])))).rejects.toThrow(/The letter ‘漢’ in ‘漢字’ is not in the font/);
});

it('says which drawing did not come with it', async () => {
  await expect(drawPdf(drawingOf(scene(marks)))).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('owl') });
});
