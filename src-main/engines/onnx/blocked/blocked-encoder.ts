/** The encoder on NCHWc tensors, forward and backward: everything from the first convolution to the flattening stays in blocks. */
import type { ConvolutionLayer, Layer, PoolLayer } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import { runLayers, wherePositive } from '../graph/layers';
import type { Forward, Gradients } from '../graph/graph-context';
import { interleave, joinPhases, routePooled, type Grid } from './blocked-pool';
import { blockedDomain } from './block-size';
import { kernelGradient, piecesOf, singleChannelGradient, turnedKernel } from './kernel-gradient';
import { suitsWinograd, winogradConvolution } from './winograd';
import { winogradKernelGradient } from './winograd-gradient';
import type { BlockedContext } from './blocked-context';

/** `image` is n x 1 x S x S, already trimmed; the output is a row per image. */
export function runBlockedEncoder(context: BlockedContext, layers: readonly Layer[], image: string): Forward {
  const { graph, rows } = context;
  const stages: Forward[] = [];
  let value = image;
  let i = 0;
  for (; layers[i]?.kind === 'convolution'; i++) {
    const layer = layers[i] as ConvolutionLayer;
    const next = layers[i + 1];
    const stage = next?.kind === 'max-pool' ? pooledInPieces(context, layer, next, value) : plainStage(context, layer, value);
    if (next?.kind === 'max-pool') i++;
    stages.push(stage);
    value = stage.output;
  }
  const flat = layers[i];
  if (flat?.kind !== 'reshape') throw new Error('the blocked encoder expects convolutions, then a flattening');
  const [height, width, channels] = flat.input;
  const rest = runLayers(context, layers.slice(i + 1), graph.node('Reshape', [value, graph.ints([rows, channels * height * width])]));
  return {
    output: rest.output,
    backward(gradient, gradients) {
      const row = rest.backward(gradient, gradients, true) as string;
      let current: string | null = graph.node('Reshape', [row, graph.ints([rows, channels, height, width])]);
      for (const [index, stage] of [...stages.entries()].reverse()) {
        if (current !== null) current = stage.backward(current, gradients, index > 0);
      }
      return null;
    },
  };
}

/**
 * In training every pixel is summed in the same order: tiles would give equal surroundings slightly different values, so that a ReLU or
 * the first of equal values in a pooling would decide otherwise than elsewhere, and Adam's first steps make much of that. The gradients
 * of the inputs, and evaluations, are free to go through tiles.
 */
function convolve(context: BlockedContext, layer: ConvolutionLayer, input: string): string {
  const { graph, rows } = context;
  const [kernel, bias] = [context.weight(`${layer.name}/kernel`), context.weight(`${layer.name}/bias`)];
  const { before, after } = padsOf(layer);
  if (rows < 0 && suitsWinograd(layer)) {
    const { kernel: taps, input: from, output } = layer;
    const shape = { input: from, output, taps, rowsAbove: before, columnPads: [before, after] } as const;
    return winogradConvolution(context, { ...shape, kernel, bias }, input);
  }
  const attributes = {
    kernel_shape: [layer.kernel, layer.kernel],
    strides: [layer.stride, layer.stride],
    pads: [before, before, after, after],
    activation: 'Relu',
  };
  return graph.node(`${blockedDomain}::Conv`, [input, kernel, bias], attributes);
}

function kernelGradientOf(context: BlockedContext, layer: ConvolutionLayer, input: string, gradient: string): string {
  return (suitsWinograd(layer) ? winogradKernelGradient : kernelGradient)(context, layer, input, gradient);
}

function plainStage(context: BlockedContext, layer: ConvolutionLayer, input: string): Forward {
  const { graph } = context;
  const output = convolve(context, layer, input);
  const grid = gridOf(context, layer.output);
  return {
    output,
    backward(gradient, gradients, wantsInput) {
      const passed = wherePositive(graph, output, gradient);
      gradients[`${layer.name}/bias`] = biasGradient(context, grid, passed);
      gradients[`${layer.name}/kernel`] = kernelGradientOf(context, layer, input, passed);
      return wantsInput ? inputGradient(context, layer, passed, 0) : null;
    },
  };
}

/** See layers.ts: the ReLU's gradient and the bias gradient are taken at the pooled grid. */
function pooledStage(context: BlockedContext, layer: ConvolutionLayer, pool: PoolLayer, input: string): Forward {
  const { graph } = context;
  const output = convolve(context, layer, input);
  const { before, after } = padsOf(pool);
  const along = (window: readonly [number, number], strides: readonly [number, number], pads: readonly number[], value: string) =>
    graph.node(`${blockedDomain}::MaxPool`, [value], { kernel_shape: window, strides, pads });
  const rowMaxima = along([1, pool.size], [1, pool.stride], [0, before, 0, after], output);
  const maxima = along([pool.size, 1], [pool.stride, 1], [before, 0, after, 0], rowMaxima);
  const grid = gridOf(context, layer.output);
  return {
    output: maxima,
    backward(gradient, gradients, wantsInput) {
      const passed = wherePositive(graph, maxima, gradient);
      gradients[`${layer.name}/bias`] = biasGradient(context, gridOf(context, pool.output), passed);
      const phases = routePooled(graph, grid, pool, { values: output, rowMaxima, maxima, gradient: passed });
      if (layer.input[2] === 1) {
        const parts = phases.map((phase) => ({ ...phase, step: 2 }));
        gradients[`${layer.name}/kernel`] = singleChannelGradient(context, layer, input, parts);
        return null; // the layer is the first
      }
      const joined = joinPhases(graph, grid, phases);
      gradients[`${layer.name}/kernel`] = kernelGradientOf(context, layer, input, interleave(graph, grid, joined, 0));
      if (!wantsInput) return null;
      // The convolution kernels are slow at the left and right border, so wide borders of zeros are put there in passing.
      const border = layer.kernel - 1 - padsOf(layer).before;
      return inputGradient(context, layer, interleave(graph, grid, joined, border), border);
    },
  };
}

/** A grid of more than `most` bytes takes several times its size on the way back, so it goes through the stage some images at a time. */
export function pooledInPieces(context: BlockedContext, layer: ConvolutionLayer, pool: PoolLayer, input: string, most = 2 ** 26): Forward {
  const { graph, rows, block } = context;
  const [height, width, channels] = layer.output;
  const pieces = piecesOf(rows / block, 4 * rows * height * width * channels, most);
  if (pieces === 1) return pooledStage(context, layer, pool, input);
  const cut = (value: string) => graph.nodes('Split', [value], pieces, { axis: 0 });
  const stages = cut(input).map((part) => pooledStage({ ...context, rows: rows / pieces }, layer, pool, part));
  return {
    output: graph.node(
      'Concat',
      stages.map(({ output }) => output),
      { axis: 0 },
    ),
    backward(gradient, gradients, wantsInput) {
      const parts = cut(gradient).map((part, index) => {
        const own: Gradients = {};
        return { own, input: stages[index]?.backward(part, own, wantsInput) ?? null };
      });
      for (const name of [`${layer.name}/kernel`, `${layer.name}/bias`])
        gradients[name] = parts.map(({ own }) => own[name] as string).reduce((sum, value) => graph.node('Add', [sum, value]));
      const back = parts.flatMap((part) => (part.input === null ? [] : [part.input]));
      return back.length === 0 ? null : graph.node('Concat', back, { axis: 0 });
    },
  };
}

export function gridOf({ rows, block }: BlockedContext, [height, width, channels]: Layer['output']): Grid {
  return { rows, height, width, channels, block };
}

/** Over the images, then over the pixels: both at once takes the runtime twice as long. */
export function biasGradient({ graph }: BlockedContext, { rows, height, width, channels, block }: Grid, gradient: string): string {
  const view = (value: string, shape: readonly number[]) => graph.node('Reshape', [value, graph.ints(shape)]);
  const sum = (value: string, axis: number) => graph.node('ReduceSum', [value, graph.ints([axis])], { keepdims: 0 });
  const image = sum(view(gradient, [rows, channels * height * width]), 0);
  return view(sum(view(image, [channels / block, height * width, block]), 1), [channels]);
}

/** `border` columns of zeros are already there on both sides. */
function inputGradient(context: BlockedContext, layer: ConvolutionLayer, gradient: string, border: number): string {
  const { before, after } = padsOf(layer);
  const [top, bottom] = [layer.kernel - 1 - before, layer.kernel - 1 - after];
  const attributes = { kernel_shape: [layer.kernel, layer.kernel], pads: [top, top - border, bottom, bottom - border] };
  const { graph } = context;
  const [inputs, outputs, total] = [layer.input[2], layer.output[2], layer.kernel ** 2];
  const taps = Array.from({ length: total }, (_, tap) => total - 1 - tap);
  const turned = turnedKernel(context, `${layer.name}/kernel`, { outer: outputs, inner: inputs, taps, total });
  const kernel = graph.node('Reshape', [turned, graph.ints([inputs, outputs, layer.kernel, layer.kernel])]);
  if (suitsWinograd(layer)) {
    const [height, width] = layer.output;
    const grids = { input: [height, width + 2 * border, outputs], output: layer.input } as const;
    const pads = { rowsAbove: top, columnPads: [top - border, bottom - border] } as const;
    return winogradConvolution(context, { ...grids, ...pads, taps: layer.kernel, kernel, bias: null }, gradient);
  }
  return graph.node(`${blockedDomain}::Conv`, [gradient, kernel], attributes);
}
