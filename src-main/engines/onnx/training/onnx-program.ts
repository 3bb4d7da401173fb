/** A training on ONNX Runtime: holds the state between steps, feeds batches, reads losses. */
import * as ort from 'onnxruntime-node';
import type { NetworkDescription } from '../../../core/network/description';
import { dropoutLayers } from '../../../core/network/initial-state';
import type { Objectives, StepLosses, TrainingBatch, TrainingProgram, TrainingState } from '../../engine';
import { adamStepSize } from './adam';
import { createEvaluator } from '../evaluation/evaluator';
import type { Formulation } from '../graph/graph-context';
import { dataOf, floats, integers, type BorrowedSession, type Feeds, type SessionPool } from '../machine/sessions';
import { createStateHome } from '../machine/state-home';
import { inputDimensions } from '../graph/network-graph';
import { packState, unpackState } from './state-layout';
import { graphOptions, lossNames, stateGroups } from './training-graph';
import { loopModel, stepModel } from './training-model';
import { isHeavy } from '../machine/work-estimate';

export function createOnnxProgram(
  pool: SessionPool,
  formulation: Formulation,
  network: NetworkDescription,
  objectives: Objectives,
  batchSize: number,
  batchesPerCall = 1,
): TrainingProgram {
  const options = graphOptions(network, objectives, formulation);
  const groups = stateGroups(network, options);
  const rows = wholeBlocks(batchSize, options.block);
  const isLoop = batchesPerCall > 1;
  const key = JSON.stringify(['training', network.spec, rows, options, isLoop]);
  const home = createStateHome(pool, groups);
  // Opened by the first step: who only evaluates does without.
  let training: Promise<BorrowedSession> | null = null;
  const openTraining = () => (training ??= pool.borrow(key, () => (isLoop ? loopModel : stepModel)(network, rows, options), home.outputs));
  const evaluator = createEvaluator(pool, network, formulation.block);
  let stepsDone: number | null = null;
  const loaded = () => {
    if (stepsDone === null) throw new Error('load a state before training or evaluating');
    return stepsDone;
  };
  return {
    load({ step, weights, firstMoments, secondMoments }) {
      home.write({
        weights: packState(groups, weights),
        first: packState(groups, firstMoments),
        second: packState(groups, secondMoments),
      });
      stepsDone = step;
      evaluator.weightsChanged();
      return Promise.resolve();
    },
    async save(): Promise<TrainingState> {
      const step = loaded();
      const part = async (name: Parameters<typeof home.read>[0]) => unpackState(network, groups, await home.read(name));
      return { step, weights: await part('weights'), firstMoments: await part('first'), secondMoments: await part('second') };
    },
    batchesPerCall,
    async steps(batches) {
      const step = loaded();
      if (batches.length < 1 || batches.length > batchesPerCall) throw new Error(`${batches.length} batches in one call`);
      const session = await openTraining();
      const each = batches.map((batch, i) => ({
        ...batchFeeds(network, rows, objectives, batch),
        ...amountFeeds(objectives, batch.learningRate ?? objectives.learningRate, step + 1 + i),
      }));
      const { losses, ...next } = await session.runToTensors({ ...(isLoop ? stack(each) : each[0]), ...home.feeds() });
      home.take(next);
      stepsDone = step + batches.length;
      evaluator.weightsChanged();
      const values = losses ? dataOf({ losses }).losses! : new Float32Array();
      return batches.map((_, i) => readLosses(values.subarray(i * lossNames.length)));
    },
    async evaluate(images, evaluation = {}) {
      loaded();
      const weights = async () => unpackState(network, groups, await home.read('weights'));
      return evaluator.evaluate(weights, images, evaluation);
    },
    async dispose() {
      await evaluator.dispose();
      await home.dispose();
      const session = await training?.catch(() => null); // a step that failed has said why
      training = null;
      await session?.giveBack({ keep: !isHeavy(network, rows) });
    },
  };
}

function wholeBlocks(rows: number, block: number | null): number {
  return block === null ? rows : Math.ceil(rows / block) * block;
}

/** Rows beyond the batch stay zero: they have no weight in any objective and so no gradient. */
function batchFeeds(network: NetworkDescription, rows: number, objectives: Objectives, batch: TrainingBatch): Feeds {
  const { imageSize, dims } = network.spec;
  const image = [1, imageSize, imageSize];
  const feed = (data: Float32Array, shape: readonly number[] = []) => floats(filled(data, rows, shape), [rows, ...shape]);
  const feeds: Record<string, Feeds[string]> = {
    images: feed(batch.images, inputDimensions(network)),
    'mapping-targets': feed(batch.mappingTargets, [dims]),
    'mapping-weights': feed(batch.mappingWeights),
  };
  if (network.classifier !== null) {
    feeds.labels = integers(
      batch.labels.length === rows ? batch.labels : Int32Array.from({ length: rows }, (_, i) => batch.labels[i] ?? 0),
      [rows],
    );
    feeds['classification-weights'] = feed(batch.classificationWeights);
    if (objectives.secondCorpusClasses !== null) {
      feeds['second-corpus-weights'] = feed(batch.secondCorpusWeights ?? new Float32Array(rows));
    }
  }
  if (network.decoder.length > 0) {
    feeds.clean = feed(batch.cleanImages ?? batch.images, image);
    feeds['reconstruction-weights'] = feed(batch.reconstructionWeights);
  }
  for (const { name, output } of dropoutLayers(network)) {
    const mask = batch.dropoutMasks[name];
    if (mask === undefined) throw new Error(`the batch has no dropout mask for ${name}`);
    feeds[`mask/${name}`] = feed(mask, [output[2]]);
  }
  return feeds;
}

function filled(data: Float32Array, rows: number, shape: readonly number[]): Float32Array {
  const size = shape.reduce((product, count) => product * count, rows);
  if (data.length === size) return data;
  const whole = new Float32Array(size);
  whole.set(data);
  return whole;
}

function amountFeeds(objectives: Objectives, learningRate: number, update: number): Feeds {
  const amount = (value: number) => floats(Float32Array.of(value), []);
  return {
    classification: amount(objectives.weights.classification),
    reconstruction: amount(objectives.weights.reconstruction),
    mapping: amount(objectives.weights.mapping),
    'encoder-decay': amount(objectives.encoderDecay),
    'decoder-decay': amount(objectives.decoderDecay),
    'step-size': amount(adamStepSize(learningRate, update)),
  };
}

/** The feeds of k minibatches as those of `loopModel`. */
function stack(each: readonly Feeds[]): Feeds {
  const names = Object.keys(each[0] ?? {});
  const stacked = names.map((name): [string, Feeds[string]] => {
    const { data, dims } = each[0]![name]!;
    const shape = [each.length, ...dims];
    const whole = data instanceof Int32Array ? new Int32Array(each.length * data.length) : new Float32Array(each.length * data.length);
    for (const [i, feeds] of each.entries()) whole.set(feeds[name]!.data as Float32Array | Int32Array, i * data.length);
    return [name, whole instanceof Int32Array ? integers(whole, shape) : floats(whole, shape)];
  });
  return { ...Object.fromEntries(stacked), count: new ort.Tensor('int64', BigInt64Array.of(BigInt(each.length)), []) };
}

function readLosses(values: Float32Array): StepLosses {
  return Object.fromEntries(lossNames.map((name, index) => [name, values[index] ?? Number.NaN])) as unknown as StepLosses;
}
