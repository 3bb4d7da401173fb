import { onnx } from 'onnx-proto';
import * as ort from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { createGraph, encodeModel } from './graph-builder';

function sumOfSquares(): Uint8Array {
  const graph = createGraph('sum-of-squares');
  const x = graph.input('x', 'float', ['n', 3]);
  const scaled = graph.node('Mul', [graph.node('Mul', [x, x]), graph.scalar(0.5)]);
  graph.output('half', graph.node('ReduceSum', [scaled, graph.ints([1])], { keepdims: 0 }), 'float', ['n']);
  graph.output('same', x, 'float', ['n', 3]);
  return encodeModel(graph, { metadata: { made: 'by a test' } });
}

test('a written model runs and gives the values it describes', async () => {
  const session = await ort.InferenceSession.create(sumOfSquares());
  const { half, same } = await session.run({ x: new ort.Tensor('float32', [1, 2, 3, 4, 5, 6], [2, 3]) });
  expect(half?.data).toEqual(Float32Array.of(7, 38.5));
  expect(same?.data).toEqual(Float32Array.of(1, 2, 3, 4, 5, 6));
});

test('the published schema reads back what was written', () => {
  const graph = createGraph('g');
  const x = graph.input('x', 'float', ['n', 1, 4, 4]);
  const kernel = graph.constant(Float32Array.of(-1, 0.5, 2, 3), [1, 1, 2, 2], 'kernel');
  const y = graph.node('Conv', [x, kernel], { pads: [0, -1, 0, 0], auto_pad: 'NOTSET', group: 1 });
  graph.output('y', graph.node('com.example::LeakyRelu', [y], { alpha: { float: 0.25 } }), 'float', ['n', 1, 3, 3]);
  const model = onnx.ModelProto.decode(encodeModel(graph));
  expect(model.opsetImport.map((entry) => [entry.domain, Number(entry.version)])).toEqual([
    ['', 17],
    ['com.example', 1],
  ]);
  const [convolution, activation] = model.graph?.node ?? [];
  expect(convolution?.attribute?.map((a) => [a.name, a.ints?.map(Number), Number(a.i)])).toEqual([
    ['pads', [0, -1, 0, 0], 0],
    ['auto_pad', [], 0],
    ['group', [], 1],
  ]);
  expect([activation?.domain, activation?.opType, activation?.output, activation?.attribute?.[0]?.f]).toEqual([
    'com.example',
    'LeakyRelu',
    ['y'],
    0.25,
  ]);
  const stored = model.graph?.initializer?.[0];
  expect([stored?.name, stored?.dims?.map(Number), stored?.rawData?.length]).toEqual(['kernel', [1, 1, 2, 2], 16]);
  expect(model.graph?.input?.[0]?.type?.tensorType?.shape?.dim?.map((d) => d.dimParam || Number(d.dimValue))).toEqual(['n', 1, 4, 4]);
});

test('equal calls give equal bytes', () => {
  expect(Buffer.compare(sumOfSquares(), sumOfSquares())).toBe(0);
});

test('a loop body sees values of the graph around it under names of its own', async () => {
  const graph = createGraph('powers');
  const x = graph.input('x', 'float', []);
  const body = graph.body('times');
  body.input('i', 'int64', []);
  const goOn = body.input('on', 'bool', []);
  const product = body.node('Mul', [body.input('carried', 'float', []), x]);
  body.output('on_out', goOn, 'bool', []);
  body.output('carried_out', product, 'float', []);
  const count = graph.constant(BigInt64Array.of(5n), []);
  graph.output('power', graph.node('Loop', [count, '', graph.scalar(1)], { body: { graph: body } }), 'float', []);
  const session = await ort.InferenceSession.create(encodeModel(graph));
  const { power } = await session.run({ x: new ort.Tensor('float32', [2], []) });
  expect(power?.data).toEqual(Float32Array.of(32));
});
