import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeNetwork } from '../../../core/network/describe-network';
import { initialState } from '../../../core/network/initial-state';
import { createStream } from '../../../core/random/stream';
import { openEncoderLayers } from './encoder-layers';
import { createGraph, encodeModel } from './graph-builder';
import { cutLayers, readModelOutline } from '../evaluation/image-network-model';
import { openLayerReader } from './layer-reader';
import { createOnnxEngine } from '../onnx-engine';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'layers-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A convolution with its activation, then two branches that meet again. */
function branching(batch: number | string): Uint8Array {
  const graph = createGraph('test');
  const image = graph.input('image', 'float', [batch, 1, 4, 4]);
  const kernel = (name: string, values: number[]): string => graph.constant(Float32Array.from(values), [values.length, 1, 1, 1], name);
  const first = graph.name(graph.node('Conv', [image, kernel('one', [1])]), 'first');
  const stem = graph.name(graph.node('Relu', [first]), 'stem');
  const left = graph.name(graph.node('Conv', [stem, kernel('two', [2])]), 'left');
  const right = graph.name(graph.node('Conv', [stem, kernel('three', [3])]), 'right');
  const joint = graph.name(graph.node('Concat', [left, right], { axis: 1 }), 'joint');
  graph.output('out', graph.node('ReduceSum', [joint, graph.ints([2, 3])], { keepdims: 0 }), 'float', [batch, 2]);
  return encodeModel(graph);
}

describe('the layers of a network file', () => {
  it('are those that everything after them passes through, once each', () => {
    expect(cutLayers(readModelOutline(branching('n'))!)).toEqual(['stem', 'joint', 'out']);
  });

  it.each(['n', 2])('are read for every image, whatever the batch size of the file (%s)', async (batch) => {
    const file = join(folder, `net-${batch}.onnx`);
    await writeFile(file, branching(batch));
    const reader = await openLayerReader(file, 'right', 1);
    expect(reader.layers).toEqual([
      { name: 'stem', units: 16 },
      { name: 'right', units: 16 },
      { name: 'joint', units: 32 },
      { name: 'out', units: 2 },
    ]);
    const images = Float32Array.from({ length: 48 }, (_, i) => i - 20); // negative ones are cut off by the activation
    const found = await reader.read(images, 3, ['right', 'out']);
    expect(Object.keys(found)).toEqual(['right', 'out']);
    expect([...found['right']!]).toEqual([...images].map((v) => 3 * Math.max(0, v)));
    expect(found['out']![4]).toBe(2 * [...images.slice(32)].reduce((sum, v) => sum + v, 0));
    await reader.dispose();
  });
});

it('the layers of a trained encoder end in the bottleneck that the engine gives, and have the sizes of the description', async () => {
  const network = describeNetwork({
    imageSize: 60,
    widthMultiplier: 0.05,
    bottleneck: 6,
    dims: 2,
    classes: 3,
    decoder: false,
    encoderDropout: 0.5,
    decoderDropout: 0,
  });
  const state = initialState(network, createStream(1, 'weights'));
  const stream = createStream(2, 'images');
  const images = Float32Array.from({ length: 2 * 3600 }, () => stream.uniform());
  const reader = await openEncoderLayers(network, state.weights, 1);
  const names = reader.layers.map(({ name }) => name);
  expect(names).toEqual(['conv1', 'pool1', 'conv2', 'pool2', 'conv3', 'conv4', 'conv5', 'pool5', 'dense', 'bottleneck']);
  const found = await reader.read(images, 2, names);
  for (const { name, units } of reader.layers) expect(found[name], name).toHaveLength(2 * units);
  const engine = await createOnnxEngine({ device: 'cpu', threads: 1, formulation: 'plain' });
  const objectives = {
    weights: { classification: 1, reconstruction: 0, mapping: 1 },
    encoderDecay: 0,
    decoderDecay: 0,
    learningRate: 0.1,
    secondCorpusClasses: null,
  };
  const program = await engine.compile(network, objectives, 4);
  await program.load(state);
  const { bottleneck } = await program.evaluate(images);
  bottleneck.forEach((value, i) => expect(found['bottleneck']![i]).toBeCloseTo(value, 5));
  // Pooled values are among those of the convolution before.
  const convolved = new Set(found['conv1']);
  expect([...found['pool1']!].every((value) => convolved.has(value))).toBe(true);
  await program.dispose();
  await reader.dispose();
});
