import { expect, it } from 'vitest';
import { createStream } from '../../random/stream';
import { distanceMeasures, measureAgreement } from '../../spaces/matrix/distance-agreement';
import { measureAll, measureLayer } from './layer-agreement';

const stream = createStream(1, 'layer');
const [n, units] = [12, 7];
const activations = Float32Array.from({ length: n * units }, () => stream.normal());
const values = new Float64Array(n * n);
for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) values[i * n + j] = values[j * n + i] = Math.abs(i - j) + stream.uniform();
values[5] = values[5 * n] = NaN; // a pair nobody rated

it('gives what the measures give one by one, over the rated pairs', () => {
  const found = measureLayer({ n, values }, activations, units, createStream(2));
  for (const measure of distanceMeasures) {
    const single = measureAgreement({ n, values }, activations, units, measure);
    for (const [name, value] of Object.entries({ ...single }))
      expect(found.measures[measure][name as keyof typeof single]).toBeCloseTo(value, 10);
  }
  expect(found.weighted).toBeGreaterThan(-1);
});

it('finds perfect agreement where the layer is the space people have in mind, and fits no weights to very wide layers', () => {
  const line = Float32Array.from({ length: n }, (_, i) => i);
  const apart = Float64Array.from({ length: n * n }, (_, p) => Math.abs(Math.floor(p / n) - (p % n)));
  const found = measureLayer({ n, values: apart }, line, 1, createStream(3));
  expect(found.measures.Euclidean.kendall).toBe(1);
  expect(found.measures.Manhattan.linearR2).toBeCloseTo(1, 12);
  const wide = measureLayer(
    { n, values },
    new Float32Array(n * 513).map(() => stream.normal()),
    513,
    createStream(4),
  );
  expect(wide.weighted).toBeNull();
});

it('keeps equal angles ties: of points on a few rays the cosine knows only how far the rays are apart', () => {
  // Directions without exact binary coordinates, lengths that round differently.
  const rays = [0.1, 0.7, 1.5, 2.7].map((angle) => [Math.cos(angle) / 3, Math.sin(angle) / 3, 0.1] as const);
  const rayOf = (i: number): number => i % rays.length;
  const points = Float64Array.from(
    { length: n * 3 },
    (_, at) => rays[rayOf(Math.floor(at / 3))]![at % 3]! * (1 + Math.floor(at / 3) * 0.37),
  );
  const [lengths, apart] = [rays.map((ray) => Math.hypot(...ray)), new Float64Array(n * n)];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [p, q] = [Math.min(rayOf(i), rayOf(j)), Math.max(rayOf(i), rayOf(j))];
      const product = rays[p]!.reduce((sum, v, k) => sum + v * rays[q]![k]!, 0);
      apart[i * n + j] = p === q ? 0 : 1 - product / lengths[p]! / lengths[q]!;
    }
  }
  // Dissimilarities that are the exact angles agree perfectly only where no tie is broken by rounding.
  const exact = measureAll({ n, values: apart }, points, 3).cosine;
  expect(exact.kendall).toBe(1);
  expect(exact.isotonicR2).toBeCloseTo(1, 12);
});
