/** How fast an engine trains and evaluates a network on this machine: what `auto` chooses by and the bench reports. */
import type { NetworkDescription } from '../core/network/description';
import { dropoutMasks, initialState } from '../core/network/initial-state';
import { createStream } from '../core/random/stream';
import type { Engine, Objectives, TrainingBatch } from './engine';

export interface Measurement {
  readonly trainImagesPerSecond: number; // median call
  readonly evaluateImagesPerSecond: number;
  /** Compiling and the first step, which every run pays once. */
  readonly startMs: number;
  readonly steps: number;
}

/**
 * Trains on noise for about `seconds`, then evaluates images for a quarter of that. Three repetitions of each at least, one where
 * that takes four times as long as asked for. `now` is a clock in milliseconds.
 */
export async function measureEngine(
  engine: Engine,
  network: NetworkDescription,
  objectives: Objectives,
  options: { readonly batchSize: number; readonly seconds: number; readonly now: () => number },
): Promise<Measurement> {
  const { batchSize, now } = options;
  const batch = noiseBatch(network, batchSize);
  const started = now();
  const program = await engine.compile(network, objectives, batchSize);
  try {
    await program.load(initialState(network, createStream(1, 'measure')));
    await program.steps([batch]);
    const startMs = now() - started;
    const together = Array.from({ length: program.batchesPerCall }, () => batch);
    const training = await repeat(options.seconds, now, () => program.steps(together));
    const rows = Math.min(batchSize, evaluationRows);
    const images = batch.images.subarray(0, rows * network.spec.imageSize ** 2);
    await program.evaluate(images);
    const evaluation = await repeat(options.seconds / 4, now, () => program.evaluate(images));
    return {
      trainImagesPerSecond: (1000 * together.length * batchSize) / median(training),
      evaluateImagesPerSecond: (1000 * rows) / median(evaluation),
      startMs,
      steps: together.length * training.length,
    };
  } finally {
    await program.dispose();
  }
}

/** As many images at a time as engines take together anyway. */
const evaluationRows = 32;

/** At least three times, or once where that takes longer than all of `seconds` four times over; durations in milliseconds. */
export async function repeat(seconds: number, now: () => number, action: () => Promise<unknown>): Promise<number[]> {
  const durations: number[] = [];
  const end = now() + 1000 * seconds;
  const patience = now() + 4000 * seconds;
  while (now() < end || (durations.length < 3 && (durations.length === 0 || now() < patience))) {
    const before = now();
    await action();
    durations.push(now() - before);
  }
  return durations;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function noiseBatch(network: NetworkDescription, rows: number): TrainingBatch {
  const stream = createStream(1, 'measure', 'batch');
  const { imageSize, dims, classes } = network.spec;
  const ones = () => new Float32Array(rows).fill(1);
  const images = Float32Array.from({ length: rows * imageSize ** 2 }, () => stream.uniform());
  return {
    images,
    cleanImages: network.decoder.length > 0 ? images : null,
    labels: Int32Array.from({ length: rows }, () => stream.integer(Math.max(1, classes))),
    classificationWeights: ones(),
    secondCorpusWeights: ones(),
    mappingTargets: Float32Array.from({ length: rows * dims }, () => stream.normal()),
    mappingWeights: ones(),
    reconstructionWeights: ones(),
    dropoutMasks: dropoutMasks(network, rows, stream),
  };
}
