/** Gradients of convolution kernels with fewer multiplications: the transpose of winograd.ts with respect to the kernel. */
import type { ConvolutionLayer } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import { blockedDomain } from './block-size';
import type { BlockedContext } from './blocked-context';
import { imagesInnermost, piecesOf, storedKernel } from './kernel-gradient';
import { tiledRows, tilingOf } from './winograd';

/**
 * From Y = A' [(G g) * (B' d)] follows dg = G' [(A dY) * (B' d)], summed over all tiles of all images. The products are one convolution, as
 * in `kernelGradient`, with a group for each point: images and tiles are its channels, x the height and the inputs the width.
 */
export function winogradKernelGradient(
  context: BlockedContext,
  layer: ConvolutionLayer,
  input: string,
  gradient: string,
  most = 2 ** 26,
): string {
  const { graph, rows: images, block: b } = context;
  const {
    kernel: k,
    input: [height, width, inputs],
    output: [tall, wide, outputs],
  } = layer;
  const { before, after } = padsOf(layer);
  const tiling = tilingOf(k, tall);
  const { count, tiles } = tiling;
  const [inputBlocks, outputBlocks, groups] = [inputs / b, outputs / b, images / b];
  const view = (value: string, shape: readonly number[]) => graph.node('Reshape', [value, graph.ints(shape)]);

  const columns = tiling.output[0]!.map((_, p) => tiling.output.map((row) => row[p]!)); // A: points x rows of a tile
  const cutInput = graph.constant(tiledRows(tiling, tiling.input, height, before), [count, 1, tiles, height]);
  const cutGradient = graph.constant(tiledRows(tiling, columns, tall, 0), [count, 1, tiles, tall]);
  const pieces = piecesOf(groups, 4 * count * tiles * images * Math.max(width * inputs, wide * outputs), most);
  const share = groups / pieces;
  const order = new BigInt64Array(count * share * tiles * width * inputBlocks);
  let next = 0;
  for (let group = 0; group < count * share; group++)
    for (let place = 0; place < tiles * width; place++)
      for (let f = 0; f < inputBlocks; f++) order[next++] = BigInt((group * inputBlocks + f) * tiles * width + place);
  const innermost = graph.constant(order, [order.length]);
  const cut = (value: string) => (pieces === 1 ? [value] : graph.nodes('Split', [value], pieces, { axis: 0 }));
  const gradients = cut(gradient);
  let sum: string | null = null;
  for (const [piece, part] of cut(input).entries()) {
    const byImage = graph.node(`${blockedDomain}::ReorderInput`, [view(part, [share, b, 1, inputs * height * width])]);
    const lines = graph.node('MatMul', [cutInput, view(byImage, [1, share * inputBlocks, height, width * b * b])]);
    const seen = graph.node('Gather', [view(lines, [order.length, b * b]), innermost], { axis: 0 });
    const turned = graph.node('Transpose', [view(gradients[piece]!, [share, b, outputBlocks, tall * wide, b])], { perm: imagesInnermost });
    const filter = graph.node('MatMul', [cutGradient, view(turned, [1, outputBlocks * share, tall, wide * b * b])]);
    const channels = share * tiles * b;
    const operands = [view(seen, [1, count * channels, width, inputs]), view(filter, [count * outputs, channels, wide, 1])];
    const attributes = { kernel_shape: [wide, 1], pads: [before, 0, after, 0], group: count };
    sum = graph.node(`${blockedDomain}::Conv`, sum === null ? operands : [...operands, '', sum], attributes);
  }
  const taps = tiling.kernel[0]!.map((_, tap) => tiling.kernel.map((row) => row[tap]!)); // G': taps x points
  const transposed = graph.constant(Float32Array.from(taps.flat()), [k, count]);
  const rowsOfKernel = graph.node('MatMul', [transposed, view(sum ?? '', [count, outputs * k * inputs])]);
  return storedKernel(context, { inputs, outputs, side: k }, rowsOfKernel);
}
