import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStream } from '../../src-main/core/random/stream';
import { openImageNetwork } from '../../src-main/engines/onnx/evaluation/image-network';
import { photographLayer, preparePhotographNetwork } from './photograph-network';
import { convertNetwork } from './photograph-network-graph';
import { readSourceNetwork, type SourceNetwork } from './photograph-network-source';

/** What is used here of @tensorflow/tfjs, which npm installs beside nsfwjs. */
interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  tensor(values: Float32Array, shape: readonly number[]): object;
  loadLayersModel(handler: { load: () => Promise<object> }, options: { strict: boolean }): Promise<{ predict(input: object): Result }>;
}
interface Result {
  readonly shape: readonly number[];
  data(): Promise<Float32Array>;
}
const tfjs: string = '@tensorflow/tfjs';
const tensorflow = (await import(/* @vite-ignore */ tfjs).catch(() => null)) as TensorFlow | null;

let folder: string;
let source: SourceNetwork;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photograph-network-'));
  source = await readSourceNetwork();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Small pictures of lines and noise, n x 3 x size x size. */
function pictures(n: number, size: number): Float32Array {
  const stream = createStream(3, 'pictures');
  return Float32Array.from({ length: n * 3 * size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size) % size];
    return Math.abs(x - y) < 3 || y === 40 ? 0 : 0.5 + 0.5 * stream.uniform();
  });
}

/** The same layer computed by TensorFlow.js from the files as shipped, n x maps x height x width. */
async function runInTensorFlow(tf: TensorFlow, images: Float32Array, n: number, size: number, last: string): Promise<Float32Array> {
  await tf.setBackend('cpu');
  const { modelTopology, weightsManifest } = structuredClone(source.files.model) as Manifest;
  const { config } = modelTopology.model_config;
  config.layers = config.layers.slice(0, config.layers.findIndex(({ name }) => name === last) + 1);
  config.layers[0]!.config.batch_input_shape = [null, size, size, 3];
  config.output_layers = [[last, 0, 0]];
  const { buffer, byteOffset, byteLength } = source.files.weights;
  const weightData = buffer.slice(byteOffset, byteOffset + byteLength);
  const load = async (): Promise<object> => ({ modelTopology, weightSpecs: weightsManifest[0]!.weights, weightData });
  const model = await tf.loadLayersModel({ load }, { strict: false });
  const result = model.predict(tf.tensor(turn(images, n, 3, size * size), [n, size, size, 3]));
  const [, height, width, maps] = result.shape as [number, number, number, number];
  return turn(await result.data(), n, height * width, maps);
}
interface Manifest {
  modelTopology: {
    model_config: { config: { layers: { name: string; config: { batch_input_shape?: unknown } }[]; output_layers: unknown } };
  };
  weightsManifest: { weights: unknown }[];
}

/** n matrices of rows x columns, transposed. */
function turn(values: Float32Array, n: number, rows: number, columns: number): Float32Array {
  const size = rows * columns;
  return Float32Array.from({ length: n * size }, (_, i) => {
    const [image, place] = [Math.floor(i / size), i % size];
    return values[image * size + (place % rows) * columns + Math.floor(place / rows)]!;
  });
}

describe('the photograph network', () => {
  // The last maps of two small pictures run through every layer but the last pooling in a second or two.
  it.skipIf(tensorflow === null)('computes what TensorFlow.js computes from the same files', { timeout: 60_000 }, async () => {
    const [n, size] = [2, 75];
    const images = pictures(n, size);
    for (const last of ['mixed1', 'mixed10']) {
      const expected = await runInTensorFlow(tensorflow!, images, n, size, last);
      const file = join(folder, `${last}.onnx`);
      await writeFile(file, convertNetwork(source, last, size).model);
      const network = await openImageNetwork(file, last);
      const places = expected.length / (n * network.features);
      const pooled = Float32Array.from({ length: n * network.features }, (_, i) => mean(expected.subarray(i * places, (i + 1) * places)));
      const actual = await network.run(images, n);
      await network.dispose();
      expect(norm(pooled)).toBeGreaterThan(1);
      expect(norm(actual.map((value, i) => value - pooled[i]!)) / norm(pooled)).toBeLessThan(1e-5);
    }
  });

  it('is written with a description, and gives 2048 activations that tell pictures apart', async () => {
    await preparePhotographNetwork(folder);
    const description = JSON.parse(await readFile(join(folder, 'inception-v3.json'), 'utf8')) as Record<string, unknown>;
    expect(description).toMatchObject({ name: 'Inception-v3', layer: photographLayer, inputSize: 299 });
    expect(description['description']).toContain('fine-tuned on web photographs (nsfwjs)');
    const network = await openImageNetwork(join(folder, 'inception-v3.onnx'), photographLayer);
    expect(network).toMatchObject({ inputSize: 299, channels: 3, features: 2048 });
    const features = await network.run(pictures(2, 299), 2);
    await network.dispose();
    const [first, second] = [features.subarray(0, 2048), features.subarray(2048)];
    expect(norm(first.map((value, i) => value - second[i]!)) / norm(first)).toBeGreaterThan(0.01);
  });

  it('stops at a layer it has no translation for instead of guessing', () => {
    expect(() => convertNetwork(source, 'dense_1')).toThrow('layer flatten_1 is a Flatten');
    expect(() => convertNetwork(source, 'mixed99')).toThrow('no layer mixed99');
  });
});

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
