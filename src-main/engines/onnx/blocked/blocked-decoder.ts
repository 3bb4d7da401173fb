/** The decoder on NCHWc tensors: transposed convolutions taken apart into plain ones that compute no product with a zero. */
import type { ConvolutionLayer, Layer } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import { runLayers, wherePositive } from '../graph/layers';
import type { Forward } from '../graph/graph-context';
import { biasGradient, gridOf } from './blocked-encoder';
import type { BlockedContext } from './blocked-context';
import { blockedDomain } from './block-size';
import { blockedDecoderLayers } from './blocked-layout';
import { interleave, joinPhases, type Phase } from './blocked-pool';
import { kernelGradient, singleChannelGradient, turnedKernel } from './kernel-gradient';

type Decoded = Forward & { readonly logits: string };

/** Layers with whole blocks of channels run blocked, the ones before and after them (at small widths) plain. */
export function runBlockedDecoder(context: BlockedContext, layers: readonly Layer[], input: string): Decoded {
  const { graph } = context;
  const { inner, last } = blockedDecoderLayers(layers, context.block);
  const start = layers.findIndex((layer) => layer.kind === 'transposed-convolution');
  const head = runLayers(context, layers.slice(0, start), input);
  const stages: Forward[] = [];
  let value = graph.node(`${blockedDomain}::ReorderInput`, [head.output]);
  for (const layer of inner) {
    const stage = innerStage(context, layer, value);
    stages.push(stage);
    value = stage.output;
  }
  const tail = last === null ? plainTail(context, layers.slice(start + inner.length), value) : lastStage(context, last, value);
  return {
    ...tail,
    backward(gradient, gradients, wantsInput) {
      let current = tail.backward(gradient, gradients, true) as string;
      for (const stage of stages.toReversed()) current = stage.backward(current, gradients, true) as string;
      const channels = layers[start]?.input[2] ?? 0;
      return head.backward(graph.node(`${blockedDomain}::ReorderOutput`, [current], { channels }), gradients, wantsInput);
    },
  };
}

function plainTail(context: BlockedContext, layers: readonly Layer[], input: string): Decoded {
  const { graph } = context;
  const channels = layers[0]?.input[2] ?? 0;
  const plain = runLayers(context, layers, graph.node(`${blockedDomain}::ReorderOutput`, [input], { channels }));
  return {
    ...plain,
    backward: (gradient, gradients) => graph.node(`${blockedDomain}::ReorderInput`, [plain.backward(gradient, gradients, true) as string]),
  };
}

function innerStage(context: BlockedContext, layer: ConvolutionLayer, input: string): Forward {
  const { graph } = context;
  const grid = gridOf(context, layer.output);
  const output = interleave(graph, grid, joinPhases(graph, grid, transposedPhases(context, layer, input)), 0);
  return {
    output,
    backward(gradient, gradients) {
      const passed = wherePositive(graph, output, gradient);
      gradients[`${layer.name}/bias`] = biasGradient(context, grid, passed);
      gradients[`${layer.name}/kernel`] = kernelGradient(context, layer, passed, input);
      return stridedConvolution(context, layer, passed);
    },
  };
}

/** What undoes a transposed convolution's enlargement: a convolution with the kernel as it is stored. */
function stridedConvolution({ graph, weight }: BlockedContext, layer: ConvolutionLayer, gradient: string): string {
  const { before, after } = padsOf(layer);
  const attributes = { kernel_shape: [layer.kernel, layer.kernel], strides: [2, 2], pads: [before, before, after, after] };
  return graph.node(`${blockedDomain}::Conv`, [gradient, weight(`${layer.name}/kernel`)], attributes);
}

/**
 * y[Y] = sum over i of x[i] w[Y + before - 2i]: even and odd Y + before use every second tap only, so each of the four phases of the
 * output is a small convolution of its own (Shi et al. 2016, "sub-pixel convolution").
 */
function transposedPhases(context: BlockedContext, layer: ConvolutionLayer, input: string): Phase[] {
  const { graph, rows, block, weight } = context;
  const [inputs, outputs, k] = [layer.input[2], layer.output[2], layer.kernel];
  const along = [0, 1].map((parity) => alongAxis(layer, parity));
  return along.flatMap((y) =>
    along.map((x) => {
      const taps = y.taps.flatMap((ty) => x.taps.map((tx) => ty * k + tx));
      const turned = turnedKernel(context, `${layer.name}/kernel`, { outer: inputs, inner: outputs, taps, total: k * k });
      const kernel = graph.node('Reshape', [turned, graph.ints([outputs, inputs, y.taps.length, x.taps.length])]);
      const attributes = {
        kernel_shape: [y.taps.length, x.taps.length],
        pads: [y.before, x.before, y.after, x.after],
        activation: 'Relu',
      };
      const value = graph.node(`${blockedDomain}::Conv`, [input, kernel, weight(`${layer.name}/bias`)], attributes);
      const planes = graph.ints([(rows * outputs) / block, y.count * x.count, block]);
      return { top: y.start, left: x.start, height: y.count, width: x.count, value: graph.node('Reshape', [value, planes]) };
    }),
  );
}

interface AxisPhase {
  readonly taps: readonly number[];
  readonly start: number; // first row of the output
  readonly count: number;
  readonly before: number;
  readonly after: number;
}

function alongAxis(layer: ConvolutionLayer, parity: number): AxisPhase {
  const { before } = padsOf(layer);
  const [fine, coarse] = [layer.output[0], layer.input[0]];
  const length = Math.ceil((layer.kernel - parity) / 2);
  const taps = Array.from({ length }, (_, j) => parity + 2 * (length - 1 - j));
  const first = Math.ceil((before - parity) / 2);
  const last = Math.floor((before + fine - 1 - parity) / 2);
  return { taps, start: 2 * first + parity - before, count: last - first + 1, before: length - 1 - first, after: last - coarse + 1 };
}

/** To one channel: the four phases become four channels of one 3x3 convolution, which are then laid out as 2x2 pixels. */
function lastStage(context: BlockedContext, layer: ConvolutionLayer, input: string): Decoded {
  const { graph, block, weight } = context;
  const [tall, wide] = layer.output;
  const kernel = phaseKernel(context, layer);
  const bias = graph.node('Gather', [weight(`${layer.name}/bias`), graph.ints(new Array<number>(block).fill(0))], { axis: 0 });
  const phases = graph.node(`${blockedDomain}::Conv`, [input, kernel, bias], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] });
  const four = graph.node(`${blockedDomain}::ReorderOutput`, [phases], { channels: 4 });
  const pixels = graph.node('DepthToSpace', [four], { blocksize: 2 });
  const isWhole = tall === 2 * layer.input[0];
  const logits = isWhole ? pixels : graph.node('Slice', [pixels, graph.ints([0, 0]), graph.ints([tall, wide]), graph.ints([2, 3])]);
  const [height, width] = layer.input;
  return {
    output: graph.node('Sigmoid', [logits]),
    logits,
    backward(gradient, gradients) {
      gradients[`${layer.name}/bias`] = graph.node('Reshape', [graph.node('ReduceSum', [gradient], { keepdims: 0 }), graph.ints([1])]);
      const whole = { value: input, top: 0, left: 0, height, width, step: 1 };
      gradients[`${layer.name}/kernel`] = singleChannelGradient(context, layer, gradient, [whole]);
      return stridedConvolution(context, layer, gradient);
    },
  };
}

/** From the stored [c/b, taps, b] to [1, c/b, 3, 3, b of c, b of phases]: at offset d, phase e reads tap e + before - 2d, if there is one. */
function phaseKernel({ graph, block: b, weight }: BlockedContext, layer: ConvolutionLayer): string {
  const channels = layer.input[2];
  const { kernel: k } = layer;
  const { before } = padsOf(layer);
  const flat = graph.node('Reshape', [weight(`${layer.name}/kernel`), graph.ints([channels * k * k])]);
  const source = graph.node('Concat', [flat, graph.constant(new Float32Array(1), [1])], { axis: 0 });
  const index: number[] = [];
  const tapAt = (phase: number, offset: number) => phase + before - 2 * offset;
  const exists = (tap: number) => tap >= 0 && tap < k;
  for (let c = 0; c < channels / b; c++)
    for (const dy of [-1, 0, 1])
      for (const dx of [-1, 0, 1])
        for (let inner = 0; inner < b; inner++)
          for (let phase = 0; phase < b; phase++) {
            const [ty, tx] = [tapAt(phase >> 1, dy), tapAt(phase & 1, dx)];
            const isThere = phase < 4 && exists(ty) && exists(tx);
            index.push(isThere ? (c * k * k + ty * k + tx) * b + inner : channels * k * k);
          }
  return graph.node('Reshape', [graph.node('Gather', [source, graph.ints(index)], { axis: 0 }), graph.ints([b, channels, 3, 3])]);
}
