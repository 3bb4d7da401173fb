/** The engine for machines with TensorFlow: the same network description and the same numbers, computed by its operations. */
import type * as tfCore from '@tensorflow/tfjs';
import { adamConstants } from '../../core/network/adam-constants';
import type { NetworkDescription } from '../../core/network/description';
import type { Engine, Evaluation, Objectives, StepLosses, Tensor, TrainingBatch, TrainingProgram } from '../engine';
import { threadsOf } from './devices';
import { toCanonical, toTensorFlow } from './kernel-layout';
import { loadTensorFlow, type LoadedTensorFlow, type TensorFlow, type TensorFlowDevice } from './load-tensorflow';
import { computeLosses } from './losses';
import { inputDimensions, runNetwork, type Parameters } from './network';

export async function createTensorFlowEngine({ device }: { readonly device: TensorFlowDevice }): Promise<Engine> {
  const loaded = await loadTensorFlow(device);
  return {
    describe: () => ({
      name: 'tensorflow',
      version: loaded.version,
      device,
      threads: threadsOf(device),
      precision: 'float32',
      remarks: [],
    }),
    compile: (network, objectives, batchSize) => Promise.resolve(createProgram(loaded, network, objectives, batchSize)),
  };
}

type Tensors = Record<string, tfCore.Tensor>;
interface State {
  readonly step: number;
  readonly weights: Tensors;
  readonly first: Tensors;
  readonly second: Tensors;
}

type EvaluationTensors = Record<keyof Evaluation, tfCore.Tensor | null>;

const { beta1, beta2, epsilon } = adamConstants;
const evaluationRows = 64;

function createProgram(library: LoadedTensorFlow, network: NetworkDescription, objectives: Objectives, batchSize: number): TrainingProgram {
  const { tf } = library;
  let state: State | null = null;
  const loaded = () => {
    if (state === null) throw new Error('load a state before training or evaluating');
    return state;
  };
  const replace = (next: State | null) => {
    if (state !== null) for (const tensors of [state.weights, state.first, state.second]) tf.dispose(tensors);
    state = next;
  };
  const read = async (tensors: Tensors): Promise<Record<string, Tensor>> => {
    const entries = network.parameters.map(async ({ name, shape }): Promise<[string, Tensor]> => {
      return [name, toCanonical(shape, (await tensors[name]?.data()) as Float32Array)];
    });
    return Object.fromEntries(await Promise.all(entries));
  };
  const write = (tensors: Readonly<Record<string, Tensor>>): Tensors =>
    Object.fromEntries(
      network.parameters.map(({ name }) => {
        const given = tensors[name];
        if (given === undefined) throw new Error(`the state has no tensor ${name}`);
        const { shape, data } = toTensorFlow(given);
        return [name, tf.tensor(data.slice(), shape, 'float32')];
      }),
    );
  return {
    load({ step, weights, firstMoments, secondMoments }) {
      library.activate();
      replace({ step, weights: write(weights), first: write(firstMoments), second: write(secondMoments) });
      return Promise.resolve();
    },
    async save() {
      const { step, weights, first, second } = loaded();
      return { step, weights: await read(weights), firstMoments: await read(first), secondMoments: await read(second) };
    },
    batchesPerCall: 1,
    async steps([batch, ...others]) {
      if (batch === undefined || others.length > 0) throw new Error('one batch in each call, please');
      if (batch.mappingWeights.length !== batchSize) throw new Error(`the batch has not the ${batchSize} rows the training was made for`);
      const before = loaded();
      library.activate();
      const { next, losses } = trainingStep(tf, network, objectives, batch, before);
      replace(next);
      const values = await losses.data();
      losses.dispose();
      const [total = NaN, classification = NaN, reconstruction = NaN, mapping = NaN, encoderDecay = NaN, decoderDecay = NaN] = values;
      return [{ total, classification, reconstruction, mapping, encoderDecay, decoderDecay } satisfies StepLosses];
    },
    evaluate: (images, { reconstruction = false } = {}) => evaluateImages(library, network, loaded().weights, images, reconstruction),
    dispose() {
      replace(null);
      return Promise.resolve();
    },
  };
}

function trainingStep(
  tf: TensorFlow,
  network: NetworkDescription,
  objectives: Objectives,
  batch: TrainingBatch,
  before: State,
): { next: State; losses: tfCore.Tensor } {
  const names = network.parameters.map(({ name }) => name);
  const rows = batch.mappingWeights.length;
  const step = before.step + 1;
  const rate = ((batch.learningRate ?? objectives.learningRate) * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
  const weights: Tensors = {};
  const first: Tensors = {};
  const second: Tensors = {};
  const losses = tf.tidy(() => {
    const images = tf.tensor(batch.images, [rows, ...inputDimensions(network)]);
    const masks = Object.fromEntries(
      Object.entries(batch.dropoutMasks).map(([name, mask]) => [name, tf.tensor2d(mask, [rows, mask.length / rows])]),
    );
    let reported: tfCore.Tensor | null = null;
    const totalOf = () => {
      const parameters = before.weights;
      const outputs = runNetwork(tf, network, parameters, masks, images, true);
      const all = computeLosses(tf, network, objectives, batch, outputs, parameters);
      const parts = [all.total, all.classification, all.reconstruction, all.mapping, all.encoderDecay, all.decoderDecay];
      reported = tf.keep(tf.stack(parts));
      return all.total;
    };
    const everyWeight = names.map((name) => before.weights[name] as tfCore.Tensor);
    // What no objective reaches has no gradient here; it counts as 0.
    const { grads } = tf.engine().gradients(totalOf, everyWeight, undefined, true) as { grads: (tfCore.Tensor | undefined)[] };
    for (const [index, name] of names.entries()) {
      const [w, m, v] = [before.weights[name], before.first[name], before.second[name]] as [tfCore.Tensor, tfCore.Tensor, tfCore.Tensor];
      const g = grads[index] ?? tf.zerosLike(w);
      const nextFirst = tf.add(tf.mul(m, beta1), tf.mul(g, 1 - beta1));
      const nextSecond = tf.add(tf.mul(v, beta2), tf.mul(tf.square(g), 1 - beta2));
      const change = tf.mul(tf.div(nextFirst, tf.add(tf.sqrt(nextSecond), epsilon)), rate);
      first[name] = tf.keep(nextFirst);
      second[name] = tf.keep(nextSecond);
      weights[name] = tf.keep(tf.sub(w, change));
    }
    if (reported === null) throw new Error('TensorFlow computed no losses');
    return reported as tfCore.Tensor;
  });
  return { next: { step, weights, first, second }, losses };
}

async function evaluateImages(
  { tf, activate }: LoadedTensorFlow,
  network: NetworkDescription,
  weights: Parameters,
  images: Float32Array,
  reconstruction: boolean,
): Promise<Evaluation> {
  const { imageSize, bottleneck, dims, classes } = network.spec;
  const pixels = imageSize ** 2;
  const input = inputDimensions(network);
  const length = input.reduce((product, size) => product * size, 1);
  const count = images.length / length;
  const decode = reconstruction && network.decoder.length > 0;
  const results: Evaluation = {
    bottleneck: new Float32Array(count * bottleneck),
    mapping: new Float32Array(count * dims),
    logits: network.classifier === null ? null : new Float32Array(count * classes),
    reconstruction: decode ? new Float32Array(count * pixels) : null,
  };
  for (let start = 0; start < count; start += evaluationRows) {
    const n = Math.min(evaluationRows, count - start);
    activate(); // another program may have computed while this one waited for numbers
    const outputs = withoutLeaks(tf, () => {
      const piece = tf.tensor(images.slice(start * length, (start + n) * length), [n, ...input]);
      const { pixels: drawn, ...heads } = runNetwork(tf, network, weights, {}, piece, decode);
      return { ...heads, reconstruction: drawn && tf.sigmoid(drawn) };
    });
    for (const name of ['bottleneck', 'mapping', 'logits', 'reconstruction'] as const) {
      const whole = results[name];
      const part = outputs[name];
      if (whole !== null && part !== null) whole.set(await part.data(), (start * whole.length) / count);
    }
    tf.dispose(Object.values(outputs).filter((tensor) => tensor !== null));
  }
  return results;
}

/** `tf.tidy` for results with absent parts, which its type does not know. */
function withoutLeaks(tf: TensorFlow, compute: () => EvaluationTensors): EvaluationTensors {
  return tf.tidy(compute as unknown as () => tfCore.TensorContainer) as unknown as EvaluationTensors;
}
