/** Small networks, batches and states with every feature switched on, for tests of engines. */
import { inputShape, type NetworkDescription, type NetworkSpec } from '../../core/network/description';
import { dropoutMasks, initialState } from '../../core/network/initial-state';
import { createStream } from '../../core/random/stream';
import type { Objectives, TrainingBatch, TrainingState } from '../engine';

export const smallSpec: NetworkSpec = {
  imageSize: 58,
  widthMultiplier: 1 / 16,
  bottleneck: 6,
  dims: 2,
  classes: 5,
  decoder: true,
  encoderDropout: 0.5,
  decoderDropout: 0.25,
};

export const everyObjective: Objectives = {
  weights: { classification: 1, reconstruction: 0.75, mapping: 0.5 },
  encoderDecay: 0.002,
  decoderDecay: 0.001,
  learningRate: 1e-3,
  secondCorpusClasses: [1, 3, 4],
};

/** Grey noise, partial sample weights (one row carries nothing), labels that suit both corpora. */
export function exampleBatch(network: NetworkDescription, rows: number, seed: number): TrainingBatch {
  const stream = createStream(seed, 'batch');
  const { imageSize, dims, classes } = network.spec;
  const fill = (size: number, make: (index: number) => number) => Float32Array.from({ length: size }, (_, index) => make(index));
  const second = [1, 3, 4];
  return {
    images: fill(rows * inputShape(network).reduce((product, size) => product * size, 1), () => stream.uniform()),
    cleanImages: fill(rows * imageSize ** 2, () => stream.uniform()),
    labels: Int32Array.from({ length: rows }, () => Math.min(second[stream.integer(3)] ?? 0, Math.max(0, classes - 1))),
    classificationWeights: fill(rows, (row) => (row % 4 === 1 ? 0 : 1)),
    secondCorpusWeights: fill(rows, (row) => (row % 2 === 0 ? 1 : 0)),
    mappingTargets: fill(rows * dims, () => stream.normal()),
    mappingWeights: fill(rows, (row) => (row % 4 === 0 ? 0 : 0.5)),
    reconstructionWeights: fill(rows, (row) => (row % 3 === 1 ? 0 : 1)),
    dropoutMasks: dropoutMasks(network, rows, stream),
  };
}

/** Glorot kernels and biases of moderate size, which keep most units away from the kink of the ReLU; moments of a training under way. */
export function exampleState(network: NetworkDescription, seed: number, step = 0): TrainingState {
  const stream = createStream(seed, 'state');
  const fresh = initialState(network, stream);
  const map = (tensors: TrainingState['weights'], change: (name: string, value: number) => number) =>
    Object.fromEntries(
      Object.entries(tensors).map(([name, { shape, data }]) => [name, { shape, data: data.map((value) => change(name, value)) }]),
    );
  return {
    step,
    weights: map(fresh.weights, (name, value) => (name.endsWith('/bias') ? 0.2 * stream.uniform() : value)),
    firstMoments: step === 0 ? fresh.firstMoments : map(fresh.firstMoments, () => 0.01 * stream.normal()),
    secondMoments: step === 0 ? fresh.secondMoments : map(fresh.secondMoments, () => 1e-4 * stream.uniform()),
  };
}
