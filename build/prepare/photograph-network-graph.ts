/** Translates the convolutional part of a Keras network, layer by layer, into an ONNX graph with the same layer names. */
import { createGraph, encodeModel, type Attributes, type Graph } from '../../src-main/engines/onnx/graph/graph-builder';
import { dequantise, type QuantisedWeight, type SourceLayer, type SourceNetwork } from './photograph-network-source';

export interface ConvertedNetwork {
  readonly model: Uint8Array;
  readonly inputSize: number;
  readonly inputChannels: number;
}

/**
 * Input 'image' [n, channels, size, size]; one output, the layer called `last`, channels first. Batch normalisation is folded
 * into the convolution before it. Kernels stay in 8 bits with a scale per channel, which is exactly what the source holds.
 * `inputSize` replaces the size the network was trained at. Throws on a layer it has no translation for.
 */
export function convertNetwork(source: SourceNetwork, last: string, inputSize?: number): ConvertedNetwork {
  const graph = createGraph('photograph-network');
  const byName = new Map(source.layers.map((layer) => [layer.name, layer]));
  const shape = source.layers.find((layer) => layer.class_name === 'InputLayer')?.config.batch_input_shape;
  const size = inputSize ?? shape?.[1];
  const channels = shape?.[3];
  if (typeof size !== 'number' || typeof channels !== 'number') throw new Error('the network does not say what images it reads');

  const values = new Map<string, Value>();
  const valueOf = (name: string): Value => {
    const layer = byName.get(name);
    if (layer === undefined) throw new Error(`the network has no layer ${name}`);
    const known = values.get(name);
    if (known !== undefined) return known;
    const inputs = (layer.inbound_nodes[0] ?? []).map(([input]) => input);
    let value: Value;
    if (layer.class_name === 'InputLayer') value = { tensor: graph.input('image', 'float', ['n', channels, size, size]), channels };
    else if (layer.class_name === 'BatchNormalization') value = convolve(graph, source, byName.get(inputs[0]!)!, layer, valueOf);
    else value = translate(graph, layer, inputs.map(valueOf));
    // Names of values, for whoever picks a layer; the last one becomes the output instead.
    if (layer.class_name !== 'InputLayer' && name !== last) graph.name(value.tensor, name);
    values.set(name, value);
    return value;
  };
  const result = valueOf(last);
  graph.output(last, result.tensor, 'float', ['n', result.channels, 'height', 'width']);
  return { model: encodeModel(graph), inputSize: size, inputChannels: channels };
}

interface Value {
  readonly tensor: string;
  readonly channels: number;
}

function translate(graph: Graph, { class_name: kind, name, config }: SourceLayer, inputs: readonly Value[]): Value {
  const first = inputs[0]!;
  switch (kind) {
    case 'Activation':
      if (config.activation !== 'relu') throw new Error(`layer ${name} has the activation ${config.activation}, not relu`);
      return { tensor: graph.node('Relu', [first.tensor]), channels: first.channels };
    case 'Concatenate':
      if (config.axis !== 3 && config.axis !== -1) throw new Error(`layer ${name} joins along axis ${config.axis}, not along channels`);
      return {
        tensor: graph.node(
          'Concat',
          inputs.map(({ tensor }) => tensor),
          { axis: 1 },
        ),
        channels: inputs.reduce((sum, { channels }) => sum + channels, 0),
      };
    case 'MaxPooling2D':
      return { tensor: graph.node('MaxPool', [first.tensor], poolAttributes(config)), channels: first.channels };
    case 'AveragePooling2D':
      // TensorFlow divides by the pixels that are there, not by those of the padding.
      return {
        tensor: graph.node('AveragePool', [first.tensor], { ...poolAttributes(config), count_include_pad: 0 }),
        channels: first.channels,
      };
    default:
      throw new Error(`layer ${name} is a ${kind}, which is not translated`);
  }
}

/** w' = w g and b' = beta - mean g, with g = gamma / sqrt(variance + epsilon) (Ioffe & Szegedy 2015, section 3.1). */
function convolve(
  graph: Graph,
  source: SourceNetwork,
  convolution: SourceLayer,
  normalisation: SourceLayer,
  valueOf: (name: string) => Value,
): Value {
  const { config } = convolution;
  if (convolution.class_name !== 'Conv2D' || config.use_bias !== false || config.activation !== 'linear')
    throw new Error(`layer ${convolution.name} is not a bare convolution, as batch normalisation needs before it`);
  const weight = (name: string): QuantisedWeight => {
    const found = source.weights.get(name);
    if (found === undefined) throw new Error(`the network has no weights ${name}`);
    return found;
  };
  const kernel = weight(`${convolution.name}/kernel`);
  const of = (what: string): Float32Array => dequantise(weight(`${normalisation.name}/${what}`));
  const [beta, mean, variance] = [of('beta'), of('moving_mean'), of('moving_variance')];
  const gamma = source.weights.has(`${normalisation.name}/gamma`) ? of('gamma') : null;
  const gain = Float64Array.from(variance, (value, i) => (gamma?.[i] ?? 1) / Math.sqrt(value + (normalisation.config.epsilon ?? 1e-3)));
  const bias = Float32Array.from(beta, (value, i) => value - mean[i]! * gain[i]!);

  const [height, width, inputs, outputs] = kernel.shape as [number, number, number, number];
  const input = valueOf(convolution.inbound_nodes[0]![0]![0]);
  const weights = scaledKernel(graph, convolution.name, kernel, gain);
  const tensor = graph.node('Conv', [input.tensor, weights, graph.constant(bias, [outputs], `${convolution.name}/bias`)], {
    kernel_shape: [height, width],
    strides: config.strides ?? [1, 1],
    dilations: config.dilation_rate ?? [1, 1],
    auto_pad: autoPad(config.padding),
  });
  if (inputs !== input.channels) throw new Error(`layer ${convolution.name} reads ${inputs} channels but is given ${input.channels}`);
  return { tensor, channels: outputs };
}

/** A kernel [height, width, in, out] in bytes becomes [out, in, height, width] in bytes, made real by a scale per output. */
function scaledKernel(graph: Graph, name: string, { shape, bytes, scale, minimum }: QuantisedWeight, gain: Float64Array): string {
  const [height, width, inputs, outputs] = shape as [number, number, number, number];
  const zero = Math.round(-minimum / scale);
  if (zero < 0 || zero > 255 || Math.abs(zero * scale + minimum) > 1e-3 * scale)
    throw new Error(`the weights of ${name} are not stored around a zero, so bytes with a scale cannot hold them`);
  const turned = new Uint8Array(bytes.length);
  let at = 0;
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++)
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned[at++] = bytes[((y * width + x) * inputs + i) * outputs + o]!;
  const scales = Float32Array.from(gain, (value) => scale * value);
  return graph.node(
    'DequantizeLinear',
    [
      graph.constant(turned, [outputs, inputs, height, width], `${name}/kernel`),
      graph.constant(scales, [outputs], `${name}/scale`),
      graph.constant(new Uint8Array(outputs).fill(zero), [outputs], `${name}/zero`),
    ],
    { axis: 0 },
  );
}

function poolAttributes(config: SourceLayer['config']): Attributes {
  const size = config.pool_size ?? [2, 2];
  return { kernel_shape: size, strides: config.strides ?? size, auto_pad: autoPad(config.padding) };
}

/** TensorFlow puts the odd pixel of padding at the end. */
function autoPad(padding: 'valid' | 'same' | undefined): string {
  return padding === 'same' ? 'SAME_UPPER' : 'VALID';
}
