/** A training on ONNX Runtime: holds the state between steps, feeds batches, reads losses. */
import type { NetworkDescription } from '../../core/network/description';
import { dropoutLayers } from '../../core/network/initial-state';
import type { Objectives, StepLosses, TrainingBatch, TrainingProgram, TrainingState } from '../engine';
import { adamStepSize } from './adam';
import { createEvaluator } from './evaluator';
import type { Formulation } from './onnx-engine';
import { floats, integers, type Feeds, type SessionPool } from './sessions';
import { groupParameters, packState, unpackState, type StateGroup } from './state-layout';
import { graphOptions, lossNames, stateParts, trainingModel } from './training-graph';
import { isHeavy } from './work-estimate';

type Packed = Record<(typeof stateParts)[number], Record<string, Float32Array>>;

export async function createOnnxProgram(
  pool: SessionPool,
  formulation: Formulation,
  network: NetworkDescription,
  objectives: Objectives,
  rows: number,
): Promise<TrainingProgram> {
  const options = graphOptions(network, objectives, formulation === 'plain' ? 'indices' : 'comparison');
  const groups = groupParameters(network);
  const key = JSON.stringify(['training', network.spec, rows, options]);
  const session = await pool.borrow(key, () => trainingModel(network, rows, options));
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
      const results = await session.run(feeds);
      state = { step: step + 1, packed: readState(groups, results) };
      evaluator.weightsChanged();
      return readLosses(results.losses);
    },
    evaluate: (images, evaluation = {}) =>
      evaluator.evaluate(() => unpackState(network, groups, loaded().packed.weights), images, evaluation),
    async dispose() {
      await evaluator.dispose();
      await session.giveBack({ keep: !isHeavy(network, rows) });
    },
  };
}

function batchFeeds(network: NetworkDescription, rows: number, objectives: Objectives, batch: TrainingBatch): Feeds {
  const { imageSize, dims } = network.spec;
  const image = [rows, 1, imageSize, imageSize];
  const feeds: Record<string, Feeds[string]> = {
    images: floats(batch.images, image),
    'mapping-targets': floats(batch.mappingTargets, [rows, dims]),
    'mapping-weights': floats(batch.mappingWeights, [rows]),
  };
  if (network.classifier !== null) {
    feeds.labels = integers(batch.labels, [rows]);
    feeds['classification-weights'] = floats(batch.classificationWeights, [rows]);
    if (objectives.secondCorpusClasses !== null) {
      feeds['second-corpus-weights'] = floats(batch.secondCorpusWeights ?? new Float32Array(rows), [rows]);
    }
  }
  if (network.decoder.length > 0) {
    feeds.clean = floats(batch.cleanImages ?? batch.images, image);
    feeds['reconstruction-weights'] = floats(batch.reconstructionWeights, [rows]);
  }
  for (const { name, output } of dropoutLayers(network)) {
    const mask = batch.dropoutMasks[name];
    if (mask === undefined) throw new Error(`the batch has no dropout mask for ${name}`);
    feeds[`mask/${name}`] = floats(mask, [rows, output[2]]);
  }
  return feeds;
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
