/** Gradients of convolution kernels on NCHWc tensors, written as convolutions themselves so that they run at full speed. */
import type { ConvolutionLayer } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import type { Graph } from '../graph-builder';
import { blockedDomain } from './block-size';
import type { BlockedContext } from './blocked-encoder';
import type { Phase } from './blocked-pool';

/**
 * dw[o, i, dy, dx] = sum over n, y, x of g[n, o, y, x] v[n, i, y + dy - p, x + dx - p]. As a blocked convolution: dy is the batch, (y, n)
 * are the input channels (n innermost, in blocks), x the height and i the width; g is the kernel, as high as its rows are wide. Its
 * output [dy, o, dx, i] needs only whole blocks moved to become the stored kernel. `input` and `gradient` are grids [n, c, h, w].
 */
export function kernelGradient(
  { graph, rows, block: b }: BlockedContext,
  layer: ConvolutionLayer,
  input: string,
  gradient: string,
): string {
  const [height, width, inputs] = layer.input;
  const [tall, wide, outputs] = layer.output;
  const { before, after } = padsOf(layer);
  const { kernel: k } = layer;
  const [groups, inputBlocks, outputBlocks] = [rows / b, inputs / b, outputs / b];
  const view = (value: string, shape: readonly number[]) => graph.node('Reshape', [value, graph.ints(shape)]);

  // Tiles of b channels x b images, in the order [n/b, i/b, y, x]; one tile of zeros stands for everything outside.
  const byImage = graph.node(`${blockedDomain}::ReorderInput`, [view(input, [groups, b, 1, inputs * height * width])]);
  const tiles = view(byImage, [groups * inputBlocks * height * width, b * b]);
  const count = groups * inputBlocks * height * width;
  const isPadded = before + after > 0;
  const source = isPadded ? graph.node('Concat', [tiles, graph.constant(new Float32Array(b * b), [1, b * b])], { axis: 0 }) : tiles;
  const index = new BigInt64Array(k * groups * tall * width * inputBlocks);
  let next = 0;
  for (let dy = 0; dy < k; dy++)
    for (let n = 0; n < groups; n++)
      for (let y = 0; y < tall; y++)
        for (let x = 0; x < width; x++)
          for (let i = 0; i < inputBlocks; i++) {
            const row = y + dy - before;
            const isInside = row >= 0 && row < height;
            index[next++] = BigInt(isInside ? ((n * inputBlocks + i) * height + row) * width + x : count);
          }
  const unfolded = view(graph.node('Gather', [source, graph.constant(index, [index.length])], { axis: 0 }), [
    k,
    groups * tall * b,
    width,
    inputs,
  ]);

  const filter = view(imagesInnermost(graph, gradient, groups, outputBlocks, tall * wide, b), [outputs, groups * tall * b, wide, 1]);
  const product = graph.node(`${blockedDomain}::Conv`, [unfolded, filter], { kernel_shape: [wide, 1], pads: [before, 0, after, 0] });
  const blocks = view(product, [k, outputBlocks, k, inputBlocks, b * b]);
  return view(graph.node('Transpose', [blocks], { perm: [1, 3, 0, 2, 4] }), [outputs, inputs, k, k]);
}

/**
 * The same for the first layer, whose input has one channel: the batch becomes the channels of the image, and each phase of the
 * gradient a kernel that is spread out over every second step. Four of them add up. `image` is plain [n, 1, S, S].
 */
export function firstKernelGradient(
  { graph, rows, block: b }: BlockedContext,
  layer: ConvolutionLayer,
  phases: readonly Phase[],
  image: string,
): string {
  const [height, width] = layer.input;
  const { kernel: k, stride } = layer;
  const groups = rows / b;
  const outputBlocks = layer.output[2] / b;
  const byImage = graph.node(`${blockedDomain}::ReorderInput`, [graph.node('Reshape', [image, graph.ints([groups, b, height, width])])]);
  const pixels = graph.node('Reshape', [byImage, graph.ints([groups, height, width, b])]);
  let sum: string | null = null;
  for (const { top, left, height: tall, width: wide, value } of phases) {
    const spread = 2 * stride;
    const seen = (count: number) => (count - 1) * spread + k;
    const starts = graph.ints([top * stride, left * stride]);
    const ends = graph.ints([top * stride + seen(tall), left * stride + seen(wide)]);
    const part = graph.node('Slice', [pixels, starts, ends, graph.ints([1, 2])]);
    const input = graph.node('Reshape', [part, graph.ints([1, rows, seen(tall), seen(wide)])]);
    const filter = imagesInnermost(graph, value, groups, outputBlocks, tall * wide, b);
    const shaped = graph.node('Reshape', [filter, graph.ints([layer.output[2], rows, tall, wide])]);
    const attributes = { kernel_shape: [tall, wide], dilations: [spread, spread] };
    const inputs: string[] = sum === null ? [input, shaped] : [input, shaped, '', sum];
    sum = graph.node(`${blockedDomain}::Conv`, inputs, attributes);
  }
  return graph.node('Reshape', [sum ?? '', graph.ints([layer.output[2], 1, k, k])]);
}

/** [n/b, b of n, o/b, pixels, b of o] to [o/b, n/b, pixels, b of n, b of o]. */
function imagesInnermost(graph: Graph, gradient: string, groups: number, outputBlocks: number, pixels: number, b: number): string {
  const view = graph.node('Reshape', [gradient, graph.ints([groups, b, outputBlocks, pixels, b])]);
  return graph.node('Transpose', [view], { perm: [2, 0, 3, 1, 4] });
}

/** The kernel that takes gradients back to the input: taps in reverse, input and output channels exchanged. */
export function reversedKernel({ graph, block: b, weight }: BlockedContext, layer: ConvolutionLayer): string {
  const [inputs, outputs, taps] = [layer.input[2], layer.output[2], layer.kernel ** 2];
  const [inputBlocks, outputBlocks] = [inputs / b, outputs / b];
  const tiles = graph.node('Reshape', [weight(`${layer.name}/kernel`), graph.ints([outputBlocks * inputBlocks * taps, b * b])]);
  const index: number[] = [];
  for (let i = 0; i < inputBlocks; i++)
    for (let o = 0; o < outputBlocks; o++) for (let tap = taps - 1; tap >= 0; tap--) index.push((o * inputBlocks + i) * taps + tap);
  const moved = graph.node('Gather', [tiles, graph.ints(index)], { axis: 0 });
  // Reordering b channels of b pixels transposes each tile, several times faster than Transpose does.
  const turned = graph.node(`${blockedDomain}::ReorderInput`, [graph.node('Reshape', [moved, graph.ints([index.length, b, 1, b])])]);
  return graph.node('Reshape', [turned, graph.ints([inputs, outputs, layer.kernel, layer.kernel])]);
}
