import * as ort from 'onnxruntime-node';
import { expect, it } from 'vitest';
import { describeNetwork } from '../../core/network/describe-network';
import { describeEngine } from '../testing/engine-conformance';
import { exampleBatch, exampleState, everyObjective, smallSpec } from '../testing/example-batch';
import { exportEncoder } from './export-encoder';
import { createOnnxEngine } from './onnx-engine';

const device = 'cpu';
describeEngine('onnx engine, plain formulation', () => createOnnxEngine({ device, formulation: 'plain' }));
describeEngine('onnx engine, portable formulation', () => createOnnxEngine({ device, formulation: 'portable' }));

it('exports a model that gives the same places as the program it came from', async () => {
  const network = describeNetwork(smallSpec);
  const state = exampleState(network, 3);
  const engine = await createOnnxEngine({ device });
  const program = await engine.compile(network, everyObjective, 4);
  await program.load(state);
  const { images } = exampleBatch(network, 5, 3);
  const expected = await program.evaluate(images, { reconstruction: true });
  await program.dispose();
  const session = await ort.InferenceSession.create(exportEncoder(network, state.weights));
  const outputs = await session.run({ image: new ort.Tensor('float32', images, [5, 1, 58, 58]) });
  for (const name of ['mapping', 'bottleneck', 'logits', 'reconstruction'] as const) {
    const data = outputs[name]?.data as Float32Array;
    expect(data.length, name).toBe(expected[name]?.length);
    data.forEach((value, i) => expect(value).toBeCloseTo(expected[name]?.[i] ?? NaN, 4));
  }
});

it('does not mix up two trainings that share a session', async () => {
  const network = describeNetwork(smallSpec);
  const engine = await createOnnxEngine({ device });
  const batch = exampleBatch(network, 4, 1);
  const run = async (learningRate: number) => {
    const program = await engine.compile(network, { ...everyObjective, learningRate }, 4);
    await program.load(exampleState(network, 1));
    return program;
  };
  const [slow, fast] = [await run(1e-4), await run(1e-2)];
  const [slowLosses, fastLosses] = [await slow.step(batch), await fast.step(batch)];
  expect(slowLosses).toEqual(fastLosses);
  expect((await fast.step(batch)).total).not.toBe((await slow.step(batch)).total);
  await slow.dispose();
  expect((await fast.step(batch)).total).toBeGreaterThan(0);
  await fast.dispose();
});
