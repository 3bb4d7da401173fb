/** Chooses how the training step is written down: blocked where the processor allows and it has proved right here, else plain. */
import { describeNetwork } from '../../core/network/describe-network';
import type { NetworkDescription } from '../../core/network/description';
import { initialState } from '../../core/network/initial-state';
import { createStream } from '../../core/random/stream';
import type { Objectives, TrainingBatch, TrainingState } from '../engine';
import { suitsBlocks } from './blocked/blocked-layout';
import { findBlockSize } from './blocked/block-size';
import { createOnnxProgram } from './onnx-program';
import { createSessionPool } from './sessions';
import type { GraphOptions } from './training-graph';

/** 'blocked' is fastest but depends on the processor, 'plain' suits any CPU, 'portable' uses no operator that a GPU lacks. */
export type FormulationName = 'blocked' | 'plain' | 'portable';
export type Formulation = Pick<GraphOptions, 'pooling' | 'block'>;

export interface FormulationChoice {
  /** The formulation for a network; always one that works. */
  choose(network: NetworkDescription): Promise<Formulation>;
}

const plain: Formulation = { pooling: 'indices', block: null };
const portable: Formulation = { pooling: 'comparison', block: null };

/** `wanted` null takes the fastest; `log` hears a sentence when the blocked formulation had to be given up. */
export function createFormulationChoice(
  device: string,
  wanted: FormulationName | null,
  log: (sentence: string) => void,
): FormulationChoice {
  let checked: Promise<number | null> | null = null;
  return {
    async choose(network) {
      if (device !== 'cpu' || wanted === 'portable') return portable;
      if (wanted === 'plain') return plain;
      checked ??= checkedBlockSize(log);
      const block = await checked;
      return block !== null && suitsBlocks(network, block) ? { pooling: 'indices', block } : plain;
    },
  };
}

async function checkedBlockSize(log: (sentence: string) => void): Promise<number | null> {
  const block = await findBlockSize();
  if (block === null) {
    log('This processor has no blocked convolutions; training uses the plain formulation, at about half the speed.');
    return null;
  }
  const difference = await compareFormulations(block).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (typeof difference === 'number' && difference < largestDifference) return block;
  const found = typeof difference === 'number' ? `its gradients differ by ${difference.toExponential(1)}` : difference;
  log(`The blocked formulation failed its check on this processor (${found}); training uses the plain one, at about half the speed.`);
  return null;
}

const largestDifference = 1e-4; // relative to the largest gradient of each parameter; measured: 2e-6

/**
 * One training step of a small network in both formulations: largest difference of any gradient (the first moment after one step from
 * zero), relative to the largest value of that parameter. A wrong block size does not stop the runtime, it only gives wrong numbers.
 */
export async function compareFormulations(block: number): Promise<number> {
  const spec = { imageSize: 58, widthMultiplier: block / 64, bottleneck: 8, dims: 2, classes: 3, encoderDropout: 0, decoderDropout: 0 };
  const network = describeNetwork({ ...spec, decoder: false });
  const state = initialState(network, createStream(1, 'self-check'));
  const blocked = await gradients(network, state, { pooling: 'indices', block }, block);
  const expected = await gradients(network, state, plain, block);
  let worst = 0;
  for (const { name } of network.parameters) {
    const [a, b] = [blocked[name]?.data ?? new Float32Array(), expected[name]?.data ?? new Float32Array()];
    const largest = b.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
    const error = b.reduce((most, value, i) => Math.max(most, Math.abs(value - (a[i] ?? NaN))), 0);
    worst = Math.max(worst, Number.isNaN(error) ? Infinity : error / largest);
  }
  return worst;
}

const objectives: Objectives = {
  weights: { classification: 1, reconstruction: 0, mapping: 1 },
  encoderDecay: 0,
  decoderDecay: 0,
  learningRate: 1e-3,
  secondCorpusClasses: null,
};

async function gradients(
  network: NetworkDescription,
  state: TrainingState,
  formulation: Formulation,
  rows: number,
): Promise<TrainingState['firstMoments']> {
  const pool = createSessionPool({ device: 'cpu', threads: 1 });
  try {
    const program = await createOnnxProgram(pool, formulation, network, objectives, rows);
    await program.load(state);
    await program.step(checkBatch(network, rows));
    const { firstMoments } = await program.save();
    await program.dispose();
    return firstMoments;
  } finally {
    await pool.dispose();
  }
}

/** Noise on the upper half, white paper below, where all pixels of a pooling window tie. */
function checkBatch(network: NetworkDescription, rows: number): TrainingBatch {
  const { imageSize, dims, classes } = network.spec;
  const stream = createStream(1, 'self-check', 'batch');
  const ones = new Float32Array(rows).fill(1);
  const pixels = imageSize ** 2;
  return {
    images: Float32Array.from({ length: rows * pixels }, (_, i) => (i % pixels < pixels / 2 ? stream.uniform() : 1)),
    cleanImages: null,
    labels: Int32Array.from({ length: rows }, () => stream.integer(classes)),
    classificationWeights: ones,
    secondCorpusWeights: null,
    mappingTargets: Float32Array.from({ length: rows * dims }, () => stream.normal()),
    mappingWeights: ones,
    reconstructionWeights: ones,
    dropoutMasks: {},
  };
}
