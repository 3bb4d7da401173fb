/** A training on ONNX Runtime: holds the state between steps, feeds batches, reads losses. */
import type { NetworkDescription } from '../../core/network/description';
import { dropoutLayers } from '../../core/network/initial-state';
import type { Objectives, StepLosses, TrainingBatch, TrainingProgram, TrainingState } from '../engine';
import { adamStepSize } from './adam';
import { createEvaluator } from './evaluator';
import type { Formulation } from './formulation';
import { floats, integers, type BorrowedSession, type Feeds, type SessionPool } from './sessions';
import { packState, unpackState, type StateGroup } from './state-layout';
import { graphOptions, lossNames, stateGroups, stateParts, trainingModel } from './training-graph';
import { isHeavy } from './work-estimate';

type Packed = Record<(typeof stateParts)[number], Record<string, Float32Array>>;

export function createOnnxProgram(
  pool: SessionPool,
  formulation: Formulation,
  network: NetworkDescription,
  objectives: Objectives,
  batchSize: number,
): TrainingProgram {
  const options = graphOptions(network, objectives, formulation);
  const groups = stateGroups(network, options);
  const rows = wholeBlocks(batchSize, options.block);
  const key = JSON.stringify(['training', network.spec, rows, options]);
  // Opened by the first step: who only evaluates does without.
  let training: Promise<BorrowedSession> | null = null;
  const openTraining = () => (training ??= pool.borrow(key, () => trainingModel(network, rows, options)));
  const evaluator = createEvaluator(pool, network);
  let state: { step: number; packed: Packed } | null = null;
  const loaded = () => {
    if (state === null) throw new Error('load a state before training or evaluating');
    return state;
  };
  return {
    load(given) {
      const { weights, firstMoments, secondMoments } = given;
      const packed = {
        weights: packState(groups, weights),
        first: packState(groups, firstMoments),
        second: packState(groups, secondMoments),
      };
      state = { step: given.step, packed };
      evaluator.weightsChanged();
      return Promise.resolve();
    },
    save(): Promise<TrainingState> {
      const { step, packed } = loaded();
      return Promise.resolve({
        step,
        weights: unpackState(network, groups, packed.weights),
        firstMoments: unpackState(network, groups, packed.first),
        secondMoments: unpackState(network, groups, packed.second),
      });
    },
    async step(batch) {
      const { step, packed } = loaded();
      const feeds = {
        ...batchFeeds(network, rows, objectives, batch),
        ...amountFeeds(objectives, step + 1),
        ...stateFeeds(groups, packed),
      };
      const session = await openTraining();
      const results = await session.run(feeds);
      state = { step: step + 1, packed: readState(groups, results) };
      evaluator.weightsChanged();
      return readLosses(results.losses);
    },
    evaluate: (images, evaluation = {}) =>
      evaluator.evaluate(() => unpackState(network, groups, loaded().packed.weights), images, evaluation),
    async dispose() {
      await evaluator.dispose();
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
    images: feed(batch.images, image),
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

function amountFeeds(objectives: Objectives, update: number): Feeds {
  const amount = (value: number) => floats(Float32Array.of(value), []);
  return {
    classification: amount(objectives.weights.classification),
    reconstruction: amount(objectives.weights.reconstruction),
    mapping: amount(objectives.weights.mapping),
    'encoder-decay': amount(objectives.encoderDecay),
    'decoder-decay': amount(objectives.decoderDecay),
    'step-size': amount(adamStepSize(objectives.learningRate, update)),
  };
}

function stateFeeds(groups: readonly StateGroup[], packed: Packed): Feeds {
  const entries = stateParts.flatMap((part) =>
    groups.map(({ name, shape }): [string, Feeds[string]] => {
      const data = packed[part][name];
      if (data === undefined) throw new Error(`the state has no ${part} of ${name}`);
      return [`${part}/${name}`, floats(data, shape)];
    }),
  );
  return Object.fromEntries(entries);
}

function readState(groups: readonly StateGroup[], results: Readonly<Record<string, Float32Array>>): Packed {
  const part = (name: (typeof stateParts)[number]) =>
    Object.fromEntries(groups.map((group) => [group.name, results[`next/${name}/${group.name}`] as Float32Array]));
  return { weights: part('weights'), first: part('first'), second: part('second') };
}

function readLosses(values: Float32Array | undefined): StepLosses {
  return Object.fromEntries(lossNames.map((name, index) => [name, values?.[index] ?? Number.NaN])) as unknown as StepLosses;
}
