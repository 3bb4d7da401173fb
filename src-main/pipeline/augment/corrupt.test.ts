import { describe, expect, it } from 'vitest';
import { createStream } from '../../core/random/stream';
import { corrupt } from './corrupt';

const pixels = 40_000;
function corrupted(share: number, options: { n?: number; shared?: boolean; seed?: number } = {}): Float32Array {
  const n = options.n ?? 1;
  const images = new Float32Array(n * pixels).fill(0.5);
  corrupt(images, n, pixels, share, createStream(options.seed ?? 1, 'noise'), options.shared ?? false);
  return images;
}
const count = (images: Float32Array, value: number): number => images.reduce((sum, pixel) => sum + (pixel === value ? 1 : 0), 0);

describe('corrupt', () => {
  it.each([0.01, 0.1, 0.25, 0.55])('turns a share of %d of the pixels, half to black and half to white', (share) => {
    const images = corrupted(share, { n: 5 });
    const total = images.length;
    const deviation = Math.sqrt((total * share) / 2); // of either count, at most
    expect(Math.abs(count(images, 0) - (total * share) / 2)).toBeLessThan(4 * deviation);
    expect(Math.abs(count(images, 1) - (total * share) / 2)).toBeLessThan(4 * deviation);
    expect(count(images, 0) + count(images, 1) + count(images, 0.5)).toBe(total);
  });

  it('changes every pixel with share 1 and none with share 0', () => {
    expect(count(corrupted(1), 0.5)).toBe(0);
    expect(count(corrupted(0), 0.5)).toBe(pixels);
  });

  it('gives each pixel the same chance, the first and the last included', () => {
    const hits = new Float64Array(8);
    for (let seed = 0; seed < 4000; seed++) {
      const images = new Float32Array(8).fill(0.5);
      corrupt(images, 1, 8, 0.25, createStream(seed, 'noise'));
      images.forEach((value, i) => (hits[i]! += value === 0.5 ? 0 : 1));
    }
    const chiSquare = hits.reduce((sum, hit) => sum + (hit - 1000) ** 2 / 750, 0);
    expect(chiSquare).toBeLessThan(26.1); // 99.9 % quantile, 8 degrees of freedom
  });

  it('draws a mask for each image, or one for all where asked', () => {
    const split = (images: Float32Array): [Float32Array, Float32Array] => [images.subarray(0, pixels), images.subarray(pixels)];
    const [first, second] = split(corrupted(0.1, { n: 2 }));
    expect(second).not.toEqual(first);
    const [one, other] = split(corrupted(0.1, { n: 2, shared: true }));
    expect(other).toEqual(one);
    expect(count(one, 0.5)).toBeLessThan(pixels);
  });
});
