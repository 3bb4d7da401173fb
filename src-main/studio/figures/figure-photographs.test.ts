/**
 * The gallery photographed: every figure of the made-up study, small and grey, beside the picture that is kept in `photographs`. Words are bars as wide as
 * they are, so that no font of a machine matters. Where a figure was changed on purpose: `PHOTOGRAPH=1 npx vitest run <this file>`, and look at the pictures.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { paperSize } from '../../core/figures/figure-kind';
import { findFigures } from '../../core/figures/figures';
import { drawingOf, drawingToSvg } from '../../core/figures/scene/figure-drawing';
import { paperStyle } from '../../core/figures/scene/figure-style';
import type { Mark, PolygonMark, Scene, TextMark } from '../../core/figures/scene/scene';
import { textWidth } from '../../core/figures/scene/text-width';
import { fixtureSources } from '../../core/figures/sources.fixture';
import { rasterise } from './rasterise';

const folder = join(import.meta.dirname, 'photographs');
const isPhotographing = process.env.PHOTOGRAPH === '1';
const dpi = 48; // half the size of a screen: a label that moves by its own height is seen
const found = findFigures({ ...fixtureSources('Sample: made up'), image: () => null }, paperStyle);

interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

describe('the photograph of every figure', () => {
  it.each(found.map((figure) => [figure.name, figure] as const))('%s', async (name, { kind, data }) => {
    const scene = kind.scene(data, paperSize(kind, data, paperStyle), paperStyle);
    const taken = await photograph(scene);
    const file = join(folder, `${name}.png`);
    if (isPhotographing) {
      await mkdir(folder, { recursive: true });
      const { width, height } = taken;
      await writeFile(
        file,
        await sharp(taken.data, { raw: { width, height, channels: 1 } })
          .png({ compressionLevel: 9, palette: true, colours: 64, dither: 0 })
          .toBuffer(),
      );
    }
    expect(difference(taken, await greyOf(sharp(file)))).toBeLessThan(tolerance);
  });

  it('is there for no figure that is no more', async () => {
    expect((await readdir(folder)).sort()).toEqual(found.map(({ name }) => `${name}.png`).sort());
  });

  it('is another one where a mark is gone, one has moved by a few points, or an arrow points the other way', async () => {
    const map = found.find(({ name }) => name === 'map-step-4')!;
    const scene = map.kind.scene(map.data, paperSize(map.kind, map.data, paperStyle), paperStyle);
    const usual = await photograph(scene);
    const other = async (change: (mark: Mark) => Mark[]): Promise<number> =>
      difference(usual, await photograph({ ...scene, marks: scene.marks.flatMap(change) }));
    expect(await other((mark) => [mark])).toBe(0);
    const title = scene.marks.find((mark) => mark.kind === 'text')!;
    const point = scene.marks.find((mark) => mark.kind === 'symbol')!;
    expect(await other((mark) => (mark === title ? [] : [mark]))).toBeGreaterThan(tolerance);
    expect(await other((mark) => (mark === point ? [] : [mark]))).toBeGreaterThan(tolerance);
    expect(await other((mark) => [mark === point ? { ...point, x: point.x + 8 } : mark])).toBeGreaterThan(tolerance);
    expect(await other((mark) => [mark.kind === 'arrow' ? { ...mark, from: mark.to, to: mark.from } : mark])).toBeGreaterThan(tolerance);
  });
});

/** Of 255: how much the darkest-differing patch of 4 x 4 pixels differs, so that smoothed edges do not count and a single mark does. */
const tolerance = 12;
const patch = 4;

function difference(a: Grey, b: Grey): number {
  if (a.width !== b.width || a.height !== b.height) return 255;
  let most = 0;
  for (let top = 0; top < a.height; top += patch)
    for (let left = 0; left < a.width; left += patch) most = Math.max(most, Math.abs(meanOf(a, left, top) - meanOf(b, left, top)));
  return most;
}

function meanOf({ width, height, data }: Grey, left: number, top: number): number {
  let sum = 0;
  let count = 0;
  for (let y = top; y < Math.min(top + patch, height); y++)
    for (let x = left; x < Math.min(left + patch, width); x++, count++) sum += data[y * width + x] ?? 0;
  return sum / count;
}

async function photograph(scene: Scene): Promise<Grey> {
  const marks = scene.marks.map((mark) => (mark.kind === 'text' ? barOf(mark) : mark));
  return greyOf(sharp(await rasterise(drawingToSvg(drawingOf({ ...scene, marks })), dpi, 'png')));
}

async function greyOf(image: Sharp): Promise<Grey> {
  const { data, info } = await image.flatten({ background: '#ffffff' }).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

/** Where the letters of a text stand, from its baseline to the height of a capital. */
function barOf({
  x,
  y,
  text,
  size,
  colour,
  anchor = 'start',
  vertical = 'baseline',
  turned = false,
  clipped = false,
}: TextMark): PolygonMark {
  const [long, high] = [textWidth(text, size), 0.7 * size];
  const start = { start: 0, middle: -long / 2, end: -long }[anchor];
  const base = vertical === 'middle' ? high / 2 : 0;
  const points = (
    [
      [start, base],
      [start + long, base],
      [start + long, base - high],
      [start, base - high],
    ] as const
  ).map(([along, up]) =>
    // prettier-ignore
    turned ? { x: x + up, y: y - along } : { x: x + along, y: y + up },
  );
  return { kind: 'polygon', points, fill: colour, stroke: null, opacity: 0.5, clipped };
}
