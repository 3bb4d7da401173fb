import { expect, it } from 'vitest';
import { describeNetwork } from '../../core/network/describe-network';
import { createOnnxEngine } from '../onnx/onnx-engine';
import { describeEngine } from '../testing/engine-conformance';
import { describeParity, parityCases } from '../testing/engine-parity';
import { exampleBatch, exampleState, everyObjective, smallSpec } from '../testing/example-batch';
import { loadTensorFlow } from './load-tensorflow';
import { createTensorFlowEngine } from './tensorflow-engine';

const open = () => createTensorFlowEngine({ device: 'javascript' });
describeEngine('tensorflow engine on its own JavaScript backend', open, { isSlow: true });

// Narrow networks: plain JavaScript is slow.
const narrow = parityCases.slice(0, 2).map((one) => ({ ...one, rows: 3, spec: { ...one.spec, widthMultiplier: 1 / 16 } }));
describeParity('tensorflow engine against the onnx engine', open, () => createOnnxEngine({ device: 'cpu' }), narrow);

it('never leaks a tensor', async () => {
  const network = describeNetwork(smallSpec);
  const { tf } = await loadTensorFlow('javascript');
  const program = await (await open()).compile(network, everyObjective, 4);
  const empty = tf.memory().numTensors;
  await program.load(exampleState(network, 1));
  const full = tf.memory().numTensors;
  expect(full).toBe(empty + 3 * network.parameters.length);
  for (const seed of [1, 2]) await program.step(exampleBatch(network, 4, seed));
  await program.evaluate(exampleBatch(network, 4, 1).images, { reconstruction: true });
  await program.save();
  expect(tf.memory().numTensors).toBe(full);
  await program.dispose();
  expect(tf.memory().numTensors).toBe(empty);
});
