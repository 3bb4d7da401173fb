/** Small ONNX files that look like image networks to whoever opens them: made by tests, for tests. */
import { writeFile } from 'node:fs/promises';
import { createGraph, encodeModel } from '../onnx/graph/graph-builder';

/** Any number of square images with three channels: eight maps of 5 x 5 kernels ('maps'), rectified, their sums ('sums'), and their sums times 0 ('dead'). */
export async function smallImageNetwork(file: string, { batch = 'n', size = 'size' }: { batch?: number | string; size?: number | string } = {}): Promise<string> {
  const graph = createGraph('small');
  const image = graph.input('image', 'float', [batch, 3, size, size]);
  const kernel = graph.constant(Float32Array.from({ length: 8 * 75 }, (_, i) => Math.sin(i * (1 + Math.floor(i / 75)))), [8, 3, 5, 5], 'kernel');
  const maps = graph.name(graph.node('Relu', [graph.node('Conv', [image, kernel])]), 'maps');
  const sums = graph.name(graph.node('ReduceSum', [maps, graph.ints([2, 3])], { keepdims: 0 }), 'sums');
  graph.output('dead', graph.node('Mul', [sums, graph.constant(Float32Array.of(0), [1], 'zero')]), 'float', [batch, 8]);
  await writeFile(file, encodeModel(graph));
  return file;
} // prettier-ignore
