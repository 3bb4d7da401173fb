import { expect, it } from 'vitest';
import { createStream } from '../random/stream';
import { distanceMeasures, measureAgreement } from '../spaces/distance-agreement';
import { measureLayer } from './layer-agreement';

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
    for (const [name, value] of Object.entries(single)) expect(found.measures[measure][name as keyof typeof single]).toBeCloseTo(value, 10);
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
