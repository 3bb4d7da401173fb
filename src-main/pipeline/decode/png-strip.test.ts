import { expect, it } from 'vitest';
import { decodeImage } from './decode-image';
import { greyPng } from './network-png';
import { pngStrip } from './png-strip';

it('puts images side by side with white between them, and changes none of their pixels', async () => {
  const side = 8;
  const values = [0, 0.4, 1].map((start) => Float32Array.from({ length: side * side }, (_, i) => (start + i / 100) % 1));
  const pngs = await Promise.all(values.map((each) => greyPng(each, side)));
  const decoded = await decodeImage(await pngStrip(pngs, side));
  if (!decoded.ok) return expect.fail(decoded.reason);
  const { width, height, pixels } = decoded.image;
  expect([width, height]).toEqual([3 * side + 8, side]);
  for (const [k, each] of values.entries())
    each.forEach((value, i) => expect(pixels[Math.floor(i / side) * width + k * (side + 4) + (i % side)]).toBe(Math.round(255 * value)));
  expect([pixels[side], pixels[side + 3]]).toEqual([255, 255]);
});
