/** Writes out the study's network (Sketch-a-Net encoder, heads, decoder) as a list of layers for any image size and width. */
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type {
  Activation,
  ConvolutionLayer,
  DenseLayer,
  DropoutLayer,
  Layer,
  NetworkDescription,
  NetworkSpec,
  Padding,
  Parameter,
  PoolLayer,
  ReshapeLayer,
  Shape,
} from './description';

/** The smallest image that survives every valid convolution and pooling of the encoder. */
export const smallestImageSize = 57;

/**
 * Encoder: Sketch-a-Net (Yu et al. 2017) as the reference study uses it: convolutions of 64, 128, 256, 256 and 256 channels, three
 * poolings, a dense layer of 512. `widthMultiplier` scales these counts (rounded, at least 1), never the bottleneck or the classes.
 *
 * Decoder: dense 512, 4096 and g x g x 256, then five transposed 5x5 convolutions of stride 2 whose grids, counted from the image
 * S backwards, are S, ceil(S/2), ceil(S/4), ... g = ceil(S/32): each is exactly what a stride-2 `same` convolution would take apart,
 * so the last one ends at the image size whatever it is. At 224 this is 7, 14, 28, 56, 112, 224.
 *
 * The first round of the study (128 pixels) moved the first windows by 2 pixels instead of 3, and its decoder had half the units and
 * channels from the second dense layer on.
 */
export function describeNetwork(spec: NetworkSpec): NetworkDescription {
  checkSpec(spec);
  const wide = (count: number) => Math.max(1, Math.round(count * spec.widthMultiplier));
  const whole = describeEncoder(spec, wide);
  const encoder = spec.afterConvolutions === undefined ? whole : whole.slice(whole.findIndex(({ kind }) => kind === 'dense'));
  const code: Shape = [1, 1, wide(512)];
  const bottleneck: Shape = [1, 1, spec.bottleneck];
  const mapping = dense('mapping', code, spec.dims, 'linear');
  const other = spec.bottleneck > spec.dims ? dense('other', code, spec.bottleneck - spec.dims, 'linear') : null;
  const classifier = spec.classes > 0 ? dense('classifier', bottleneck, spec.classes, 'linear') : null;
  const decoder = spec.decoder ? describeDecoder(spec, wide) : [];
  const heads = [mapping, other, classifier].filter((layer) => layer !== null);
  const parameters = [
    ...[...encoder, ...heads].flatMap((layer) => parametersOf(layer, 'encoder')),
    ...decoder.flatMap((layer) => parametersOf(layer, 'decoder')),
  ];
  return { spec, encoder, mapping, other, classifier, decoder, parameters };
}

function checkSpec({ imageSize, widthMultiplier, bottleneck, dims }: NetworkSpec): void {
  if (!Number.isInteger(imageSize) || imageSize < smallestImageSize) {
    throw new AppError(
      'bad-input',
      say`An image size of ${imageSize} is too small for the network; use at least ${smallestImageSize} pixels.`,
    );
  }
  if (!(widthMultiplier > 0))
    throw new AppError('bad-input', say`A network width of ${widthMultiplier} is not possible; use a positive number.`);
  if (dims < 1 || bottleneck < dims) {
    const message = phrase`A bottleneck of ${bottleneck} units cannot hold ${dims} mapping units; make the bottleneck at least that large.`;
    throw new AppError('bad-input', message);
  }
}

function describeEncoder(spec: NetworkSpec, wide: (count: number) => number): Layer[] {
  const chain = startChain([spec.imageSize, spec.imageSize, 1]);
  chain.add((input) => convolution('conv1', input, wide(64), 15, spec.layout === 'first-study' ? 2 : 3, 'valid'));
  chain.add((input) => maxPool('pool1', input, 'valid'));
  chain.add((input) => convolution('conv2', input, wide(128), 5, 1, 'valid'));
  chain.add((input) => maxPool('pool2', input, 'valid'));
  chain.add((input) => convolution('conv3', input, wide(256), 3, 1, 'same'));
  chain.add((input) => convolution('conv4', input, wide(256), 3, 1, 'same'));
  chain.add((input) => convolution('conv5', input, wide(256), 3, 1, 'same'));
  chain.add((input) => maxPool('pool5', input, 'same'));
  chain.add((input) => reshape('flatten', input, [1, 1, sizeOf(input)]));
  chain.add((input) => dense('dense', input, wide(512), 'relu'));
  if (spec.encoderDropout > 0) chain.add((input) => dropout('dropout', input, spec.encoderDropout));
  return chain.layers;
}

function describeDecoder(spec: NetworkSpec, wide: (count: number) => number): Layer[] {
  const chain = startChain([1, 1, spec.bottleneck]);
  const grids = [1, 2, 4, 8, 16].map((factor) => Math.ceil(spec.imageSize / factor)).reverse();
  const start = Math.ceil(spec.imageSize / 32);
  const deep = (count: number) => wide(spec.layout === 'first-study' ? count / 2 : count);
  chain.add((input) => dense('decoder-dense1', input, wide(512), 'relu'));
  if (spec.decoderDropout > 0) chain.add((input) => dropout('decoder-dropout1', input, spec.decoderDropout));
  chain.add((input) => dense('decoder-dense2', input, deep(4096), 'linear'));
  if (spec.decoderDropout > 0) chain.add((input) => dropout('decoder-dropout2', input, spec.decoderDropout));
  chain.add((input) => dense('decoder-dense3', input, start * start * deep(256), 'linear'));
  chain.add((input) => reshape('decoder-reshape', input, [start, start, deep(256)]));
  const channels = [deep(256), deep(128), deep(64), deep(32), 1];
  for (const [index, grid] of grids.entries()) {
    const activation = index === grids.length - 1 ? 'sigmoid' : 'relu';
    chain.add((input) => transposedConvolution(`decoder-conv${index + 1}`, input, [grid, grid, channels[index] as number], activation));
  }
  return chain.layers;
}

function startChain(input: Shape): { layers: Layer[]; add(make: (input: Shape) => Layer): void } {
  const layers: Layer[] = [];
  return { layers, add: (make) => void layers.push(make(layers.at(-1)?.output ?? input)) };
}

const sizeOf = ([height, width, channels]: Shape) => height * width * channels;

/** Valid: only whole windows. Same: as many steps as it takes to start a window at every stride-th pixel. */
const steps = (size: number, window: number, stride: number, padding: Padding) =>
  padding === 'same' ? Math.ceil(size / stride) : Math.floor((size - window) / stride) + 1;

function convolution(name: string, input: Shape, channels: number, kernel: number, stride: number, padding: Padding): ConvolutionLayer {
  const output: Shape = [steps(input[0], kernel, stride, padding), steps(input[1], kernel, stride, padding), channels];
  return { kind: 'convolution', name, input, output, kernel, stride, padding, activation: 'relu' };
}

function transposedConvolution(name: string, input: Shape, output: Shape, activation: Activation): ConvolutionLayer {
  return { kind: 'transposed-convolution', name, input, output, kernel: 5, stride: 2, padding: 'same', activation };
}

function maxPool(name: string, input: Shape, padding: Padding): PoolLayer {
  const output: Shape = [steps(input[0], 3, 2, padding), steps(input[1], 3, 2, padding), input[2]];
  return { kind: 'max-pool', name, input, output, size: 3, stride: 2, padding };
}

function dense(name: string, input: Shape, units: number, activation: Activation): DenseLayer {
  return { kind: 'dense', name, input, output: [1, 1, units], activation };
}

function dropout(name: string, input: Shape, rate: number): DropoutLayer {
  return { kind: 'dropout', name, input, output: input, rate };
}

function reshape(name: string, input: Shape, output: Shape): ReshapeLayer {
  return { kind: 'reshape', name, input, output };
}

function parametersOf(layer: Layer, decay: 'encoder' | 'decoder'): Parameter[] {
  if (layer.kind === 'max-pool' || layer.kind === 'dropout' || layer.kind === 'reshape') return [];
  const [from, to] = [layer.input[2], layer.output[2]];
  const bias: Parameter = { name: `${layer.name}/bias`, shape: [to], decay: 'none', fanIn: 0, fanOut: 0 };
  const name = `${layer.name}/kernel`;
  if (layer.kind === 'dense') return [{ name, shape: [from, to], decay, fanIn: from, fanOut: to }, bias];
  const taps = layer.kernel ** 2;
  const channels = layer.kind === 'convolution' ? [to, from] : [from, to];
  return [{ name, shape: [...channels, layer.kernel, layer.kernel], decay, fanIn: from * taps, fanOut: to * taps }, bias];
}
