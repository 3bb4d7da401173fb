import sharp from 'sharp';
import { expect, it } from 'vitest';
import { rasterise } from './rasterise';

const svg = (size: string): string =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 96 48"><rect x="48" width="48" height="48" fill="#ff0000"/></svg>`;

it.each([
  ['width="25.4mm" height="12.7mm"', 300],
  ['width="96" height="48"', 300],
  ['width="72pt" height="36pt"', 600],
])('draws %s at %d dots per inch at its physical size and says so', async (size, dpi) => {
  const png = await rasterise(svg(size), dpi, 'png');
  const metadata = await sharp(png).metadata();
  expect([metadata.format, metadata.width, metadata.height]).toEqual(['png', dpi, dpi / 2]);
  expect(pixelsPerMetre(png)).toBe(Math.round(dpi / 0.0254));
});

it('is white where nothing is drawn', async () => {
  const { data, info } = await sharp(await rasterise(svg('width="1in" height="0.5in"'), 300, 'png'))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(3);
  expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  const right = (10 * info.width + info.width - 10) * 3;
  expect([...data.subarray(right, right + 3)]).toEqual([255, 0, 0]);
});

it('draws embedded drawings', async () => {
  const dot = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#0000ff' } })
    .png()
    .toBuffer();
  const image = `<image href="data:image/png;base64,${dot.toString('base64')}" x="60" width="36" height="36"/>`;
  const png = await rasterise(svg('width="1in" height="0.5in"').replace('</svg>', `${image}</svg>`), 300, 'png');
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const at = (10 * info.width + info.width - 40) * 3;
  expect([...data.subarray(at, at + 3)]).toEqual([0, 0, 255]);
});

it('explains what it cannot draw', async () => {
  await expect(rasterise('<svg xmlns="http://www.w3.org/2000/svg"/>', 300, 'png')).rejects.toMatchObject({ code: 'bad-input' });
  await expect(rasterise(svg('width="5m" height="5m"'), 300, 'png')).rejects.toMatchObject({ code: 'bad-input' });
  await expect(rasterise(svg('width="2000mm" height="2000mm"'), 600, 'png')).rejects.toThrow(/too many/);
  await expect(rasterise('<svg width="10" height="10"><unclosed>', 300, 'png')).rejects.toMatchObject({ code: 'bad-input' });
});

it.each([300, 1200])('writes a TIFF of %i dots per inch without loss', async (dpi) => {
  const [tiff, png] = await Promise.all(
    (['tiff', 'png'] as const).map((format) => rasterise(svg('width="1in" height="0.5in"'), dpi, format)),
  );
  const { format, width, density } = await sharp(tiff).metadata();
  expect({ format, width, density: Math.round(density ?? 0) }).toEqual({
    format: 'tiff',
    width: dpi,
    density: dpi,
  });
  expect((await sharp(tiff).raw().toBuffer()).equals(await sharp(png).raw().toBuffer())).toBe(true);
});

/** Reads the pHYs chunk of a PNG: pixels per unit, unit 1 = metre (PNG specification, 11.3.4.3). */
function pixelsPerMetre(png: Uint8Array): number {
  const at = Buffer.from(png).indexOf('pHYs');
  const view = new DataView(png.buffer, png.byteOffset + at + 4);
  expect(view.getUint8(8)).toBe(1);
  expect(view.getUint32(0)).toBe(view.getUint32(4));
  return view.getUint32(0);
}
