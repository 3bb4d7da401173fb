/** The network of the description in TensorFlow operations; their gradients come from TensorFlow itself. */
import type * as tfCore from '@tensorflow/tfjs';
import { inputShape, type ConvolutionLayer, type DenseLayer, type Layer, type NetworkDescription } from '../../core/network/description';
import type { TensorFlow } from './load-tensorflow';

export type Parameters = Readonly<Record<string, tfCore.Tensor>>;
/** n x units of 0 or 1 / (1 - rate) by layer name; empty in evaluation. */
export type Masks = Readonly<Record<string, tfCore.Tensor>>;

export interface NetworkOutputs {
  readonly mapping: tfCore.Tensor2D;
  readonly bottleneck: tfCore.Tensor2D;
  readonly logits: tfCore.Tensor2D | null;
  /** Before the sigmoid, n x S x S x 1. */
  readonly pixels: tfCore.Tensor4D | null;
}

/** The dimensions of an input besides that of the images: S x S x 1 pixels, or activations in a row. */
export function inputDimensions(network: NetworkDescription): number[] {
  const [height, width, channels] = inputShape(network);
  return network.spec.afterConvolutions === undefined ? [height, width, channels] : [channels];
}

/** `images` are n x S x S x 1, or n x activations behind the convolutions. */
export function runNetwork(
  tf: TensorFlow,
  network: NetworkDescription,
  parameters: Parameters,
  masks: Masks,
  images: tfCore.Tensor,
  decode: boolean,
): NetworkOutputs {
  const run = (layers: readonly Layer[], input: tfCore.Tensor) =>
    layers.reduce((value, layer) => runLayer(tf, layer, parameters, masks, value), input);
  const code = run(network.encoder, images) as tfCore.Tensor2D;
  const mapping = run([network.mapping], code) as tfCore.Tensor2D;
  const other = network.other && (run([network.other], code) as tfCore.Tensor2D);
  const bottleneck = other === null ? mapping : tf.concat2d([mapping, other], 1);
  const logits = network.classifier && (run([network.classifier], bottleneck) as tfCore.Tensor2D);
  const withoutSigmoid = network.decoder.map((layer) => ('activation' in layer && layer.activation === 'sigmoid' ? linear(layer) : layer));
  const pixels = decode && network.decoder.length > 0 ? (run(withoutSigmoid, bottleneck) as tfCore.Tensor4D) : null;
  return { mapping, bottleneck, logits, pixels };
}

const linear = <T extends ConvolutionLayer | DenseLayer>(layer: T): T => ({ ...layer, activation: 'linear' });

function runLayer(tf: TensorFlow, layer: Layer, parameters: Parameters, masks: Masks, input: tfCore.Tensor): tfCore.Tensor {
  const parameter = (kind: 'kernel' | 'bias') => {
    const found = parameters[`${layer.name}/${kind}`];
    if (found === undefined) throw new Error(`the network has no ${kind} for ${layer.name}`);
    return found;
  };
  switch (layer.kind) {
    case 'convolution': {
      const sum = tf.conv2d(input as tfCore.Tensor4D, parameter('kernel') as tfCore.Tensor4D, layer.stride, layer.padding);
      return activate(tf, layer, tf.add(sum, parameter('bias')));
    }
    case 'transposed-convolution': {
      const shape: [number, number, number, number] = [input.shape[0] ?? 0, ...layer.output];
      const kernel = parameter('kernel') as tfCore.Tensor4D;
      const sum = tf.conv2dTranspose(input as tfCore.Tensor4D, kernel, shape, layer.stride, layer.padding);
      return activate(tf, layer, tf.add(sum, parameter('bias')));
    }
    case 'dense':
      return activate(tf, layer, tf.add(tf.matMul(input, parameter('kernel')), parameter('bias')));
    case 'max-pool':
      return tf.maxPool(input as tfCore.Tensor4D, layer.size, layer.stride, layer.padding);
    case 'dropout': {
      const mask = masks[layer.name];
      return mask === undefined ? input : tf.mul(input, mask);
    }
    case 'reshape': {
      // Rows are channel-major, grids have channels last.
      const [height, width, channels] = layer.output;
      const n = input.shape[0] ?? 0;
      if (height * width === 1) return tf.reshape(tf.transpose(input, [0, 3, 1, 2]), [n, channels]);
      return tf.transpose(tf.reshape(input, [n, channels, height, width]), [0, 2, 3, 1]);
    }
    default:
      return layer satisfies never;
  }
}

function activate(tf: TensorFlow, layer: ConvolutionLayer | DenseLayer, value: tfCore.Tensor): tfCore.Tensor {
  if (layer.activation === 'relu') return tf.relu(value);
  return layer.activation === 'sigmoid' ? tf.sigmoid(value) : value;
}
