import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareImages } from '../../../core/network/image-input';
import { createGraph, encodeModel, type Graph } from '../graph/graph-builder';
import { listImageLayers, openImageNetwork } from './image-network';
import { readModelOutline } from './image-network-model';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'image-network-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function save(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}
function model(build: (graph: Graph) => void): Uint8Array {
  const graph = createGraph('test');
  build(graph);
  return encodeModel(graph);
}

/** Two maps, the red and the doubled blue channel; then their sums as 'out'. */
function colours(batch: number | string, size: number | string): Uint8Array {
  return model((graph) => {
    const image = graph.input('image', 'float', [batch, 3, size, size]);
    const kernel = graph.constant(Float32Array.of(1, 0, 0, 0, 0, 2), [2, 3, 1, 1], 'kernel');
    const maps = graph.name(graph.node('Conv', [image, kernel]), 'maps');
    const sums = graph.node('ReduceSum', [maps, graph.ints([2, 3])], { keepdims: 0 });
    graph.output('out', sums, 'float', [batch, 2]);
  });
}

/** Image i of n, 4 x 4: red = i, green = 9, blue = column + i. */
function pictures(n: number): Float32Array {
  const images = new Float32Array(n * 48);
  for (let i = 0; i < n; i++)
    for (let p = 0; p < 16; p++) {
      images[i * 48 + p] = i;
      images[i * 48 + 16 + p] = 9;
      images[i * 48 + 32 + p] = (p % 4) + i;
    }
  return images;
}
const means = (n: number): number[] => Array.from({ length: n }, (_, i) => [i, 2 * (1.5 + i)]).flat();

describe('openImageNetwork', () => {
  it('averages the maps of an inner layer', async () => {
    const network = await openImageNetwork(await save('net.onnx', colours('n', 4)), 'maps');
    expect(network).toMatchObject({ inputSize: 4, channels: 3, features: 2 });
    expect([...(await network.run(pictures(11), 11))]).toEqual(means(11)); // more than one run takes at once
    await network.dispose();
  });

  it('takes lists as they are', async () => {
    const network = await openImageNetwork(await save('net.onnx', colours('n', 4)), 'out', { threads: 1 });
    expect([...(await network.run(pictures(2), 2))]).toEqual(means(2).map((mean) => 16 * mean));
    await network.dispose();
  });

  it('fills up the last batch of a network of fixed batch size, and gives one of free size 224 pixels', async () => {
    const fixed = await openImageNetwork(await save('fixed.onnx', colours(2, 4)), 'maps');
    expect([...(await fixed.run(pictures(5), 5))]).toEqual(means(5));
    await fixed.dispose();
    const free = await openImageNetwork(await save('free.onnx', colours('n', 'size')), 'maps');
    expect(free.inputSize).toBe(224);
    await free.dispose();
  });

  it('turns images for a network that wants the channels last, and averages over tokens', async () => {
    const bytes = model((graph) => {
      const image = graph.input('image', 'float', ['n', 4, 4, 3]);
      graph.output('tokens', graph.node('Reshape', [image, graph.ints([0, -1, 3])]), 'float', ['n', 16, 3]);
    });
    const network = await openImageNetwork(await save('last.onnx', bytes), 'tokens');
    expect(network).toMatchObject({ inputSize: 4, channels: 3, features: 3 });
    expect([...(await network.run(pictures(2), 2))]).toEqual([0, 9, 1.5, 1, 9, 2.5]);
    await network.dispose();
  });

  it('names a layer that is not there, or that has no list per image', async () => {
    const file = await save('net.onnx', colours('n', 4));
    await expect(openImageNetwork(file, 'pool')).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining("no layer 'pool'"),
    });
    const scalar = model((graph) => {
      const image = graph.input('image', 'float', ['n', 1, 4, 4]);
      graph.output('total', graph.node('ReduceSum', [image], { keepdims: 0 }), 'float', []);
    });
    await expect(openImageNetwork(await save('scalar.onnx', scalar), 'total')).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('says what is wrong with a file', async () => {
    const because = async (file: string): Promise<string> => {
      const error: unknown = await openImageNetwork(file, 'out').catch((caught: unknown) => caught);
      expect(error).toMatchObject({ name: 'AppError' });
      return (error as Error).message;
    };
    expect(await because(join(folder, 'absent.onnx'))).toContain('cannot be opened');
    expect(await because(await save('text.onnx', 'not a network, just some words'))).toContain('is not an ONNX network');
    expect(await because(await save('empty.onnx', ''))).toContain('is not an ONNX network');
    expect(
      await because(
        await save(
          'noise.onnx',
          Uint8Array.from({ length: 500 }, (_, i) => (i * 89) % 251),
        ),
      ),
    ).toContain('is not an ONNX');
    const whole = colours('n', 4);
    expect(await because(await save('cut.onnx', whole.subarray(0, whole.length - 30)))).toContain('is not an ONNX network');
    const words = model((graph) => graph.output('out', graph.node('Relu', [graph.input('words', 'float', ['n', 20])]), 'float', ['n', 20]));
    expect(await because(await save('words.onnx', words))).toContain('does not take images');
    const unknown = model((graph) => {
      graph.output('out', graph.node('Unheard', [graph.input('image', 'float', ['n', 3, 4, 4])]), 'float', ['n', 3]);
    });
    expect(await because(await save('unknown.onnx', unknown))).toContain('cannot be run');
    const picky = model((graph) => {
      const image = graph.input('image', 'float', ['n', 3, 'size', 'size']);
      graph.output('out', graph.node('Reshape', [image, graph.ints([-1, 11])]), 'float', ['n', 11]);
    });
    expect(await because(await save('picky.onnx', picky))).toContain('does not accept images of 224 x 224 pixels');
  });
});

describe('listImageLayers', () => {
  it('lists what depends on the image and has values per image, in order', async () => {
    const bytes = model((graph) => {
      const image = graph.input('image', 'float', ['n', 1, 4, 4]);
      const kernel = graph.name(graph.node('Abs', [graph.constant(new Float32Array(2).fill(-1), [2, 1, 1, 1], 'raw')]), 'absolute kernel');
      const maps = graph.name(graph.node('Conv', [image, kernel]), 'maps');
      const shape = graph.name(graph.node('Shape', [maps]), 'a shape, not a layer');
      graph.name(graph.node('Cast', [shape], { to: 1 }), 'neither');
      graph.output('flat', graph.node('Flatten', [graph.node('Relu', [maps])]), 'float', ['n', 32]);
    });
    const layers = await listImageLayers(await save('net.onnx', bytes));
    expect(layers).toHaveLength(3);
    expect([layers[0], layers[2]]).toEqual(['maps', 'flat']);
  });
});

describe('readModelOutline', () => {
  it('reads inputs with free and fixed sizes, and leaves constants out', () => {
    expect(readModelOutline(colours('n', 4))).toMatchObject({
      inputs: [{ name: 'image', elementType: 1, shape: [null, 3, 4, 4] }],
      outputs: ['out'],
      computed: ['maps', 'out'],
      hasExternalData: false,
    });
  });

  it('finds weights kept in other files wherever a tensor can stand', () => {
    const part = (field: number, bytes: Uint8Array): Uint8Array => Uint8Array.of((field << 3) | 2, bytes.length, ...bytes);
    const elsewhere = Uint8Array.of(14 << 3, 1);
    const holders = {
      initializer: part(5, elsewhere),
      'sparse initializer': part(15, part(1, elsewhere)),
      constant: part(1, part(5, part(5, elsewhere))),
      'branch of a graph': part(1, part(5, part(6, part(5, elsewhere)))),
    };
    const bytes = colours('n', 4);
    for (const [where, graph] of Object.entries(holders)) {
      const outline = readModelOutline(Uint8Array.of(...bytes, ...part(7, graph)));
      expect(outline?.hasExternalData, where).toBe(true);
    }
  });
});

/** Patches of 4 x 4 pixels, each a list of two numbers (red, doubled blue), behind a class token of the constants 100 and 200: as vision transformers give them. */
function transformer(batch: number | string): Uint8Array {
  return model((graph) => {
    const image = graph.input('pixel_values', 'float', [batch, 3, 8, 8]);
    const kernel = graph.constant(
      Float32Array.from({ length: 2 * 3 * 16 }, (_, i) => (i < 16 ? 1 : i >= 80 ? 2 : 0) / 16),
      [2, 3, 4, 4],
      'kernel',
    );
    const maps = graph.node('Conv', [image, kernel], { strides: [4, 4] });
    const patches = graph.node('Transpose', [graph.node('Reshape', [maps, graph.ints([0, 2, 4])])], { perm: [0, 2, 1] });
    const first = graph.node('Slice', [patches, graph.ints([0]), graph.ints([1]), graph.ints([1])]);
    const zero = graph.node('Mul', [first, graph.constant(Float32Array.of(0), [1], 'nothing')]);
    const token = graph.node('Add', [zero, graph.constant(Float32Array.of(100, 200), [1, 1, 2], 'class')]);
    graph.name(graph.node('Concat', [token, patches], { axis: 1 }), 'hidden');
    graph.output('last_hidden_state', graph.node('Identity', ['hidden']), 'float', [batch, 5, 2]);
  });
}

describe('networks as people bring them', () => {
  const grey = (n: number): Float32Array => Float32Array.from({ length: n * 64 }, (_, at) => (Math.floor(at / 64) + 1) / 4);

  it('of the kind of DINOv2: the class token, the mean of the others, or of all; ImageNet normalisation', async () => {
    const file = await save('dino.onnx', transformer('n'));
    const images = prepareImages(grey(2), 2, 64, 3, { normalisation: 'imagenet' });
    const values = [1 / 4, 2 / 4].map((value) => [(value - 0.485) / 0.229, (2 * (value - 0.406)) / 0.225]);
    const read = async (tokens?: 'class' | 'others') => {
      const network = await openImageNetwork(file, 'last_hidden_state', { tokens });
      const features = [...(await network.run(images, 2))];
      await network.dispose();
      return features;
    };
    expect(await read('class')).toEqual([100, 200, 100, 200]);
    (await read('others')).forEach((value, i) => expect(value).toBeCloseTo(values.flat()[i]!, 4));
    (await read()).forEach((value, i) => expect(value).toBeCloseTo((4 * values.flat()[i]! + [100, 200][i % 2]!) / 5, 4));
    await expect(openImageNetwork(await save('maps.onnx', colours('n', 4)), 'maps', { tokens: 'class' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('of the kind of CLIP: embeddings as they are, its own normalisation, a size where any is taken', async () => {
    const network = await openImageNetwork(await save('clip.onnx', colours('n', 'size')), 'out', { size: 8 });
    expect(network).toMatchObject({ inputSize: 8, features: 2 });
    const features = await network.run(prepareImages(grey(1), 1, 64, 3, { normalisation: 'clip' }), 1);
    expect(features[0]).toBeCloseTo((64 * (0.25 - 0.48145466)) / 0.26862954, 3);
    expect(features[1]).toBeCloseTo((128 * (0.25 - 0.40821073)) / 0.27577711, 3);
    await network.dispose();
  });

  it('of the kind of MobileNet: one image at a time, blue first, white lines on black', async () => {
    const network = await openImageNetwork(await save('mobile.onnx', colours(1, 4)), 'maps');
    const drawings = Float32Array.from({ length: 3 * 16 }, (_, at) => Math.floor(at / 16) / 4);
    const input = { normalisation: { mean: [0.1, 0.2, 0.3], sd: [1, 2, 4] }, channels: 'bgr', polarity: 'white-on-black' } as const;
    const features = await network.run(
      prepareImages(drawings, 3, 16, 3, {
        ...input,
        normalisation: { mean: [...input.normalisation.mean], sd: [...input.normalisation.sd] },
      }),
      3,
    );
    // what stands first is the blue of a network that wants blue first: its numbers are the third
    const expected = [1, 0.75, 0.5].flatMap((value) => [(value - 0.3) / 4, (2 * (value - 0.1)) / 1]);
    [...features].forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
    await network.dispose();
  });

  it('that want [-1, 1], or one channel, or what every network got before', () => {
    expect([...prepareImages(Float32Array.of(0, 0.5, 1), 1, 3, 1, { normalisation: 'symmetric' })]).toEqual([-1, 0, 1]);
    const plain = Float32Array.of(0, 0.25, 1);
    expect(prepareImages(plain, 1, 3, 1)).toBe(plain);
    expect([...prepareImages(plain, 1, 3, 3)]).toEqual([0, 0.25, 1, 0, 0.25, 1, 0, 0.25, 1]);
    expect([...prepareImages(plain, 1, 3, 1, { polarity: 'white-on-black' })]).toEqual([1, 0.75, 0]);
  });
});
