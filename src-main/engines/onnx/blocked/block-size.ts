/** Finds out whether this processor has ONNX Runtime's blocked convolutions, and how many channels they keep together. */
import { createGraph, encodeModel } from '../graph/graph-builder';
import { createSessionPool, floats } from '../machine/sessions';

/** Operators of this internal domain work on NCHWc tensors: channels in blocks of c, which lie innermost in memory. */
export const blockedDomain = 'com.microsoft.nchwc';

/**
 * 16 with AVX-512, 8 with AVX or SSE, null where the runtime has no such kernels. There is no question to ask for it, so a tensor of 32
 * numbered channels is reordered: where channel 0 of the second pixel ends up is the block size.
 */
export async function findBlockSize(): Promise<number | null> {
  const graph = createGraph('block-size');
  const shape = [1, 32, 1, 2];
  const x = graph.input('x', 'float', shape);
  graph.output('blocked', graph.node(`${blockedDomain}::ReorderInput`, [x]), 'float', shape);
  const pool = createSessionPool({ device: 'cpu', threads: 1 });
  try {
    const session = await pool.borrow(null, () => encodeModel(graph));
    const { blocked } = await session.run({
      x: floats(
        Float32Array.from({ length: 64 }, (_, index) => index),
        shape,
      ),
    });
    const size = blocked?.indexOf(1) ?? -1;
    return size === 8 || size === 16 ? size : null;
  } catch {
    return null; // the operator is unknown to this build: the plain formulation works everywhere
  } finally {
    await pool.dispose();
  }
}
