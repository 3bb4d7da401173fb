import { describe, expect, it } from 'vitest';
import { describeNetwork } from '../../../core/network/describe-network';
import type { ConvolutionLayer, PoolLayer } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import { createStream } from '../../../core/random/stream';
import { createGraph, encodeModel, type Graph } from '../graph/graph-builder';
import type { Gradients } from '../graph/graph-context';
import { createSessionPool, floats, type Feeds } from '../machine/sessions';
import { inOrder } from '../training/state-layout';
import { smallSpec } from '../../testing/example-batch';
import { blockedOrder } from './blocked-layout';
import { pooledInPieces } from './blocked-encoder';
import type { BlockedContext } from './blocked-context';
import { blockedDomain, findBlockSize } from './block-size';
import { kernelGradient } from './kernel-gradient';
import { suitsWinograd, winogradConvolution } from './winograd';
import { winogradKernelGradient } from './winograd-gradient';

const block = (await findBlockSize()) ?? 0;

async function run(graph: Graph, feeds: Feeds): Promise<Record<string, Float32Array>> {
  const pool = createSessionPool({ device: 'cpu', threads: 1 });
  const session = await pool.borrow(null, () => encodeModel(graph));
  const outputs = await session.run(feeds);
  await pool.dispose();
  return outputs;
}

function contextOf(graph: Graph, rows: number): BlockedContext {
  return { graph, rows, block, pooling: 'indices', mask: () => null, weight: (name) => name };
}

const normals = (count: number, name: string) => {
  const stream = createStream(1, name);
  return Float32Array.from({ length: count }, () => stream.normal());
};

describe.skipIf(block === 0)('blocked encoder', () => {
  const network = describeNetwork({ ...smallSpec, imageSize: 141, widthMultiplier: 0.25, decoder: false });
  const layerOf = (name: string) => network.encoder.find((layer) => layer.name === name);

  it.each([
    ['conv4', true],
    ['conv4', false],
    ['conv2', true],
    ['conv2', false],
  ] as const)('%s in tiles is the convolution; with bias and ReLU: %s', async (name, hasBias) => {
    const layer = layerOf(name) as ConvolutionLayer;
    expect(suitsWinograd(layer)).toBe(true);
    const [size, , channels] = layer.output;
    const [from, , inputs] = layer.input;
    const { before, after } = padsOf(layer);
    const [n, side] = [2, layer.kernel];
    const shape = [channels, inputs, side, side];
    const [image, kernel, bias] = [
      normals(n * inputs * from ** 2, 'x'),
      normals(channels * inputs * side ** 2, 'w'),
      normals(channels, 'b'),
    ];
    const graph = createGraph('tiles');
    const x = graph.node(`${blockedDomain}::ReorderInput`, [graph.input('x', 'float', [n, inputs, from, from])]);
    const w = graph.input('w', 'float', shape);
    const b = graph.input('b', 'float', [channels]);
    const pads = { rowsAbove: before, columnPads: [before, after] } as const;
    const y = winogradConvolution(
      contextOf(graph, n),
      { input: layer.input, output: layer.output, taps: side, kernel: w, bias: hasBias ? b : null, ...pads },
      x,
    );
    graph.output('y', graph.node(`${blockedDomain}::ReorderOutput`, [y], { channels }), 'float', [n, channels, size, size]);
    const parameter = network.parameters.find((one) => one.name === `${name}/kernel`);
    const order = parameter === undefined ? null : blockedOrder(network, block)(parameter);
    const stored = floats(inOrder(kernel, order), shape);
    const { y: found } = await run(graph, { x: floats(image, [n, inputs, from, from]), w: stored, b: floats(bias, [channels]) });
    let worst = 0;
    for (let at = 0; at < n * channels * size ** 2; at++) {
      const [column, row] = [at % size, Math.floor(at / size) % size];
      const [output, sample] = [Math.floor(at / size ** 2) % channels, Math.floor(at / size ** 2 / channels)];
      let sum = hasBias ? (bias[output] ?? NaN) : 0;
      for (let input = 0; input < inputs; input++)
        for (let tap = 0; tap < side ** 2; tap++) {
          const [y, x] = [row + Math.floor(tap / side) - before, column + (tap % side) - before];
          if (y < 0 || x < 0 || y >= from || x >= from) continue;
          const pixel = image[((sample * inputs + input) * from + y) * from + x] ?? NaN;
          sum += pixel * (kernel[(output * inputs + input) * side ** 2 + tap] ?? NaN);
        }
      worst = Math.max(worst, Math.abs((found?.[at] ?? NaN) - (hasBias ? Math.max(0, sum) : sum)));
    }
    const largest = found?.reduce((most, value) => Math.max(most, Math.abs(value)), 0) ?? NaN;
    expect(worst / largest).toBeLessThan(2e-6); // measured 1.4e-6; direct sums in single precision 1e-6
  });

  it.each(['conv2', 'conv4'])('the kernel gradient of %s in tiles is the plain one, however many images at a time', async (name) => {
    const layer = layerOf(name) as ConvolutionLayer;
    const rows = 2 * block;
    const shape = ([height, width, channels]: readonly [number, number, number]) => [rows, channels, height, width];
    const [x, dy] = [shape(layer.input), shape(layer.output)];
    const kernel = [layer.output[2], layer.input[2], layer.kernel, layer.kernel];
    const graph = createGraph('gradients');
    const context = contextOf(graph, rows);
    graph.input('x', 'float', x);
    graph.input('dy', 'float', dy);
    graph.output('plain', kernelGradient(context, layer, 'x', 'dy'), 'float', kernel);
    graph.output('tiles', winogradKernelGradient(context, layer, 'x', 'dy'), 'float', kernel);
    graph.output('pieces', winogradKernelGradient(context, layer, 'x', 'dy', 1), 'float', kernel);
    const numbers = (size: readonly number[], label: string) =>
      floats(
        normals(
          size.reduce((product, n) => product * n, 1),
          label,
        ),
        size,
      );
    const { plain, ...others } = await run(graph, { x: numbers(x, 'x'), dy: numbers(dy, 'dy') });
    const largest = plain!.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (const [way, values] of Object.entries(others)) {
      const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - plain![i]!)), 0);
      expect(worst / largest, way).toBeLessThan(3e-6);
    }
  });

  it.each([
    ['conv1', 'pool1'],
    ['conv2', 'pool2'],
  ])('%s and its pooling are the same for all images at once and some at a time', async (name, poolName) => {
    const [layer, pool] = [layerOf(name) as ConvolutionLayer, layerOf(poolName) as PoolLayer];
    const rows = 2 * block;
    const [height, width, inputs] = layer.input;
    const outputs = layer.output[2];
    const kernel = [outputs, inputs, layer.kernel, layer.kernel];
    const passed = [rows, outputs, pool.output[0], pool.output[1]];
    const count = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
    const input = [rows, inputs, height, width];
    const results = async (most: number) => {
      const graph = createGraph('stage');
      graph.input(`${name}/kernel`, 'float', kernel);
      graph.input(`${name}/bias`, 'float', [outputs]);
      const stage = pooledInPieces(contextOf(graph, rows), layer, pool, graph.input('x', 'float', input), most);
      const gradients: Gradients = {};
      const back = stage.backward(graph.input('g', 'float', passed), gradients, inputs > 1);
      graph.output('y', stage.output, 'float', passed);
      graph.output('dw', gradients[`${name}/kernel`] as string, 'float', kernel);
      graph.output('db', gradients[`${name}/bias`] as string, 'float', [outputs]);
      if (back !== null) graph.output('dx', back, 'float', input);
      return run(graph, {
        x: floats(normals(count(input), 'x'), input),
        g: floats(normals(count(passed), 'g'), passed),
        [`${name}/kernel`]: floats(normals(count(kernel), 'w'), kernel),
        [`${name}/bias`]: floats(normals(outputs, 'b'), [outputs]),
      });
    };
    const [whole, pieces] = [await results(Infinity), await results(1)];
    expect(Object.keys(pieces)).toEqual(inputs > 1 ? ['y', 'dw', 'db', 'dx'] : ['y', 'dw', 'db']);
    for (const [part, values] of Object.entries(whole)) {
      const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - (pieces[part]?.[i] ?? NaN))), 0);
      expect(worst / largest, part).toBeLessThan(1e-5); // rounding of sums in another order
    }
  });
});
