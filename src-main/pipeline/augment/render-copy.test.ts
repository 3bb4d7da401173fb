import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../core/random/stream';
import { drawGeometry, type CopyRecipe } from './copy-geometry';
import type { GreyImage } from '../decode/grey-image';
import { recordOf } from '../bank/bank-records';
import { readRecordHeader } from '../bank/image-record';
import { renderCopy } from './render-copy';
import { bankOf, drawImage, drawRing } from '../drawing/drawings.fixture';

const study: CopyRecipe = { imageSize: 224, minimumSize: 168, flipProbability: 0.5, rotationDegrees: 15, shearDegrees: 15 };
const small: CopyRecipe = { ...study, imageSize: 64, minimumSize: 48 };
const stimulus: CopyRecipe = { ...small, flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 };
const ring = drawRing(118);
const bank = bankOf([
  drawRing(30),
  ring,
  drawImage(200, 90, (x, y) => x > 20 && y > 10 && x < 180 && y < 80),
  drawImage(5, 5, () => false),
]);

function render(item: number, copy: number, recipe: CopyRecipe, seed = 5): Uint8Array {
  const out = new Uint8Array(recipe.imageSize ** 2);
  renderCopy(bank, item, copy, recipe, seed, out, 0);
  return out;
}

describe('renderCopy', () => {
  // Lines of 3 pixels become 2.4 and 0.7 pixels wide: blurred edges differ, mass and place must not.
  it.each([
    ['study', study, 0.16],
    ['small', small, 0.45],
  ])('draws what a fine grid of samples of the source sees (%s)', (_, recipe, tolerance) => {
    for (let copy = 1; copy <= 6; copy++) {
      const expected = renderFinely(ring, 1, copy, recipe, 5);
      const drawn = Float64Array.from(render(1, copy, recipe));
      const difference = drawn.reduce((sum, value, i) => sum + Math.abs(value - expected[i]!), 0);
      const [want, got] = [weigh(expected, recipe.imageSize), weigh(drawn, recipe.imageSize)];
      expect(difference / want.ink).toBeLessThan(tolerance);
      expect(got.ink / want.ink).toBeCloseTo(1, 1);
      expect(Math.hypot(got.x - want.x, got.y - want.y)).toBeLessThan(0.15);
    }
  });

  it('fills the box it was given up to its edges, and nothing else', () => {
    for (let copy = 1; copy <= 20; copy++) {
      const hull = readRecordHeader(recordOf(bank, 2)).hull;
      const { left, top, width, height } = drawGeometry(hull, stimulus, createStream(5, 'augmentation', 'drawing 2', copy));
      const pixels = render(2, copy, stimulus);
      // The drawing is a black bar: its box is black, except at the edge where the box was rounded up to whole pixels.
      const wrong = [...pixels.keys()].filter((i) => {
        const [x, y] = [(i % 64) - left, Math.floor(i / 64) - top];
        if (x < 0 || y < 0 || x >= width || y >= height) return pixels[i] !== 255;
        return x > 0 && y > 0 && x < width - 1 && y < height - 2 && pixels[i] !== 0;
      });
      expect(wrong).toEqual([]);
    }
  });

  it('writes floats that are the bytes divided by 255, at the offset, white included', () => {
    const bytes = render(1, 3, small);
    const floats = new Float32Array(3 * 64 * 64).fill(-1);
    renderCopy(bank, 1, 3, small, 5, floats, 64 * 64);
    expect(floats.subarray(64 * 64, 2 * 64 * 64)).toEqual(Float32Array.from(bytes, (value) => value / 255));
    expect([floats[64 * 64 - 1], floats[2 * 64 * 64]]).toEqual([-1, -1]);
  });

  it('depends on seed, image and number only, not on what was drawn before', () => {
    const first = render(0, 2, small);
    render(1, 7, study);
    expect(render(0, 2, small)).toEqual(first);
    expect(render(0, 3, small)).not.toEqual(first);
    expect(render(0, 2, small, 6)).not.toEqual(first);
  });

  it('keeps its pixels from version to version: stored results depend on them', () => {
    const digest = createHash('sha256');
    for (let copy = 0; copy < 4; copy++) digest.update(render(1, copy, study)).update(render(0, copy, small));
    expect(digest.digest('hex').slice(0, 16)).toBe('2e1c401aedcf76cd');
  });

  it('centres copy 0', () => {
    const pixels = render(0, 0, small);
    const columns = [...pixels.keys()].filter((i) => pixels[i]! < 128).map((i) => i % 64);
    expect(Math.min(...columns)).toBe(4); // 56 of 64 pixels
    expect(Math.max(...columns)).toBe(59);
  });

  it('refuses an image that could not be read, by name', () => {
    expect(() => render(3, 0, small)).toThrow("'drawing 3'");
    expect(() => render(9, 0, small)).toThrow("'9'");
  });
});

/** How much ink there is, and its centre of mass. */
function weigh(pixels: Float64Array, size: number): { ink: number; x: number; y: number } {
  let [ink, x, y] = [0, 0, 0];
  pixels.forEach((value, i) => {
    ink += 255 - value;
    x += (255 - value) * (i % size);
    y += (255 - value) * Math.floor(i / size);
  });
  return { ink, x: x / ink, y: y / ink };
}

/** The same copy by brute force: 8 x 8 nearest samples of the original picture per pixel. */
function renderFinely(image: GreyImage, item: number, copy: number, recipe: CopyRecipe, seed: number): Float64Array {
  const hull = readRecordHeader(recordOf(bank, item)).hull;
  const geometry = drawGeometry(hull, recipe, createStream(seed, 'augmentation', bank.ids[item]!, copy));
  const [a, b, c, d] = geometry.map;
  const determinant = a * d - b * c;
  const crop = { left: 8, top: 8 }; // the ring's ink starts there
  const out = new Float64Array(recipe.imageSize ** 2);
  const fine = 8;
  for (let y = 0; y < recipe.imageSize; y++)
    for (let x = 0; x < recipe.imageSize; x++) {
      let sum = 0;
      for (let i = 0; i < fine * fine; i++) {
        const u = (x - geometry.left + ((i % fine) + 0.5) / fine) / geometry.scale + geometry.origin[0];
        const v = (y - geometry.top + (Math.floor(i / fine) + 0.5) / fine) / geometry.scale + geometry.origin[1];
        const sourceX = Math.floor((d * u - b * v) / determinant) + crop.left;
        const sourceY = Math.floor((a * v - c * u) / determinant) + crop.top;
        const inside = sourceX >= 0 && sourceY >= 0 && sourceX < image.width && sourceY < image.height;
        sum += inside ? image.pixels[sourceY * image.width + sourceX]! : 255;
      }
      out[y * recipe.imageSize + x] = sum / (fine * fine);
    }
  return out;
}
