/** Convolutions with fewer multiplications (Winograd's minimal filtering), row by row, on NCHWc tensors. */
import type { ConvolutionLayer, Shape } from '../../../core/network/description';
import { blockedDomain } from './block-size';
import type { BlockedContext } from './blocked-context';
import { piecesOf } from './kernel-gradient';

/** On smaller grids the operators around the products cost more than the multiplications they save. */
const smallestGrid = 8;

/**
 * By the number of taps: how many rows of the output a tile has, and the points its polynomials are taken at, besides infinity. Small
 * powers of two keep rounding small: with these, results are off by a few units in the sixth digit.
 */
const tilings: Readonly<Record<number, { readonly rows: number; readonly points: readonly number[] }>> = {
  3: { rows: 5, points: [1, 0, -1, 0.5, -0.5, 2] },
  5: { rows: 4, points: [1, 0, -1, 2, -2, 0.5, -0.5] },
};

export function suitsWinograd(layer: ConvolutionLayer): boolean {
  const [height, width] = layer.output;
  return layer.kind === 'convolution' && layer.stride === 1 && layer.kernel in tilings && height === width && height >= smallestGrid;
}

export interface WinogradConvolution {
  /** Rows, columns and channels of the input. */
  readonly input: Shape;
  readonly output: Shape;
  /** Side of the kernel. */
  readonly taps: number;
  readonly kernel: string; // blocked, [outputs, inputs, taps, taps]
  /** Rows of zeros above the input; what lies below is zero anyway. */
  readonly rowsAbove: number;
  /** Columns of zeros before and after it. */
  readonly columnPads: readonly [before: number, after: number];
  /** With a bias comes a ReLU. */
  readonly bias: string | null;
}

/**
 * F(m, r) of Winograd (1980, Arithmetic complexity of computations), down the columns of the image, with the columns of the kernel
 * taken as they are: Y = A' [(G g) * (B' d)], d being a tile of m + r - 1 rows. Both transforms are products of matrices with whole rows;
 * between them stands one convolution of 1 x r taps with a group of channels for each point.
 */
export function winogradConvolution(context: BlockedContext, convolution: WinogradConvolution, input: string, most = 2 ** 25): string {
  const { graph, block, rows: images } = context;
  const {
    input: [rows, columns, inputs],
    output: [height, width, outputs],
    taps,
    rowsAbove,
    columnPads,
    bias,
  } = convolution;
  const tiling = tilingOf(taps, height);
  const { tileRows, count, tiles } = tiling;
  const reshape = (value: string, shape: readonly number[]) => graph.node('Reshape', [value, graph.ints(shape)]);

  const cutRows = graph.constant(tiledRows(tiling, tiling.input, rows, rowsAbove), [1, count, 1, tiles, rows]);
  const kernels = transformKernel(context, convolution, tiling.kernel);
  const biases = bias === null ? [] : [biasOfFirst(context, count, outputs, bias)];
  const attributes = { kernel_shape: [1, taps], pads: [0, columnPads[0], 0, columnPads[1]], group: count };
  const sumPoints = graph.constant(Float32Array.from(tiling.output.flat()), [tileRows, count]);
  const [channels, line] = [outputs / block, width * block];
  const order = Array.from({ length: channels * height }, (_, i) => {
    const [channel, y] = [Math.floor(i / height), i % height];
    return ((y % tileRows) * channels + channel) * tiles + Math.floor(y / tileRows);
  });
  const convolve = (part: string): string => {
    const transformed = graph.node('MatMul', [cutRows, reshape(part, [-1, 1, inputs / block, rows, columns * block])]);
    const operands = [reshape(transformed, [-1, count * inputs, tiles, columns]), kernels, ...biases];
    const products = graph.node(`${blockedDomain}::Conv`, operands, attributes);
    const sums = graph.node('MatMul', [sumPoints, reshape(products, [-1, count, channels * tiles * line])]);
    const lines = reshape(sums, [-1, tileRows * channels * tiles, line]);
    const whole = reshape(graph.node('Gather', [lines, graph.ints(order)], { axis: 1 }), [-1, outputs, height, width]);
    return bias === null ? whole : graph.node('Relu', [whole]);
  };
  const pieces = images < 0 ? 1 : piecesOf(images, 4 * images * count * tiles * columns * inputs, most);
  return pieces === 1
    ? convolve(input)
    : graph.node('Concat', graph.nodes('Split', [input], pieces, { axis: 0 }).map(convolve), { axis: 0 });
}

/** Points count once in every sum of powers only where they are 1: there the bias goes in. */
function biasOfFirst({ graph }: BlockedContext, count: number, outputs: number, bias: string): string {
  return graph.node('Concat', [bias, graph.constant(new Float32Array((count - 1) * outputs), [(count - 1) * outputs])], { axis: 0 });
}

/** G g for every column of the kernel: blocked, [points x outputs, inputs, 1, taps]. */
function transformKernel(
  { graph, block }: BlockedContext,
  { input, output, taps, kernel }: WinogradConvolution,
  matrix: readonly (readonly number[])[],
): string {
  const pairs = (input[2] * output[2]) / block ** 2;
  const rows = graph.node('Reshape', [kernel, graph.ints([pairs, taps, taps * block ** 2])]);
  const transformed = graph.node('MatMul', [graph.constant(Float32Array.from(matrix.flat()), [matrix.length, taps]), rows]);
  const byPoint = graph.node('Transpose', [transformed], { perm: [1, 0, 2] });
  return graph.node('Reshape', [byPoint, graph.ints([matrix.length * output[2], input[2], 1, taps])]);
}

export interface Tiling {
  /** Of the output, in a tile. */
  readonly tileRows: number;
  readonly tiles: number;
  /** Of the points, infinity included. */
  readonly count: number;
  readonly input: number[][]; // B': points x points
  readonly kernel: number[][]; // G: points x taps
  readonly output: number[][]; // A': rows of a tile x points
}

export function tilingOf(taps: number, height: number): Tiling {
  const { rows: tileRows, points } = tilings[taps]!;
  return { tileRows, tiles: Math.ceil(height / tileRows), count: points.length + 1, ...transformsOf(points, tileRows, taps) };
}

/**
 * A transform of the rows of each tile as one matrix for the whole grid, points x tiles x rows. `transform` is points x rows of a tile, the
 * first of which lies `above` rows above that of its tile.
 */
export function tiledRows(
  { tileRows, tiles }: Tiling,
  transform: readonly (readonly number[])[],
  rows: number,
  above: number,
): Float32Array {
  const matrix = new Float32Array(transform.length * tiles * rows);
  for (const [p, values] of transform.entries())
    for (let t = 0; t < tiles; t++)
      for (const [k, value] of values.entries()) {
        const row = t * tileRows + k - above;
        if (row >= 0 && row < rows) matrix[(p * tiles + t) * rows + row] = value;
      }
  return matrix;
}

/**
 * The product of two polynomials, put together by Lagrange from its values at the points and its leading coefficient (Toom and Cook), turned
 * into a filter by transposition (Winograd 1980, chapter 5). The last point is infinity.
 */
function transformsOf(points: readonly number[], tileRows: number, taps: number): Pick<Tiling, 'input' | 'kernel' | 'output'> {
  const all = points.map((_, i) => i);
  const product = (roots: readonly number[]) =>
    roots.reduce<number[]>((sum, root) => [0, ...sum].map((value, i) => value - root * (sum[i] ?? 0)), [1]);
  const others = (i: number) => all.filter((j) => j !== i).map((j) => points[j]!);
  const last = (length: number) => Array.from({ length }, (_, k) => (k === length - 1 ? 1 : 0));
  const scales = points.map((point, i) => others(i).reduce((scale, other) => scale * (point - other), 1));
  return {
    input: [...all.map((i) => [...product(others(i)), 0]), product(points)],
    kernel: [...points.map((point, i) => Array.from({ length: taps }, (_, k) => point ** k / scales[i]!)), last(taps)],
    output: Array.from({ length: tileRows }, (_, i) => [...points.map((point) => point ** i), i === tileRows - 1 ? 1 : 0]),
  };
}
