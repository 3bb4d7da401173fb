/** Gradients of convolution kernels on NCHWc tensors, written as convolutions themselves so that they run at full speed. */
import type { ConvolutionLayer } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import { blockedDomain } from './block-size';
import type { BlockedContext } from './blocked-context';

/**
 * dw[c, f, dy, dx] = sum over n, y, x of coarse[n, c, y, x] fine[n, f, s y + dy - p, s x + dx - p], where `coarse` is the gradient of a
 * convolution's output and `fine` its input, or for a transposed convolution the other way round. As a blocked convolution: dy is the
 * batch, (n/b, y, n of b) are the input channels, x the height and f the width; `coarse` is the kernel, as high as its rows are wide and
 * spread out by s. Its output [dy, c, dx, f] needs only whole blocks moved to become the stored kernel.
 */
export function kernelGradient(context: BlockedContext, layer: ConvolutionLayer, fine: string, coarse: string): string {
  const { graph, rows, block: b } = context;
  const { kernel: k, stride } = layer;
  const { before, after } = padsOf(layer);
  const [fineGrid, coarseGrid] = layer.kind === 'convolution' ? [layer.input, layer.output] : [layer.output, layer.input];
  const [height, width, inputs] = fineGrid;
  const [tall, wide, outputs] = coarseGrid;
  const [inputBlocks, outputBlocks] = [inputs / b, outputs / b];
  const view = (value: string, shape: readonly number[]) => graph.node('Reshape', [value, graph.ints(shape)]);

  // Tiles of b channels x b images, in the order [n/b, f/b, y, x]; one tile of zeros stands for everything outside.
  const groups = rows / b;
  const count = groups * inputBlocks * height * width;
  const byImage = graph.node(`${blockedDomain}::ReorderInput`, [view(fine, [groups, b, 1, inputs * height * width])]);
  const zeros = graph.constant(new Float32Array(b * b), [1, b * b]);
  const source =
    before + after > 0 ? graph.node('Concat', [view(byImage, [count, b * b]), zeros], { axis: 0 }) : view(byImage, [count, b * b]);

  const pieces = piecesOf(groups, 4 * k * tall * rows * width * inputs, 2 ** 27);
  const share = groups / pieces;
  const whole = view(coarse, [groups, b, outputBlocks, tall * wide, b]);
  const parts = pieces === 1 ? [whole] : graph.nodes('Split', [whole], pieces, { axis: 0 });
  let sum: string | null = null;
  for (const [piece, part] of parts.entries()) {
    const index = new BigInt64Array(k * share * tall * width * inputBlocks);
    let next = 0;
    for (let dy = 0; dy < k; dy++)
      for (let n = piece * share; n < (piece + 1) * share; n++)
        for (let y = 0; y < tall; y++)
          for (let x = 0; x < width; x++)
            for (let f = 0; f < inputBlocks; f++) {
              const row = stride * y + dy - before;
              const isInside = row >= 0 && row < height;
              index[next++] = BigInt(isInside ? ((n * inputBlocks + f) * height + row) * width + x : count);
            }
    const unfolded = graph.node('Gather', [source, graph.constant(index, [index.length])], { axis: 0 });
    const filter = graph.node('Transpose', [part], { perm: imagesInnermost });
    const operands = [view(unfolded, [k, share * tall * b, width, inputs]), view(filter, [outputs, share * tall * b, wide, 1])];
    const attributes = { kernel_shape: [wide, 1], dilations: [stride, 1], pads: [before, 0, after, 0] };
    sum = graph.node(`${blockedDomain}::Conv`, sum === null ? operands : [...operands, '', sum], attributes);
  }
  return storedKernel(context, { inputs, outputs, side: k }, sum ?? '');
}

/** [dy, c/b, dx, f/b, b of f, b of c] as the kernel is stored: blocked, [c, f, dy, dx]. */
export function storedKernel(
  { graph, block: b }: BlockedContext,
  { inputs, outputs, side }: { readonly inputs: number; readonly outputs: number; readonly side: number },
  value: string,
): string {
  const blocks = graph.node('Reshape', [value, graph.ints([side, outputs / b, side, inputs / b, b * b])]);
  const moved = graph.node('Transpose', [blocks], { perm: [1, 3, 0, 2, 4] });
  return graph.node('Reshape', [moved, graph.ints([outputs, inputs, side, side])]);
}

/** A grid, or every so many rows and columns of one, as [n/b, b of n, c/b, height width, b of c] in memory. */
export interface Spread {
  readonly value: string;
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  /** Distance of neighbours in the whole grid. */
  readonly step: number;
}

/**
 * The same where the finer grid has one channel only (`fine` is plain [n, 1, S, S]): the batch becomes the channels of the image, and the
 * coarse grid a kernel that is spread out. Parts of the coarse grid add up.
 */
export function singleChannelGradient(context: BlockedContext, layer: ConvolutionLayer, fine: string, parts: readonly Spread[]): string {
  const { graph, rows, block: b } = context;
  const { kernel: k, stride } = layer;
  const { before, after } = padsOf(layer);
  const [fineGrid, coarseGrid] = layer.kind === 'convolution' ? [layer.input, layer.output] : [layer.output, layer.input];
  const [height, width] = fineGrid;
  const channels = coarseGrid[2];
  const groups = rows / b;
  const byImage = graph.node(`${blockedDomain}::ReorderInput`, [graph.node('Reshape', [fine, graph.ints([groups, b, height, width])])]);
  const pixels = graph.node('Reshape', [byImage, graph.ints([groups, height, width, b])]);
  let sum: string | null = null;
  for (const { value, top, left, height: tall, width: wide, step } of parts) {
    const spread = step * stride;
    const cut = ([start, size, full]: readonly [number, number, number]) => {
      const needed = (size - 1) * spread + k - before - after;
      return { start: start * stride, end: Math.min(full, start * stride + needed) };
    };
    const [y, x] = [cut([top, tall, height]), cut([left, wide, width])];
    const seen = graph.node('Slice', [pixels, graph.ints([y.start, x.start]), graph.ints([y.end, x.end]), graph.ints([1, 2])]);
    const image = graph.node('Reshape', [seen, graph.ints([1, rows, y.end - y.start, x.end - x.start])]);
    const view = graph.node('Reshape', [value, graph.ints([groups, b, channels / b, tall * wide, b])]);
    const turned = graph.node('Transpose', [view], { perm: imagesInnermost });
    const operands = [image, graph.node('Reshape', [turned, graph.ints([channels, rows, tall, wide])])];
    const attributes = { kernel_shape: [tall, wide], dilations: [spread, spread], pads: [before, before, after, after] };
    sum = graph.node(`${blockedDomain}::Conv`, sum === null ? operands : [...operands, '', sum], attributes);
  }
  return graph.node('Reshape', [sum ?? '', graph.ints([channels, 1, k, k])]);
}

/** [n/b, b of n, c/b, pixels, b of c] to [c/b, n/b, pixels, b of n, b of c]. */
export const imagesInnermost = [2, 0, 3, 1, 4];

/** The smallest number of equal parts of so many groups of images that keeps each of the parts of `bytes` at `most`, where one does. */
export function piecesOf(groups: number, bytes: number, most: number): number {
  let pieces = 1;
  while (bytes / pieces > most && pieces < groups)
    do pieces++;
    while (groups % pieces !== 0);
  return pieces;
}

/**
 * The stored kernel [a/b, c/b, taps, b of c, b of a] with input and output channels exchanged and only the given taps, in this order:
 * [c/b, a/b, taps, b of a, b of c]. `outer` is a, `inner` is c.
 */
export function turnedKernel(
  { graph, block: b, weight }: BlockedContext,
  name: string,
  {
    outer,
    inner,
    taps,
    total,
  }: { readonly outer: number; readonly inner: number; readonly taps: readonly number[]; readonly total: number },
): string {
  const [outerBlocks, innerBlocks] = [outer / b, inner / b];
  const tiles = graph.node('Reshape', [weight(name), graph.ints([outerBlocks * innerBlocks * total, b * b])]);
  const index: number[] = [];
  for (let c = 0; c < innerBlocks; c++)
    for (let a = 0; a < outerBlocks; a++) for (const tap of taps) index.push((a * innerBlocks + c) * total + tap);
  const moved = graph.node('Gather', [tiles, graph.ints(index)], { axis: 0 });
  // Reordering b channels of b pixels transposes each tile, several times faster than Transpose does.
  return graph.node(`${blockedDomain}::ReorderInput`, [graph.node('Reshape', [moved, graph.ints([index.length, b, 1, b])])]);
}
