/** Fits a start to data: every unit answers one batch with mean 0 and variance 1 before its activation. */
import type { ConvolutionLayer, DenseLayer, Layer, NetworkDescription } from './description';
import { maxPool, weigh } from './forward';
import type { Tensor, TrainingState } from './training-state';

/**
 * Layer by layer, scale and bias of each unit (channel) follow from what the layers before it make of the batch (Krähenbühl et al. 2016,
 * algorithm 1 without its second part; Mishkin and Matas 2016). The pixels of a decoder keep their scale: a sigmoid follows them.
 * `images`: n x S x S, as the first step will see them.
 */
export function fitStart(network: NetworkDescription, { weights, ...state }: TrainingState, images: Float32Array): TrainingState {
  const n = images.length / network.spec.imageSize ** 2;
  const fitted: Record<string, Tensor> = { ...weights };
  const run = (layers: readonly Layer[], input: Float32Array): Float32Array =>
    layers.reduce((value, layer) => {
      if (layer.kind === 'max-pool') return maxPool(layer, value, n);
      if (layer.kind === 'reshape' || layer.kind === 'dropout') return value;
      return fitLayer(layer, fitted, value, n);
    }, input);
  const code = run(network.encoder, images);
  const mapping = run([network.mapping], code);
  const bottleneck = network.other === null ? mapping : besides(mapping, run([network.other], code), n);
  if (network.classifier !== null) run([network.classifier], bottleneck);
  run(network.decoder, bottleneck);
  return { ...state, weights: fitted };
}

/** Puts the fitted kernel and bias into `weights` and answers with the layer's output. */
function fitLayer(layer: ConvolutionLayer | DenseLayer, weights: Record<string, Tensor>, input: Float32Array, n: number): Float32Array {
  const names = { kernel: `${layer.name}/kernel`, bias: `${layer.name}/bias` };
  const { shape, data } = weights[names.kernel]!;
  const output = weigh(layer, data, input, n);
  if (layer.activation === 'sigmoid') return output.map((value) => 1 / (1 + Math.exp(-value)));
  const [height, width, units] = layer.output;
  const area = height * width;
  const kernel = data.slice();
  const bias = new Float32Array(units);
  for (let unit = 0; unit < units; unit++) {
    const { mean, deviation } = spread(output, unit, units, area, n);
    const scale = deviation < smallestDeviation ? 1 : 1 / deviation; // a unit that says the same to all images
    bias[unit] = -mean * scale;
    forUnit(layer, shape, unit, (at) => (kernel[at] = kernel[at]! * scale));
    for (let row = 0; row < n; row++)
      for (let i = 0; i < area; i++) {
        const at = (row * units + unit) * area + i;
        const value = (output[at]! - mean) * scale;
        output[at] = layer.activation === 'relu' ? Math.max(0, value) : value;
      }
  }
  weights[names.kernel] = { shape, data: kernel };
  weights[names.bias] = { shape: [units], data: bias };
  return output;
}

const smallestDeviation = 1e-6;

function spread(output: Float32Array, unit: number, units: number, area: number, n: number): { mean: number; deviation: number } {
  let sum = 0;
  for (let row = 0; row < n; row++) for (let i = 0; i < area; i++) sum += output[(row * units + unit) * area + i]!;
  const mean = sum / (n * area);
  let squares = 0;
  for (let row = 0; row < n; row++) for (let i = 0; i < area; i++) squares += (output[(row * units + unit) * area + i]! - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / (n * area)) };
}

/** Places of a unit's weights: rows of a kernel [out, in, h, w], columns of [in, out], planes of [in, out, h, w]. */
function forUnit(layer: ConvolutionLayer | DenseLayer, shape: readonly number[], unit: number, visit: (at: number) => void): void {
  const [first = 1, second = 1, height = 1, width = 1] = shape;
  const taps = height * width;
  if (layer.kind === 'convolution') {
    for (let at = unit * second * taps; at < (unit + 1) * second * taps; at++) visit(at);
    return;
  }
  for (let from = 0; from < first; from++) for (let tap = 0; tap < taps; tap++) visit((from * second + unit) * taps + tap);
}

function besides(left: Float32Array, right: Float32Array, n: number): Float32Array {
  const [a, b] = [left.length / n, right.length / n];
  const joined = new Float32Array(left.length + right.length);
  for (let row = 0; row < n; row++) {
    joined.set(left.subarray(row * a, (row + 1) * a), row * (a + b));
    joined.set(right.subarray(row * b, (row + 1) * b), row * (a + b) + a);
  }
  return joined;
}
