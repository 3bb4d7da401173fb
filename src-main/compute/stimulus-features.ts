/** Activations of a frozen network for all copies of all stimuli: computed once, kept in <project>/cache. */
import { join } from 'node:path';
import { AppError } from '../contract/app-error';
import type { RegressionConfiguration } from '../contract/configuration';
import type { RunProgress, RunRecord } from '../contract/run';
import { createStream } from '../core/random/stream';
import { corrupt } from '../pipeline/corrupt';
import type { CopyRecipe } from '../pipeline/copy-geometry';
import { plainRecipe } from '../pipeline/copy-recipe';
import { renderCopy } from '../pipeline/render-copy';
import { canonicalJson } from '../store/canonical-json';
import { readBytesIfThere } from '../store/read-json';
import { sha256 } from '../store/run-key';
import { decodeSafetensors, sealSafetensors } from '../store/safetensors';
import { writeAtomic } from '../store/write-atomic';
import { readBest } from './checkpointing';
import type { StimulusFeatures } from './feature-memory';
import { createBreath, type RunControl, type StopState } from './run-control';
import type { StimulusData } from './run-data';
import type { Workbench } from './workbench';

/**
 * Clean copies are what networks are evaluated on, noisy ones (a draw per stimulus and copy) what regressions learn from.
 * Folds play no part here: which rows train and which test is the regression's business.
 */
export async function stimulusFeatures(
  folder: string,
  record: RunRecord,
  configuration: RegressionConfiguration,
  stimuli: StimulusData,
  bench: Workbench,
  control: RunControl,
): Promise<StimulusFeatures | StopState> {
  const hash = sha256(canonicalJson(describeFeatures(record, configuration, stimuli))).slice(0, 24);
  const known = bench.features.get(hash);
  if (known !== undefined) return known;
  const network = await openFrozenNetwork(folder, record, configuration, bench);
  try {
    const { evaluationCopies, stimulusCopies } = configuration.augmentation;
    const work = createWork(stimuli, configuration, network, folder, hash, control, evaluationCopies + stimulusCopies);
    const clean = await work.blocks('clean', 0, evaluationCopies);
    if (typeof clean === 'string') return clean;
    const noisy = await work.blocks('noisy', 1, stimulusCopies);
    if (typeof noisy === 'string') return noisy;
    const features = { features: network.features, clean, noisy };
    bench.features.set(hash, features);
    return features;
  } finally {
    await network.dispose();
  }
}

/** All that decides the numbers. The record's fingerprint stands for a photograph network of the user's own. */
function describeFeatures(record: RunRecord, { features, augmentation, noise, seed }: RegressionConfiguration, stimuli: StimulusData) {
  const { evaluationCopies, stimulusCopies, minimumSize } = augmentation;
  const isOwnFile = features.source === 'photograph' && /[\\/]/.test(features.network);
  const source =
    features.source === 'encoder' ? { encoder: record.needs[0] } : { ...features, file: isOwnFile ? record.dataFingerprint : '' };
  return { source, evaluationCopies, stimulusCopies, minimumSize, noise, seed, stimuli: stimuli.fingerprint };
}

/** Takes n grey images of its own size and answers with n x features. */
interface FrozenNetwork {
  readonly imageSize: number;
  readonly features: number;
  readonly imagesPerPiece: number;
  run(images: Float32Array, n: number): Promise<Float32Array>;
  dispose(): Promise<void>;
}

async function openFrozenNetwork(
  folder: string,
  record: RunRecord,
  { features }: RegressionConfiguration,
  bench: Workbench,
): Promise<FrozenNetwork> {
  if (features.source === 'photograph') {
    const network = await bench.imageNetwork(features.network, features.layer);
    const { inputSize, channels } = network;
    const run = (images: Float32Array, n: number) => network.run(repeatChannels(images, n, inputSize ** 2, channels), n);
    return { imageSize: inputSize, features: network.features, imagesPerPiece: 8, run, dispose: () => Promise.resolve() };
  }
  const { training } = features;
  const key = record.needs[0];
  const best = key === undefined ? null : await readBest(folder, key);
  if (best === null)
    throw new AppError(
      'run-failed',
      `The encoder that ‘${record.label}’ reads is missing. Start step ${training.objectives.reconstruction > 0 ? 6 : 2} again; this run can follow then.`,
    );
  const engine = await bench.engine(training.engine, training.device);
  // The same objectives as in training, so that the engine finds the graph it has built already.
  const { objectives, regularisation, optimiser } = training;
  const asTrained = { weights: objectives, ...regularisation, learningRate: optimiser.learningRate, secondCorpusClasses: null };
  const program = await engine.compile(best.network, asTrained, optimiser.batchSize);
  await program.load(best.state);
  return {
    imageSize: best.network.spec.imageSize,
    features: best.network.spec.bottleneck,
    imagesPerPiece: 256,
    run: async (images) => (await program.evaluate(images)).bottleneck,
    dispose: () => program.dispose(),
  };
}

/** Copies come in blocks that are stored one by one, so that a stop loses minutes and no file grows beyond reason. */
const copiesPerBlock = 32;

function createWork(
  { stimuli, bank }: StimulusData,
  { augmentation, noise, seed }: RegressionConfiguration,
  network: FrozenNetwork,
  folder: string,
  hash: string,
  control: RunControl,
  allCopies: number,
) {
  const { imageSize, features, imagesPerPiece } = network;
  const recipe: CopyRecipe = plainRecipe(imageSize, augmentation.minimumSize);
  const n = stimuli.length;
  const breathe = createBreath(control);
  const started = performance.now();
  let [done, computed] = [0, 0];
  const report = (): void => control.progressed(progressOf(done, computed, n * allCopies, performance.now() - started));

  const computeBlock = async (noisy: boolean, first: number, copies: number): Promise<Float32Array | StopState> => {
    const block = new Float32Array(n * copies * features);
    for (let start = 0; start < n * copies; start += imagesPerPiece) {
      const rows = Math.min(imagesPerPiece, n * copies - start);
      const images = new Float32Array(rows * imageSize ** 2);
      for (let i = 0; i < rows; i++) {
        const [item, copy] = [Math.floor((start + i) / copies), first + ((start + i) % copies)];
        const image = images.subarray(i * imageSize ** 2, (i + 1) * imageSize ** 2);
        renderCopy(bank, item, copy, recipe, seed, image, 0);
        if (noisy) corrupt(image, 1, imageSize ** 2, noise, createStream(seed, 'feature-noise', bank.ids[item]!, copy));
      }
      block.set(await network.run(images, rows), start * features);
      done += rows;
      computed += rows;
      report();
      const stop = await breathe();
      if (stop !== null) return stop;
    }
    return block;
  };

  return {
    /** stimuli x copies x features, from copy number `first` on. */
    async blocks(name: 'clean' | 'noisy', first: number, copies: number): Promise<Float32Array | StopState> {
      const all = new Float32Array(n * copies * features);
      for (let from = 0; from < copies; from += copiesPerBlock) {
        const count = Math.min(copiesPerBlock, copies - from);
        const path = join(folder, 'cache', `features-${hash}-${name}-${from / copiesPerBlock}.safetensors`);
        const stored = await readBlock(path, [n, count, features]);
        const block = stored ?? (await computeBlock(name === 'noisy', first + from, count));
        if (typeof block === 'string') return block;
        if (stored === null) await writeAtomic(path, sealSafetensors({ features: { shape: [n, count, features], data: block } }));
        else done += n * count;
        for (let item = 0; item < n; item++)
          all.set(block.subarray(item * count * features, (item + 1) * count * features), (item * copies + from) * features);
      }
      return all;
    },
  };
}

/** A damaged or foreign file in the cache is computed anew. */
async function readBlock(path: string, shape: readonly number[]): Promise<Float32Array | null> {
  const bytes = await readBytesIfThere(path);
  if (bytes === null) return null;
  try {
    const { features } = decodeSafetensors(bytes, path).tensors;
    return features !== undefined && features.shape.join() === shape.join() ? features.data : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function progressOf(done: number, computed: number, total: number, elapsedMs: number): RunProgress {
  const remainingMs = computed < 16 ? null : (elapsedMs / computed) * (total - done);
  return { phase: 'features', done, total, fraction: (0.9 * done) / total, remainingMs };
}

/** n x pixels to n x channels x pixels. */
export function repeatChannels(images: Float32Array, n: number, pixels: number, channels: number): Float32Array {
  if (channels === 1) return images;
  const repeated = new Float32Array(n * channels * pixels);
  for (let i = 0; i < n * channels; i++) {
    const image = Math.floor(i / channels);
    repeated.set(images.subarray(image * pixels, (image + 1) * pixels), i * pixels);
  }
  return repeated;
}
