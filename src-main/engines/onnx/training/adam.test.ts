import { expect, it } from 'vitest';
import { adamStepSize, adamUpdate } from './adam';
import { createGraph, encodeModel } from '../graph/graph-builder';
import { createSessionPool, floats } from '../machine/sessions';

it('moves a weight as worked out by hand', async () => {
  // g = 0.5, w = 1, m = v = 0, rate 0.01, first step: m = 0.05, v = 0.00025, correction sqrt(0.001) / 0.1 = 0.316227766.
  // w = 1 - 0.01 * 0.316227766 * 0.05 / (0.0158113883 + 1e-7) = 1 - 0.00999993675...
  const graph = createGraph('adam');
  const port = (name: string) => graph.input(name, 'float', [1]);
  const state = { weights: port('w'), first: port('m'), second: port('v') };
  const next = adamUpdate(graph, state, port('g'), graph.input('rate', 'float', []));
  graph.output('w2', next.weights, 'float', [1]);
  graph.output('m2', next.first, 'float', [1]);
  graph.output('v2', next.second, 'float', [1]);
  const pool = createSessionPool({ device: 'cpu', threads: 1 });
  const session = await pool.borrow('adam', () => encodeModel(graph));
  const one = (value: number) => floats(Float32Array.of(value), [1]);
  const rate = floats(Float32Array.of(adamStepSize(0.01, 1)), []);
  const { w2, m2, v2 } = await session.run({ w: one(1), m: one(0), v: one(0), g: one(0.5), rate });
  expect(m2?.[0]).toBeCloseTo(0.05, 8);
  expect(v2?.[0]).toBeCloseTo(0.00025, 10);
  expect(1 - (w2?.[0] ?? 0)).toBeCloseTo(0.00999994, 7);
  await pool.dispose();
});

it('corrects the bias of the moments less and less', () => {
  expect(adamStepSize(1, 1)).toBeCloseTo(0.3162277660168, 10);
  expect(adamStepSize(1, 2)).toBeCloseTo(Math.sqrt(0.001999) / 0.19, 10);
  expect(adamStepSize(1, 100_000)).toBeCloseTo(1, 10);
});
