/** Convolutions of 3 x 3 taps with 4 multiplications an output where there are 9 (Winograd's minimal filtering), on NCHWc tensors. */
import type { ConvolutionLayer, Shape } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import { blockedDomain } from './block-size';
import type { BlockedContext } from './blocked-encoder';

/** On smaller grids the many small operators cost more than the multiplications they save. */
const smallestGrid = 8;

/** The grid must consist of whole tiles of 2 x 2. */
export function suitsWinograd(layer: ConvolutionLayer): boolean {
  const { before, after } = padsOf(layer);
  const [height, width] = layer.output;
  const isSame = layer.kind === 'convolution' && layer.kernel === 3 && layer.stride === 1 && before === 1 && after === 1;
  return isSame && height === width && height % 2 === 0 && height >= smallestGrid;
}

export interface WinogradConvolution {
  readonly grid: Shape; // of the output; the input has as many rows and columns
  readonly inputs: number;
  readonly kernel: string; // blocked, [outputs, inputs, 3, 3]
  /** With a bias comes a ReLU. */
  readonly bias: string | null;
}

/**
 * F(2 x 2, 3 x 3) of Lavin and Gray (2016, Fast algorithms for convolutional neural networks, section 4.1): with tiles d of 4 x 4 pixels
 * that overlap by two, Y = A' [(G g G') * (B' d B)] A, where the products, summed over the channels, are 16 convolutions of 1 x 1.
 * B' is applied by convolutions channel by channel, first down the columns, then along the rows; A' by sums, most of them inside the
 * 1 x 1 convolutions, which can add to what is there. Rows of the fourth kind come negated, so that they are added like the others.
 */
export function winogradConvolution(context: BlockedContext, { grid, inputs, kernel, bias }: WinogradConvolution, input: string): string {
  const { graph } = context;
  const outputs = grid[2];
  const tiles = transformInput(context, inputs, input);
  const kernels = transformKernel(context, outputs, inputs, kernel);
  const multiply = (row: number, column: number, options: { readonly sum?: string; readonly isLast?: boolean } = {}) => {
    const ownBias = bias !== null && row === 1 && column === 1 ? bias : ''; // all four pixels of a tile add this product once
    const operands = [tiles[row]?.[column] ?? '', kernels[4 * row + column] ?? '', ownBias, options.sum ?? ''];
    while (operands.at(-1) === '') operands.pop();
    const activation = options.isLast === true && bias !== null ? { activation: 'Relu' } : {};
    return graph.node(`${blockedDomain}::Conv`, operands, { kernel_shape: [1, 1], ...activation });
  };
  const add = (left: string, right: string) => graph.node('Add', [left, right]);
  const subtract = (left: string, right: string) => graph.node('Sub', [left, right]);
  const middle = [0, 1, 2, 3].map((column) => {
    const [second, third] = [multiply(1, column), multiply(2, column)];
    return { sum: add(second, third), difference: subtract(second, third) };
  });
  const pixels = (['sum', 'difference'] as const).flatMap((kind, index) => {
    const edge = 3 * index;
    const own = (column: number) => middle[column]?.[kind] ?? '';
    const [second, third] = [multiply(edge, 1, { sum: own(1) }), multiply(edge, 2, { sum: own(2) })];
    return [
      multiply(edge, 0, { sum: add(own(0), add(second, third)), isLast: true }),
      multiply(edge, 3, { sum: add(own(3), subtract(second, third)), isLast: true }),
    ];
  });
  return joinPixels(context, grid, pixels);
}

const inputTransform = [
  [1, 0, -1, 0],
  [0, 1, 1, 0],
  [0, -1, 1, 0],
  [0, 1, 0, -1],
];
const kernelTransform = [
  [1, 0, 0],
  [0.5, 0.5, 0.5],
  [0.5, -0.5, 0.5],
  [0, 0, -1], // negated, see above
];

/** B' d B for all tiles: 4 x 4 tensors [n, inputs, height/2, width/2]. */
function transformInput({ graph, block }: BlockedContext, inputs: number, input: string): string[][] {
  const filter = (value: string, taps: readonly number[], isColumn: boolean) => {
    const values = Float32Array.from({ length: inputs * 4 }, (_, i) => taps[Math.floor(i / block) % 4] ?? 0);
    const [kernel, strides] = isColumn
      ? [
          [4, 1],
          [2, 1],
        ]
      : [
          [1, 4],
          [1, 2],
        ];
    const pads = isColumn ? [1, 0, 1, 0] : [0, 1, 0, 1];
    const weights = graph.constant(values, [inputs, 1, ...kernel]);
    return graph.node(`${blockedDomain}::Conv`, [value, weights], { kernel_shape: kernel, strides, pads, group: inputs });
  };
  return inputTransform.map((taps) => {
    const rows = filter(input, taps, true);
    return inputTransform.map((across) => filter(rows, across, false));
  });
}

/** G g G' for all pairs of channels: 16 blocked kernels [outputs, inputs, 1, 1]. */
function transformKernel({ graph, block }: BlockedContext, outputs: number, inputs: number, kernel: string): string[] {
  const product = kernelTransform.flatMap((row) => kernelTransform.map((column) => row.flatMap((a) => column.map((b) => a * b))));
  const taps = graph.node('Reshape', [kernel, graph.ints([(outputs * inputs) / block ** 2, 9, block ** 2])]);
  const transformed = graph.node('MatMul', [graph.constant(Float32Array.from(product.flat()), [16, 9]), taps]);
  const parts = graph.nodes('Split', [transformed, graph.ints(Array<number>(16).fill(1))], 16, { axis: 1 });
  return parts.map((part) => graph.node('Reshape', [part, graph.ints([outputs, inputs, 1, 1])]));
}

/** The four pixels of each tile, in the order of reading, back in their grid. */
function joinPixels({ graph, block }: BlockedContext, [height, width, outputs]: Shape, pixels: readonly string[]): string {
  const count = (height * width) / 4;
  const whole = graph.node(
    'Concat',
    pixels.map((value) => graph.node('Reshape', [value, graph.ints([-1, count, block])])),
    { axis: 1 },
  );
  const order = Array.from({ length: height * width }, (_, i) => {
    const [y, x] = [Math.floor(i / width), i % width];
    return (2 * (y % 2) + (x % 2)) * count + (y >> 1) * (width / 2) + (x >> 1);
  });
  return graph.node('Reshape', [graph.node('Gather', [whole, graph.ints(order)], { axis: 1 }), graph.ints([-1, outputs, height, width])]);
}
