/** Activations of a frozen network for all copies of all stimuli: computed once, kept in <project>/cache. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { RegressionConfiguration } from '../../contract/running/configuration';
import type { RunProgress, RunRecord } from '../../contract/running/run';
import { createStream } from '../../core/random/stream';
import { corrupt } from '../../pipeline/augment/corrupt';
import type { CopyRecipe } from '../../pipeline/augment/copy-geometry';
import { plainRecipe } from '../../pipeline/augment/copy-recipe';
import { renderCopy } from '../../pipeline/augment/render-copy';
import { canonicalJson } from '../../store/files/canonical-json';
import { sha256 } from '../../store/runs/run-key';
import { prepareImages } from '../../core/network/image-input';
import { readBest } from '../training/checkpointing';
import { blocksOf, readBlock, storeBlock, type FeatureSet } from './feature-blocks';
import type { FeatureMemory } from './feature-memory';
import { createStopCheck, type RunControl, type StopState } from '../runs/run-control';
import type { StimulusData } from '../runs/run-data';
import type { Workbench } from '../runs/workbench';

/**
 * Sees to it that all blocks are stored; a draw of noise belongs to a stimulus and copy. Folds play no part here: which rows train and
 * which test is the regression's business.
 */
export async function stimulusFeatures(
  folder: string,
  record: RunRecord,
  configuration: RegressionConfiguration,
  stimuli: StimulusData,
  bench: Workbench,
  control: RunControl,
): Promise<FeatureSet | StopState> {
  const hash = sha256(canonicalJson(describeFeatures(record, configuration, stimuli))).slice(0, 24);
  const { evaluationCopies: clean, stimulusCopies: noisy } = configuration.augmentation;
  const set = { hash, stimuli: stimuli.stimuli.length, copies: { clean, noisy } };
  const known = bench.features.stored.get(hash);
  if (known !== undefined) return { ...set, features: known };
  const network = await openFrozenNetwork(folder, record, configuration, bench);
  try {
    const { features } = network;
    const stop = await storeMissing({ ...set, features }, stimuli, configuration, network, folder, bench.features, control);
    if (stop !== null) return stop;
    bench.features.stored.set(hash, features);
    return { ...set, features };
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
export interface FrozenNetwork {
  readonly imageSize: number;
  readonly features: number;
  readonly imagesPerPiece: number;
  run(images: Float32Array, n: number): Promise<Float32Array>;
  dispose(): Promise<void>;
}

export async function openFrozenNetwork(
  folder: string,
  record: RunRecord,
  { features }: RegressionConfiguration,
  bench: Workbench,
): Promise<FrozenNetwork> {
  if (features.source === 'photograph') {
    const network = await bench.imageNetwork(folder, features.network, features.layer, features.input);
    const { inputSize, channels } = network;
    const run = (images: Float32Array, n: number) => network.run(prepareImages(images, n, inputSize ** 2, channels, features.input), n);
    return { imageSize: inputSize, features: network.features, imagesPerPiece: 8, run, dispose: () => Promise.resolve() };
  }
  const { training } = features;
  const key = record.needs[0];
  const best = key === undefined ? null : await readBest(folder, key);
  if (best === null)
    throw new AppError(
      'run-failed',
      say`The encoder that ‘${record.label}’ reads is missing. Start step ${training.objectives.reconstruction > 0 ? 6 : 2} again; this run can follow then.`,
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

async function storeMissing(
  set: FeatureSet,
  { bank }: StimulusData,
  { augmentation, noise, seed }: RegressionConfiguration,
  network: FrozenNetwork,
  folder: string,
  memory: FeatureMemory,
  control: RunControl,
): Promise<StopState | null> {
  const { stimuli: n, features, copies: wanted } = set;
  const { imageSize, imagesPerPiece } = network;
  const recipe: CopyRecipe = plainRecipe(imageSize, augmentation.minimumSize);
  const checkStop = createStopCheck(control);
  const started = performance.now();
  let [done, computed] = [0, 0];
  const report = (): void => control.progressed(progressOf(done, computed, n * (wanted.clean + wanted.noisy), performance.now() - started));

  const compute = async (isNoisy: boolean, first: number, copies: number): Promise<Float32Array | StopState> => {
    const block = new Float32Array(n * copies * features);
    for (let start = 0; start < n * copies; start += imagesPerPiece) {
      const rows = Math.min(imagesPerPiece, n * copies - start);
      const images = new Float32Array(rows * imageSize ** 2);
      for (let i = 0; i < rows; i++) {
        const [item, copy] = [Math.floor((start + i) / copies), first + ((start + i) % copies)];
        const image = images.subarray(i * imageSize ** 2, (i + 1) * imageSize ** 2);
        renderCopy(bank, item, copy, recipe, seed, image, 0);
        if (isNoisy) corrupt(image, 1, imageSize ** 2, noise, createStream(seed, 'feature-noise', bank.ids[item]!, copy));
      }
      block.set(await network.run(images, rows), start * features);
      done += rows;
      computed += rows;
      report();
      const stop = await checkStop();
      if (stop !== null) return stop;
    }
    return block;
  };

  for (const kind of ['clean', 'noisy'] as const) {
    const start = kind === 'noisy' ? 1 : 0; // copy 0 is the drawing itself, which regressions do not learn from
    for (const { first, copies } of blocksOf(set, kind)) {
      if ((await readBlock(folder, set, kind, { first, copies }, memory)) !== null) {
        done += n * copies;
        continue;
      }
      const data = await compute(kind === 'noisy', start + first, copies);
      if (typeof data === 'string') return data;
      await storeBlock(folder, set, kind, { first, copies, data }, memory);
    }
  }
  return null;
}

function progressOf(done: number, computed: number, total: number, elapsedMs: number): RunProgress {
  const remainingMs = computed < 16 ? null : (elapsedMs / computed) * (total - done);
  return { phase: 'features', done, total, fraction: (0.9 * done) / total, remainingMs };
}
