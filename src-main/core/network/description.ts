/** The network as data: a list of layers with their shapes. Engines carry it out; nothing else knows what a layer does. */

/** Height, width, channels. Dense layers use [1, 1, units]. */
export type Shape = readonly [height: number, width: number, channels: number];
export type Activation = 'linear' | 'relu' | 'sigmoid';
export type Padding = 'valid' | 'same';

interface LayerBase {
  readonly name: string;
  readonly input: Shape;
  readonly output: Shape;
}
export interface ConvolutionLayer extends LayerBase {
  readonly kind: 'convolution' | 'transposed-convolution';
  readonly kernel: number;
  readonly stride: number;
  readonly padding: Padding;
  readonly activation: Activation;
}
export interface PoolLayer extends LayerBase {
  readonly kind: 'max-pool';
  readonly size: number;
  readonly stride: number;
  readonly padding: Padding;
}
export interface DenseLayer extends LayerBase {
  readonly kind: 'dense';
  readonly activation: Activation;
}
export interface DropoutLayer extends LayerBase {
  readonly kind: 'dropout';
  readonly rate: number;
}
/** [h, w, c] to [1, 1, h*w*c] and back; channel-major order (c, h, w). */
export interface ReshapeLayer extends LayerBase {
  readonly kind: 'reshape';
}
export type Layer = ConvolutionLayer | PoolLayer | DenseLayer | DropoutLayer | ReshapeLayer;

/**
 * A trainable tensor. Layouts: convolution kernels [out, in, height, width], transposed ones [in, out, height, width],
 * dense kernels [in, out], biases [out]. Names are '<layer>/kernel' and '<layer>/bias'.
 */
export interface Parameter {
  readonly name: string;
  readonly shape: readonly number[];
  readonly decay: 'encoder' | 'decoder' | 'none';
  readonly fanIn: number;
  readonly fanOut: number;
}

/** `classes` 0 and `decoder` false leave that head out. `dims` of the `bottleneck` units are the mapping units, and come first. */
export interface NetworkSpec {
  readonly imageSize: number;
  readonly widthMultiplier: number;
  readonly bottleneck: number;
  readonly dims: number;
  readonly classes: number;
  readonly decoder: boolean;
  readonly encoderDropout: number;
  readonly decoderDropout: number;
  /** The layers of the study's first round; absent: those of the final one. */
  readonly layout?: 'first-study' | undefined;
  /** Only the layers behind the convolutions, whose activations (channel-major) are then what goes in. */
  readonly afterConvolutions?: true | undefined;
}

/** What goes into the network, for each image: its pixels, or the activations of its convolutions. */
export function inputShape({ encoder: [first] }: NetworkDescription): Shape {
  return first?.input ?? [0, 0, 0];
}

/** `encoder` ends with dense 512 (and dropout); the two bottleneck layers, and each head, start where the text in DESIGN says. */
export interface NetworkDescription {
  readonly spec: NetworkSpec;
  readonly encoder: readonly Layer[];
  readonly mapping: DenseLayer; // dense 512 -> dims, linear
  readonly other: DenseLayer | null; // dense 512 -> bottleneck - dims, linear; null when there is none
  readonly classifier: DenseLayer | null; // bottleneck -> classes, linear (logits)
  readonly decoder: readonly Layer[]; // [] without reconstruction
  readonly parameters: readonly Parameter[];
}
