/** The machine's own rate of fused multiply-adds, as far as a program can reach it: what shares of the peak are shares of. */
import { createStream } from '../../../core/random/stream';
import { createGraph, encodeModel } from '../graph/graph-builder';
import { createSessionPool, floats } from './sessions';

/** Small enough for the matrices to stay near the processor, large enough for threads to have their share. */
const size = 768;
const products = 8;

/**
 * Floating-point operations per second, a fused multiply-add counting two: the best of many products of matrices, each as long as a few
 * milliseconds. No library comes nearer to the peak on every processor, so this is the peak as far as anyone can measure without knowing it.
 */
export async function measureMachinePeak(threads: number, seconds: number, now: () => number): Promise<number> {
  const graph = createGraph('peak');
  const shape = [size, size];
  const factor = graph.input('factor', 'float', shape);
  let value = graph.input('matrix', 'float', shape);
  for (let i = 0; i < products; i++) value = graph.node('MatMul', [value, factor]);
  graph.output('first', graph.node('Slice', [value, graph.ints([0, 0]), graph.ints([1, 1])]), 'float', [1, 1]);
  const pool = createSessionPool({ device: 'cpu', threads });
  try {
    const session = await pool.borrow(null, () => encodeModel(graph));
    const stream = createStream(1, 'peak');
    // Entries of size 1/sqrt(n) keep the products from growing or vanishing, which would bring slow arithmetic with it.
    const matrix = () =>
      floats(
        Float32Array.from({ length: size * size }, () => stream.normal() / Math.sqrt(size)),
        shape,
      );
    const feeds = { factor: matrix(), matrix: matrix() };
    let shortest = Infinity;
    for (const end = now() + 1000 * seconds; now() < end;) {
      const before = now();
      await session.run(feeds);
      shortest = Math.min(shortest, now() - before);
    }
    return (products * 2 * size ** 3 * 1000) / shortest;
  } finally {
    await pool.dispose();
  }
}
