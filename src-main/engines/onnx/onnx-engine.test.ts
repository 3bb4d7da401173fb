import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { describeNetwork } from '../../core/network/describe-network';
import type { Engine, TrainingState } from '../engine';
import { describeEngine } from '../testing/engine-conformance';
import { describeParity } from '../testing/engine-parity';
import { exampleBatch, exampleState, everyObjective, smallSpec } from '../testing/example-batch';
import { exportEncoder } from './evaluation/export-encoder';
import { findBlockSize } from './blocked/block-size';
import { compareFormulations, createFormulationChoice } from './graph/formulation';
import { createOnnxEngine } from './onnx-engine';

const device = 'cpu';
const bytesOf = (part: TrainingState['weights']) =>
  Object.values(part).map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'));
describeEngine('onnx engine, plain formulation', () => createOnnxEngine({ device, formulation: 'plain' }), { everyParameter: true });
describeEngine('onnx engine, portable formulation', () => createOnnxEngine({ device, formulation: 'portable' }));

const block = await findBlockSize();

describe.skipIf(block === null)('blocked formulation', () => {
  describeParity(
    'against the portable one, which also updates large kernels in one piece',
    () => createOnnxEngine({ device }),
    () => createOnnxEngine({ device, formulation: 'portable' }),
  );

  it('is chosen for networks of whole blocks only', async () => {
    const said: string[] = [];
    const formulations = createFormulationChoice(device, null, (sentence) => said.push(sentence));
    expect(await formulations.choose(describeNetwork({ ...smallSpec, widthMultiplier: 0.25 }))).toMatchObject({ block });
    expect(await formulations.choose(describeNetwork(smallSpec))).toMatchObject({ block: null });
    expect(said).toEqual([]);
  });

  it('with a wrong block size does not pass its check', async () => {
    for (const decoder of [false, true]) {
      const wrong = await compareFormulations(block === 16 ? 8 : 16, decoder).catch(() => Infinity);
      expect(wrong).toBeGreaterThan(1e-2);
      expect(await compareFormulations(block ?? 0, decoder)).toBeLessThan(2e-5);
    }
  });

  it('that fails its check is given up for the plain one, and the engine says so', async () => {
    const network = describeNetwork({ ...smallSpec, widthMultiplier: 0.5, decoder: false });
    const said: string[] = [];
    const wrong = async () => (block === 16 ? 8 : 16);
    const losses = async (engine: Engine) => {
      const program = await engine.compile(network, everyObjective, 4);
      await program.load(exampleState(network, 1));
      const [step] = await program.steps([exampleBatch(network, 4, 1)]);
      await program.dispose();
      return step;
    };
    const engine = await createOnnxEngine({ device, findBlock: wrong, log: (sentence) => said.push(sentence) });
    expect(engine.describe().remarks).toEqual([]);
    const expected = await losses(await createOnnxEngine({ device, formulation: 'plain' }));
    expect(await losses(engine)).toEqual(expected);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^The blocked formulation failed its check on this processor \(.+\); training uses the plain one/);
    expect(engine.describe().remarks).toEqual(said);
    const none = await createOnnxEngine({ device, findBlock: async () => null, log: () => undefined });
    expect(await losses(none)).toEqual(expected);
    expect(none.describe().remarks[0]).toMatch(/has no blocked convolutions/);
  });

  it('gives the same bytes every time', async () => {
    const network = describeNetwork({ ...smallSpec, widthMultiplier: 0.25, decoder: false });
    const run = async () => {
      const program = await (await createOnnxEngine({ device })).compile(network, everyObjective, 16);
      await program.load(exampleState(network, 1));
      for (const seed of [1, 2]) await program.steps([exampleBatch(network, 16, seed)]);
      const { weights } = await program.save();
      await program.dispose();
      return bytesOf(weights);
    };
    expect(await run()).toEqual(await run());
  });
});

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
  const once = [await slow.steps([batch]), await fast.steps([batch])];
  expect(once[0]).toEqual(once[1]);
  const again = [await slow.steps([batch]), await fast.steps([batch])];
  expect(again[0]).not.toEqual(again[1]);
  await slow.dispose();
  expect((await fast.steps([batch]))[0]?.total).toBeGreaterThan(0);
  await fast.dispose();
});

it.each(['blocked', 'plain', 'portable'] as const)(
  'takes the same steps one by one and several in a call: %s formulation',
  async (formulation) => {
    const network = describeNetwork({ ...smallSpec, widthMultiplier: 0.25 });
    const batches = [1, 2, 3, 4].map((seed) => exampleBatch(network, 16, seed));
    const train = async (batchesPerCall: number, calls: number[][]) => {
      const program = await (await createOnnxEngine({ device, formulation, batchesPerCall })).compile(network, everyObjective, 16);
      await program.load(exampleState(network, 1, 6));
      const losses = [];
      for (const call of calls) losses.push(...(await program.steps(call.map((i) => batches[i]!))));
      const state = await program.save();
      await expect(program.steps(Array.from({ length: batchesPerCall + 1 }, () => batches[0]!))).rejects.toThrow('in one call');
      await program.dispose();
      return { losses, step: state.step, bytes: [state.weights, state.firstMoments, state.secondMoments].map(bytesOf) };
    };
    const expected = await train(1, [[0], [1], [2], [3]]);
    expect(new Set(expected.losses.map(({ total }) => total)).size).toBe(4);
    expect(expected.step).toBe(10);
    expect(await train(3, [[0, 1, 2], [3]])).toEqual(expected);
  },
);
