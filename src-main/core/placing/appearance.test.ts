import { expect, it } from 'vitest';
import { createStream, type RandomStream } from '../random/stream';
import { appearanceOf, usualAppearance } from './appearance';

const side = 72;
type Ink = (x: number, y: number) => number; // 0 to 1 at a place from 0 to 1

/** White around, as networks see drawings; each pixel the mean of 2 x 2 places. */
function draw(ink: Ink): Float32Array {
  const image = new Float32Array(side * side);
  for (let i = 0; i < image.length; i++) {
    let sum = 0;
    for (let k = 0; k < 4; k++) {
      const [x, y] = [((i % side) + ((k % 2) + 0.5) / 2) / side, (Math.floor(i / side) + (Math.floor(k / 2) + 0.5) / 2) / side];
      if (x > 0.06 && x < 0.94 && y > 0.06 && y < 0.94) sum += ink((x - 0.06) / 0.88, (y - 0.06) / 0.88) / 4;
    }
    image[i] = 1 - sum;
  }
  return image;
}

/** Outlines of lumpy rings, some with spokes, some with a smaller ring inside: no two alike. */
function outline(stream: RandomStream): Float32Array {
  const [wide, high] = [0.25 + 0.22 * stream.uniform(), 0.25 + 0.22 * stream.uniform()];
  const [lumps, deep, phase] = [2 + stream.integer(5), 0.25 * stream.uniform(), 6 * stream.uniform()];
  const line = 0.04 + 0.04 * stream.uniform();
  const [spokes, inner] = [stream.integer(4), 0.7 * stream.uniform()];
  return draw((x, y) => {
    const [dx, dy] = [(x - 0.5) / wide, (y - 0.5) / high];
    const [far, angle] = [Math.hypot(dx, dy), Math.atan2(dy, dx)];
    const edge = 1 + deep * Math.cos(lumps * angle + phase);
    const isRing = Math.abs(far - edge) * wide < line / 2 || (inner > 0.3 && Math.abs(far - inner * edge) * wide < line / 2);
    const isSpoke = spokes > 0 && far < edge && Math.abs(Math.sin((spokes * angle) / 2)) * far * wide < line / 2;
    return isRing || isSpoke ? 1 : 0;
  });
}

const stream = createStream(1, 'appearance');
const rated = Array.from({ length: 60 }, () => appearanceOf(outline(stream), side));
const usual = usualAppearance(rated)!;

it('marks about one in twenty drawings of the kind that was rated', () => {
  expect(usual.unusual).toBeLessThanOrEqual(3);
  const others = Array.from({ length: 120 }, () => usual.distanceOf(appearanceOf(outline(stream), side)));
  const marked = others.filter((distance) => distance > 1).length;
  expect(marked).toBeLessThanOrEqual(12);
  expect(marked).toBeGreaterThan(0); // else the limit would be no limit
});

const noise = Float64Array.from({ length: 4096 }, () => stream.uniform());
const zigzag = Array.from({ length: 60 }, () => [stream.uniform(), stream.uniform()] as const);
function fromSegment(x: number, y: number, [ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}
const foreign: Readonly<Record<string, Ink>> = {
  'the texture of a photograph': (x, y) => noise[(Math.floor(x * 63) * 64 + Math.floor(y * 63)) % 4096]!,
  'the soft shades of a photograph': (x, y) => 0.5 + 0.25 * Math.sin(5 * x + 2) + 0.25 * Math.cos(7 * y),
  'a page of text': (x, y) =>
    Math.floor(y * 24) % 2 === 0 && noise[(Math.floor(y * 24) * 64 + Math.floor(x * 60)) % 4096]! > 0.45 ? 1 : 0,
  'a scribble all over': (x, y) => (zigzag.slice(1).some((to, i) => fromSegment(x, y, zigzag[i]!, to) < 0.012) ? 1 : 0),
  'everything black': () => 1,
  'a lone straight line': (x, y) => (fromSegment(x, y, [0.02, 0.05], [0.98, 0.9]) < 0.02 ? 1 : 0),
  'a lone level line': (_, y) => (Math.abs(y - 0.5) < 0.02 ? 1 : 0),
  'squared paper': (x, y) => ((x * 20) % 1 < 0.25 || (y * 20) % 1 < 0.25 ? 1 : 0),
};
for (const [what, ink] of Object.entries(foreign))
  it(`marks ${what}`, () => expect(usual.distanceOf(appearanceOf(draw(ink), side))).toBeGreaterThan(1));

it('says nothing where too few drawings are rated, or where all are alike', () => {
  expect(usualAppearance(rated.slice(0, 12))).toBeNull();
  expect(usualAppearance(Array.from({ length: 30 }, () => [1, 2]))!.distanceOf([1, 2])).toBeLessThan(0.01);
});
