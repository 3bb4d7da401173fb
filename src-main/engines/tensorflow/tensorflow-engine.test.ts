import { describe, expect, it } from 'vitest';
import { describeNetwork } from '../../core/network/describe-network';
import { createOnnxEngine } from '../onnx/onnx-engine';
import { describeEngine } from '../testing/engine-conformance';
import { describeParity, parityCases } from '../testing/engine-parity';
import { exampleBatch, exampleState, everyObjective, smallSpec } from '../testing/example-batch';
import { loadNativeTensorFlow, loadTensorFlow, type TensorFlowDevice } from './load-tensorflow';
import { createTensorFlowEngine } from './tensorflow-engine';

const javascript = () => createTensorFlowEngine({ device: 'javascript' });
const onnx = () => createOnnxEngine({ device: 'cpu' });
describeEngine('tensorflow engine on its own JavaScript backend', javascript, { isSlow: true });

// Narrow networks: plain JavaScript is slow.
const narrow = [0, 1, 4]
  .flatMap((at) => parityCases.slice(at, at + 1))
  .map((one) => ({ ...one, rows: 3, spec: { ...one.spec, widthMultiplier: 1 / 16 } }));
describeParity('tensorflow engine against the onnx engine', javascript, onnx, narrow);

const library = await loadNativeTensorFlow().catch(() => null);
const device = library?.device ?? 'cpu';
describe.skipIf(library === null)('tensorflow engine on a linked or installed TensorFlow library', () => {
  const open = () => createTensorFlowEngine({ device });
  describeEngine('by itself', open);
  describeParity('against the onnx engine', open, onnx);

  it('and the JavaScript backend take turns without mixing up whose numbers are whose', async () => {
    const network = describeNetwork({ ...smallSpec, decoder: false });
    const batch = exampleBatch(network, 4, 1);
    const programs = [];
    for (const engine of [await open(), await javascript()]) {
      const program = await engine.compile(network, everyObjective, 4);
      await program.load(exampleState(network, 1));
      programs.push(program);
    }
    const once = (await Promise.all(programs.map((program) => program.steps([batch])))).flat();
    const again = (await Promise.all(programs.toReversed().map((program) => program.steps([batch])))).flat();
    for (const losses of [once, again]) expect(losses[0]?.total).toBeCloseTo(losses[1]?.total ?? NaN, 4);
    expect(again[0]?.total).not.toBe(once[0]?.total);
    for (const program of programs) await program.dispose();
  });
});

describe.each<TensorFlowDevice>(library === null ? ['javascript'] : ['javascript', device])('on %s', (device) => {
  it('never leaks a tensor', async () => {
    const network = describeNetwork(smallSpec);
    const { tf, activate } = await loadTensorFlow(device);
    activate();
    const program = await (await createTensorFlowEngine({ device })).compile(network, everyObjective, 4);
    const empty = tf.memory().numTensors;
    await program.load(exampleState(network, 1));
    const full = tf.memory().numTensors;
    expect(full).toBe(empty + 3 * network.parameters.length);
    for (const seed of [1, 2]) {
      await program.steps([exampleBatch(network, 4, seed)]);
      expect(tf.memory().numTensors).toBe(full);
    }
    await program.evaluate(exampleBatch(network, 4, 1).images, { reconstruction: true });
    await program.save();
    expect(tf.memory().numTensors).toBe(full);
    await program.dispose();
    expect(tf.memory().numTensors).toBe(empty);
  });
});
