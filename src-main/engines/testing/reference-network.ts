/** Forward pass and losses in plain double precision, written from the definitions: what finite differences of engines are taken of. */
import {
  inputShape,
  type ConvolutionLayer,
  type DenseLayer,
  type Layer,
  type NetworkDescription,
  type PoolLayer,
} from '../../core/network/description';
import { padsOf } from '../../core/network/padding';
import type { Objectives, StepLosses, TrainingBatch } from '../engine';

export type Weights = Readonly<Record<string, Float64Array>>;
export interface ReferenceOutput {
  readonly losses: StepLosses;
  readonly bottleneck: Float64Array; // n x units
  readonly logits: Float64Array; // n x classes
  readonly reconstruction: Float64Array; // n x S x S
}

export function referenceStep(
  network: NetworkDescription,
  objectives: Objectives,
  batch: TrainingBatch,
  weights: Weights,
): ReferenceOutput {
  const { imageSize, bottleneck: units, dims, classes } = network.spec;
  const pixels = imageSize ** 2;
  const length = inputShape(network).reduce((product, size) => product * size, 1);
  const n = batch.mappingWeights.length;
  const outputs = Array.from({ length: n }, (_, row) => {
    const image = Float64Array.from(batch.images.subarray(row * length, (row + 1) * length));
    const masks = (name: string, count: number) => batch.dropoutMasks[name]?.subarray(row * count, (row + 1) * count);
    const code = runAll(network.encoder, image, weights, masks);
    const heads = [network.mapping, network.other].flatMap((layer) => (layer === null ? [] : [...dense(layer, code, weights)]));
    const bottleneck = Float64Array.from(heads);
    const logits = network.classifier === null ? new Float64Array() : dense(network.classifier, bottleneck, weights);
    const reconstruction = network.decoder.length === 0 ? new Float64Array() : runAll(network.decoder, bottleneck, weights, masks);
    return { bottleneck, logits, reconstruction };
  });
  const mean = (sampleWeights: Float32Array, lossOf: (row: number) => number) => {
    const sum = sampleWeights.reduce((left, right) => left + right, 0);
    return sampleWeights.reduce((left, weight, row) => (weight === 0 ? left : left + weight * lossOf(row)), 0) / Math.max(sum, 1e-12);
  };
  const logits = (row: number) => outputs[row]?.logits ?? new Float64Array();
  const label = (row: number) => batch.labels[row] ?? 0;
  const everyClass = Array.from({ length: classes }, (_, index) => index);
  const classification =
    network.classifier === null ? 0 : mean(batch.classificationWeights, (row) => crossEntropy(logits(row), label(row), everyClass));
  const { secondCorpusClasses } = objectives;
  const second =
    secondCorpusClasses === null || batch.secondCorpusWeights === null
      ? 0
      : mean(batch.secondCorpusWeights, (row) => crossEntropy(logits(row), label(row), secondCorpusClasses));
  const mapping = mean(batch.mappingWeights, (row) => {
    let sum = 0;
    for (let d = 0; d < dims; d++) sum += ((outputs[row]?.bottleneck[d] ?? NaN) - (batch.mappingTargets[row * dims + d] ?? NaN)) ** 2;
    return sum;
  });
  const clean = batch.cleanImages ?? batch.images;
  const reconstruction =
    network.decoder.length === 0
      ? 0
      : mean(batch.reconstructionWeights, (row) => {
          const drawn = outputs[row]?.reconstruction ?? new Float64Array();
          return drawn.reduce((sum, p, i) => {
            const t = clean[row * pixels + i] ?? NaN;
            return sum - (t * Math.log(p) + (1 - t) * Math.log(1 - p)) / pixels;
          }, 0);
        });
  const decay = (kind: 'encoder' | 'decoder') => {
    const kernels = network.parameters
      .filter((parameter) => parameter.decay === kind)
      .map(({ name }) => weights[name] ?? new Float64Array());
    return kernels.reduce((sum, kernel) => kernel.reduce((left, weight) => left + weight * weight, sum), 0);
  };
  const encoderDecay = objectives.encoderDecay * decay('encoder');
  const decoderDecay = objectives.decoderDecay * decay('decoder');
  const amounts = objectives.weights;
  const total =
    amounts.classification * classification +
    second +
    amounts.mapping * mapping +
    amounts.reconstruction * reconstruction +
    encoderDecay +
    decoderDecay;
  const joined = (part: 'bottleneck' | 'logits' | 'reconstruction') => Float64Array.from(outputs.flatMap((output) => [...output[part]]));
  const losses = { total, classification, reconstruction, mapping, encoderDecay, decoderDecay };
  if (outputs.some((output) => output.bottleneck.length !== units)) throw new Error('the bottleneck has the wrong size');
  return { losses, bottleneck: joined('bottleneck'), logits: joined('logits'), reconstruction: joined('reconstruction') };
}

type Masks = (name: string, count: number) => Float32Array | undefined;

function runAll(layers: readonly Layer[], input: Float64Array, weights: Weights, masks: Masks): Float64Array {
  return layers.reduce((value, layer) => run(layer, value, weights, masks), input);
}

function run(layer: Layer, input: Float64Array, weights: Weights, masks: Masks): Float64Array {
  switch (layer.kind) {
    case 'convolution':
      return convolution(layer, input, weights);
    case 'transposed-convolution':
      return transposedConvolution(layer, input, weights);
    case 'max-pool':
      return maxPool(layer, input);
    case 'dense':
      return dense(layer, input, weights);
    case 'dropout':
      return input.map((value, unit) => value * (masks(layer.name, input.length)?.[unit] ?? 1));
    case 'reshape':
      return input;
  }
}

function activate(layer: ConvolutionLayer | DenseLayer, value: number): number {
  if (layer.activation === 'relu') return Math.max(0, value);
  return layer.activation === 'sigmoid' ? 1 / (1 + Math.exp(-value)) : value;
}

function dense(layer: DenseLayer, input: Float64Array, weights: Weights): Float64Array {
  const kernel = weights[`${layer.name}/kernel`] as Float64Array;
  const units = layer.output[2];
  const output = Float64Array.from(weights[`${layer.name}/bias`] as Float64Array);
  for (let i = 0; i < input.length; i++) for (let u = 0; u < units; u++) output[u]! += input[i]! * kernel[i * units + u]!;
  return output.map((value) => activate(layer, value));
}

function convolution(layer: ConvolutionLayer, input: Float64Array, weights: Weights): Float64Array {
  const kernel = weights[`${layer.name}/kernel`] as Float64Array;
  const [fine, coarse] = [layer.input, layer.output];
  const output = startFromBias(layer, weights);
  forEachTap(layer, fine, coarse, (to, from, tap) => {
    for (let o = 0; o < coarse[2]; o++) {
      let sum = 0;
      for (let i = 0; i < fine[2]; i++) sum += input[i * fine[0] * fine[1] + from]! * kernel[(o * fine[2] + i) * layer.kernel ** 2 + tap]!;
      output[o * coarse[0] * coarse[1] + to]! += sum;
    }
  });
  return output.map((value) => activate(layer, value));
}

function transposedConvolution(layer: ConvolutionLayer, input: Float64Array, weights: Weights): Float64Array {
  const kernel = weights[`${layer.name}/kernel`] as Float64Array;
  const [fine, coarse] = [layer.output, layer.input];
  const output = startFromBias(layer, weights);
  forEachTap(layer, fine, coarse, (from, to, tap) => {
    for (let o = 0; o < fine[2]; o++) {
      let sum = 0;
      for (let i = 0; i < coarse[2]; i++)
        sum += input[i * coarse[0] * coarse[1] + from]! * kernel[(i * fine[2] + o) * layer.kernel ** 2 + tap]!;
      output[o * fine[0] * fine[1] + to]! += sum;
    }
  });
  return output.map((value) => activate(layer, value));
}

function startFromBias(layer: ConvolutionLayer, weights: Weights): Float64Array {
  const bias = weights[`${layer.name}/bias`] as Float64Array;
  const [height, width, channels] = layer.output;
  return Float64Array.from({ length: channels * height * width }, (_, at) => bias[Math.floor(at / (height * width))]!);
}

type Grid = readonly [number, number, number];

/** Every pair of a coarse pixel and a fine one that some tap of the kernel joins. */
function forEachTap(
  layer: ConvolutionLayer,
  fine: Grid,
  coarse: Grid,
  visit: (coarseAt: number, fineAt: number, tap: number) => void,
): void {
  const { before } = padsOf(layer);
  for (let y = 0; y < coarse[0]; y++)
    for (let x = 0; x < coarse[1]; x++)
      for (let i = 0; i < layer.kernel; i++)
        for (let j = 0; j < layer.kernel; j++) {
          const [fineY, fineX] = [y * layer.stride - before + i, x * layer.stride - before + j];
          if (fineY < 0 || fineX < 0 || fineY >= fine[0] || fineX >= fine[1]) continue;
          visit(y * coarse[1] + x, fineY * fine[1] + fineX, i * layer.kernel + j);
        }
}

function maxPool(layer: PoolLayer, input: Float64Array): Float64Array {
  const [height, width, channels] = layer.output;
  const [fineHeight, fineWidth] = layer.input;
  const { before } = padsOf(layer);
  const output = new Float64Array(height * width * channels).fill(-Infinity);
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let i = 0; i < layer.size; i++)
          for (let j = 0; j < layer.size; j++) {
            const [fineY, fineX] = [y * layer.stride - before + i, x * layer.stride - before + j];
            if (fineY < 0 || fineX < 0 || fineY >= fineHeight || fineX >= fineWidth) continue;
            const at = (c * height + y) * width + x;
            output[at] = Math.max(output[at]!, input[(c * fineHeight + fineY) * fineWidth + fineX]!);
          }
  return output;
}

/** -log softmax over the classes given. */
function crossEntropy(logits: Float64Array, label: number, classes: readonly number[]): number {
  const highest = Math.max(...classes.map((index) => logits[index] ?? -Infinity));
  const sum = classes.reduce((left, index) => left + Math.exp((logits[index] ?? NaN) - highest), 0);
  return highest + Math.log(sum) - (logits[label] ?? NaN);
}
