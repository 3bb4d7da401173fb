/** Every kind of layer as ONNX nodes, forward and backward, in plain NCHW operators that run on any device. */
import type { ConvolutionLayer, DenseLayer, Layer, PoolLayer, Shape } from '../../../core/network/description';
import { padsOf } from '../../../core/network/padding';
import type { Graph } from './graph-builder';
import { maxPool } from './max-pool';
import type { GraphContext, Gradients, Forward } from './graph-context';

export const float = 1; // element type code of ONNX, for Cast

/** Carries out layers one after the other. The gradient starts from the last layer's output, or from its logits if that is a sigmoid. */
export function runLayers(context: GraphContext, layers: readonly Layer[], input: string): Forward & { readonly logits: string } {
  const stages: Forward[] = [];
  let value = input;
  let logits = input;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i] as Layer;
    const next = layers[i + 1];
    const stage =
      layer.kind === 'convolution' && next?.kind === 'max-pool' ? pooled(context, layer, next, value) : run(context, layer, value);
    if (layer.kind === 'convolution' && next?.kind === 'max-pool') i++;
    stages.push(stage);
    value = stage.output;
    logits = 'logits' in stage ? (stage.logits as string) : value;
  }
  return {
    output: value,
    logits,
    backward(gradient, gradients, wantsInput) {
      let current: string | null = gradient;
      for (const [index, stage] of [...stages.entries()].reverse()) {
        if (current !== null) current = stage.backward(current, gradients, wantsInput || index > 0);
      }
      return current;
    },
  };
}

function run(context: GraphContext, layer: Layer, input: string): Forward {
  switch (layer.kind) {
    case 'convolution':
    case 'transposed-convolution':
      return activated(context, layer, convolution(context, layer, input));
    case 'dense':
      return activated(context, layer, dense(context, layer, input));
    case 'max-pool':
      return maxPool(context, layer, input);
    case 'dropout':
      return dropout(context, context.mask(layer.name), input);
    case 'reshape':
      return reshape(context, [layer.input, layer.output], input);
    default:
      return layer satisfies never;
  }
}

/** A layer before its activation. Its bias gradient may be summed from another value with the same sum. */
interface Linear {
  readonly output: string;
  backward(gradient: string, gradients: Gradients, wantsInput: boolean, biasGradient?: string): string | null;
}

function activated({ graph }: GraphContext, layer: ConvolutionLayer | DenseLayer, linear: Linear): Forward & { logits: string } {
  const operators = { linear: null, relu: 'Relu', sigmoid: 'Sigmoid' } as const;
  const operator = operators[layer.activation];
  const output = operator === null ? linear.output : graph.node(operator, [linear.output]);
  return {
    output,
    logits: linear.output,
    backward(gradient, gradients, wantsInput) {
      const inner = layer.activation === 'relu' ? wherePositive(graph, output, gradient) : gradient;
      return linear.backward(inner, gradients, wantsInput);
    },
  };
}

/**
 * Convolution, ReLU and pooling in one: where the largest value of a window is 0 the ReLU lets nothing through, elsewhere the winner is
 * positive, so the ReLU's gradient is taken at the pooled grid; the bias gradient, a sum over all pixels, too.
 */
function pooled(context: GraphContext, layer: ConvolutionLayer, poolLayer: PoolLayer, input: string): Forward {
  const linear = convolution(context, layer, input);
  const pool = maxPool(context, poolLayer, context.graph.node('Relu', [linear.output]));
  return {
    output: pool.output,
    backward(gradient, gradients, wantsInput) {
      const passed = wherePositive(context.graph, pool.output, gradient);
      const routed = pool.backward(passed, gradients, true) as string;
      return linear.backward(routed, gradients, wantsInput, passed);
    },
  };
}

export function wherePositive(graph: Graph, value: string, gradient: string): string {
  return graph.node('Mul', [gradient, graph.node('Cast', [graph.node('Greater', [value, graph.scalar(0)])], { to: float })]);
}

/**
 * y = sum over taps of w[tap] x[s y - before + tap]. Its gradient for x is a transposed convolution with the same kernel, and the other
 * way round; the gradient for w is in both cases a convolution of the finer grid by the coarser one.
 */
function convolution(context: GraphContext, layer: ConvolutionLayer, input: string): Linear {
  const { graph } = context;
  const transposed = layer.kind === 'transposed-convolution';
  const kernel = context.weight(`${layer.name}/kernel`);
  const { before, after } = padsOf(layer);
  const pads = [before, before, after, after];
  const strides = [layer.stride, layer.stride];
  const shape = { kernel_shape: [layer.kernel, layer.kernel], strides, pads };
  const operator = transposed ? 'ConvTranspose' : 'Conv';
  return {
    output: graph.node(operator, [input, kernel, context.weight(`${layer.name}/bias`)], shape),
    backward(gradient, gradients, wantsInput, biasGradient = gradient) {
      const [fine, coarse] = transposed ? [gradient, input] : [input, gradient];
      gradients[`${layer.name}/kernel`] = kernelGradient(context, layer, fine, coarse);
      gradients[`${layer.name}/bias`] = graph.node('ReduceSum', [biasGradient, graph.ints([0, 2, 3])], { keepdims: 0 });
      if (!wantsInput) return null;
      if (transposed) return graph.node('Conv', [gradient, kernel], shape);
      const unread = layer.input[0] + before + after - (layer.output[0] - 1) * layer.stride - layer.kernel;
      return graph.node('ConvTranspose', [gradient, kernel], { ...shape, output_padding: [unread, unread] });
    },
  };
}

/** dw[c, f, tap] = sum over n, y of coarse[n, c, y] fine[n, f, s y - before + tap]: a convolution that sums over the batch as its channels. */
function kernelGradient({ graph }: GraphContext, layer: ConvolutionLayer, fine: string, coarse: string): string {
  const perm = [1, 0, 2, 3];
  const [fineSize, coarseSize] = layer.kind === 'convolution' ? [layer.input[0], layer.output[0]] : [layer.output[0], layer.input[0]];
  const { before } = padsOf(layer);
  const after = (coarseSize - 1) * layer.stride + layer.kernel - fineSize - before; // negative where the last pixels are not read
  const end = Math.max(0, after);
  const image = graph.node('Transpose', [fine], { perm });
  const filter = graph.node('Transpose', [coarse], { perm });
  const pads = [before, before, end, end];
  const product = graph.node('Conv', [image, filter], { dilations: [layer.stride, layer.stride], pads });
  const kernel = graph.node('Transpose', [product], { perm });
  if (after >= 0) return kernel;
  return graph.node('Slice', [kernel, graph.ints([0, 0]), graph.ints([layer.kernel, layer.kernel]), graph.ints([2, 3])]);
}

function dense(context: GraphContext, layer: DenseLayer, input: string): Linear {
  const { graph } = context;
  const kernel = context.weight(`${layer.name}/kernel`);
  return {
    output: graph.node('Gemm', [input, kernel, context.weight(`${layer.name}/bias`)]),
    backward(gradient, gradients, wantsInput) {
      gradients[`${layer.name}/kernel`] = { input, output: gradient, samples: context.rows ?? 0 };
      gradients[`${layer.name}/bias`] = graph.node('ReduceSum', [gradient, graph.ints([0])], { keepdims: 0 });
      return wantsInput ? graph.node('Gemm', [gradient, kernel], { transB: 1 }) : null;
    },
  };
}

function dropout({ graph }: GraphContext, mask: string | null, input: string): Forward {
  if (mask === null) return { output: input, backward: (gradient) => gradient };
  return { output: graph.node('Mul', [input, mask]), backward: (gradient) => graph.node('Mul', [gradient, mask]) };
}

/** Between a grid [n, c, h, w] and a row [n, c h w], channel-major, as ONNX tensors lie anyway. A layer that ends in 1 x 1 makes rows. */
function reshape({ graph }: GraphContext, [from, to]: readonly [Shape, Shape], input: string): Forward {
  const flattens = to[0] * to[1] === 1;
  const sizes = ([height, width, channels]: Shape, isRow: boolean) => graph.ints(isRow ? [0, channels] : [0, channels, height, width]);
  return {
    output: graph.node('Reshape', [input, sizes(to, flattens)]),
    backward: (gradient) => graph.node('Reshape', [gradient, sizes(from, !flattens)]),
  };
}
