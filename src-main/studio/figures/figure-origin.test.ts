/** A figure that was saved says where it comes from, in every kind of file that has a place for it. */
import { expect, it } from 'vitest';
import sharp from 'sharp';
import type { FigureOrigin } from '../../contract/results/figure-origin';
import { findOriginText, originText } from '../../core/figures/origin/origin-text';
import { readOrigin } from '../../core/figures/origin/read-origin';
import { drawingToSvg } from '../../core/figures/scene/figure-drawing';
import { encodeFigure } from './encode-figure';

const origin: FigureOrigin = {
  shapeSpaceFigure: 1,
  project: { id: 'a-1', name: 'Möbel (& <Tiere>) \\ "2" 🪑' },
  view: {
    screen: 'results',
    view: 'places',
    method: { step: 4, method: 'multi-task' },
    look: {
      view: { family: 'dimension', axes: [1, 3], rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], zoom: 2.25, centre: { x: 0.125, y: -1.5 } },
      ...{ roles: ['test', 'train'], showsDrawings: true, drawingSize: 50, names: true, category: 'Stühle' },
      overlays: { stress: false, ellipses: false, directions: false, hulls: true },
    },
  },
};
const plain = {
  ...{ width: 96, height: 48, label: 'Two', paper: '#ffffff', plot: { x: 0, y: 0, width: 96, height: 48 }, images: {} },
  elements: [{ tag: 'circle' as const, attributes: { cx: 20, cy: 20, r: 5, fill: '#ff0000' }, text: null, clipped: false }],
};
const drawing = { ...plain, origin };

function found(file: Uint8Array): Promise<string | null> {
  return findOriginText(file.length, (from, to) => Promise.resolve(file.subarray(from, to)));
}

const files = {
  svg: async (of: typeof plain) => Promise.resolve(new TextEncoder().encode(drawingToSvg(of))),
  png: async (of: typeof plain) => encodeFigure(of, 'png', 300),
  pdf: async (of: typeof plain) => encodeFigure(of, 'pdf', 300),
};

for (const [kind, file] of Object.entries(files)) {
  it(`a ${kind.toUpperCase()} leads back to its project and view`, async () => {
    expect(readOrigin((await found(await file(drawing))) ?? '')).toEqual({ ok: true, origin });
    expect(await found(await file(plain))).toBeNull();
  });
}

it('a PDF does so too where large drawings come after it', async () => {
  const size = 420;
  const noise = Buffer.from(Uint8Array.from({ length: size * size * 3 }, (_, i) => (i * i * 2654435761) >>> 13));
  const png = await sharp(noise, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();
  const image = { tag: 'image' as const, attributes: { href: 'a', x: 0, y: 0, width: 9, height: 9 }, text: null, clipped: false };
  const pdf = await encodeFigure(
    { ...drawing, elements: [image], images: { a: `data:image/png;base64,${png.toString('base64')}` } },
    'pdf',
    300,
  );
  expect(pdf.length).toBeGreaterThan(300_000);
  expect(readOrigin((await found(pdf)) ?? '')).toEqual({ ok: true, origin });
});

it('what is written beside the picture leaves the picture as it is', async () => {
  const pixels = (png: Uint8Array): Promise<Buffer> => sharp(png).raw().toBuffer();
  const [stamped, bare] = [await files.png(drawing), await files.png(plain)];
  expect(await pixels(stamped)).toEqual(await pixels(bare));
  expect((await sharp(stamped).metadata()).density).toBe(300);
});

it('a file of another program says nothing', async () => {
  for (const text of [
    '<svg xmlns="http://www.w3.org/2000/svg"><metadata>shape</metadata></svg>',
    '%PDF-1.7 (a)',
    '\u0089PNG\r\n\u001a\n',
    'a,b\n1,2\n',
    '',
  ])
    // prettier-ignore
    expect(await found(Buffer.from(text, 'latin1')), text).toBeNull();
});

it('a damaged, forged, endless or newer origin is none', () => {
  const text = originText(origin);
  const why = (changed: string): unknown => {
    const read = readOrigin(changed);
    return read.ok ? 'taken' : read.why;
  };
  expect(why(text)).toBe('taken');
  expect(why(text.slice(0, -4))).toBe('damaged');
  expect(why(text.replace('"zoom":2.25', '"zoom":1e9'))).toBe('damaged');
  expect(why(text.replace('"rotation":[1,', '"rotation":[1e300,'))).toBe('damaged');
  expect(why(text.replace('"screen":"results"', '"screen":"settings"'))).toBe('damaged');
  expect(why(text.replace('{"id"', '{"folder":"/etc","id"'))).toBe('damaged');
  expect(why(text.replace('"a-1"', `"${'a'.repeat(20_000)}"`))).toBe('damaged');
  expect(why(text.replace('"shapeSpaceFigure":1', '"shapeSpaceFigure":2'))).toBe('newer');
});

it('an endless text is not read to its end', async () => {
  const svg = drawingToSvg(drawing).replace('a-1', 'a'.repeat(10_000_000));
  const text = await found(new TextEncoder().encode(svg));
  expect(text?.length).toBeLessThan(20_000);
  expect(readOrigin(text ?? '')).toEqual({ ok: false, why: 'damaged' });
});

it('a file made to be slow, or to break the search, is read at once', async () => {
  const began = performance.now();
  expect(await found(Buffer.from(`<svg ${'<shape-space:figure '.repeat(13_000)}`))).toBeNull();
  expect(performance.now() - began).toBeLessThan(2000);
  const text = await found(Buffer.from(`%PDF-1.7 ({"shapeSpaceFigure":${'a'.repeat(16_000_000)}`));
  expect(readOrigin(text ?? '')).toEqual({ ok: false, why: 'damaged' });
});
