/** What a training starts from and draws at every step: initial weights, zero moments, dropout masks. */
import type { Start } from '../../contract/running/configuration';
import type { RandomStream } from '../random/stream';
import type { DropoutLayer, NetworkDescription, Parameter } from './description';
import type { Tensor, TrainingState } from './training-state';

/**
 * Kernels are uniform in ±sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio 2010, equation 16), or in ±sqrt(6 / fanIn) for the other starts
 * (He et al. 2015, section 2.2), which differ in what they make of the first layer and of a batch; biases and Adam's moments are zero.
 * Kernels draw from the stream one after the other, in the order of the description.
 */
export function initialState(network: NetworkDescription, stream: RandomStream, start?: Start): TrainingState {
  const weights = tensorsOf(network, ({ shape, fanIn, fanOut }) => {
    const data = new Float32Array(sizeOf(shape));
    if (fanIn + fanOut === 0) return data;
    const limit = Math.sqrt(6 / (start === undefined ? fanIn + fanOut : fanIn));
    for (let i = 0; i < data.length; i++) data[i] = limit * (2 * stream.uniform() - 1);
    return data;
  });
  const first = network.encoder.find((layer) => layer.kind === 'convolution');
  if (start === 'he' && first !== undefined) blindToPaper(weights[`${first.name}/kernel`]!);
  return freshState(weights);
}

/** Adam begins. */
export function freshState(weights: TrainingState['weights']): TrainingState {
  const zeros = () => mapTensors(weights, ({ data }) => new Float32Array(data.length));
  return { step: 0, weights, firstMoments: zeros(), secondMoments: zeros() };
}

/** Kernels [out, in, height, width] that sum to 0 answer any even ground, white paper above all, with 0. */
function blindToPaper({ shape, data }: Tensor): void {
  const size = data.length / shape[0]!;
  for (let start = 0; start < data.length; start += size) {
    const kernel = data.subarray(start, start + size);
    const mean = kernel.reduce((sum, value) => sum + value, 0) / size;
    kernel.forEach((value, i) => (kernel[i] = value - mean));
  }
}

export function countParameters(network: NetworkDescription): number {
  return network.parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

/**
 * One mask per dropout layer, n x units, of 0 (with the layer's rate as probability) and 1 / (1 - rate), so that the expected
 * activation stays what it is without dropout (Srivastava et al. 2014, section 10, "inverted" dropout).
 */
export function dropoutMasks(network: NetworkDescription, n: number, stream: RandomStream): Record<string, Float32Array> {
  const masks: Record<string, Float32Array> = {};
  for (const { name, rate, output } of dropoutLayers(network)) {
    const mask = new Float32Array(n * output[2]);
    const kept = 1 / (1 - rate);
    for (let i = 0; i < mask.length; i++) mask[i] = stream.uniform() < rate ? 0 : kept;
    masks[name] = mask;
  }
  return masks;
}

export function dropoutLayers(network: NetworkDescription): DropoutLayer[] {
  return [...network.encoder, ...network.decoder].filter((layer) => layer.kind === 'dropout');
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);

function mapTensors(tensors: TrainingState['weights'], fill: (tensor: Tensor) => Float32Array): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, { shape: tensor.shape, data: fill(tensor) }]));
}

function tensorsOf(network: NetworkDescription, fill: (parameter: Parameter) => Float32Array): Record<string, Tensor> {
  return Object.fromEntries(network.parameters.map((parameter) => [parameter.name, { shape: parameter.shape, data: fill(parameter) }]));
}
