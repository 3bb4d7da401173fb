/** How far a window reaches over the edge: the one place that knows TensorFlow's asymmetric `same` padding. */
import type { ConvolutionLayer, PoolLayer } from './description';

export interface Pads {
  readonly before: number;
  readonly after: number;
}

/**
 * Zero rows (columns) before and after the finer grid so that windows of `size` every `stride` cover it. `same` puts the odd one after
 * (TensorFlow, tf.nn "Notes on padding"). For a transposed convolution the finer grid is the output, as it is the gradient of a
 * convolution from output to input.
 */
export function padsOf(layer: ConvolutionLayer | PoolLayer): Pads {
  if (layer.padding === 'valid') return { before: 0, after: 0 };
  const [fine, coarse] = layer.kind === 'transposed-convolution' ? [layer.output[0], layer.input[0]] : [layer.input[0], layer.output[0]];
  const window = layer.kind === 'max-pool' ? layer.size : layer.kernel;
  const total = Math.max((coarse - 1) * layer.stride + window - fine, 0);
  const before = Math.floor(total / 2);
  return { before, after: total - before };
}
