/** Chooses how the training step is written down: blocked where the processor allows and it has proved right here, else plain. */
import { describeNetwork } from '../../../core/network/describe-network';
import { phrase } from '../../../contract/message';
import type { NetworkDescription } from '../../../core/network/description';
import { initialState } from '../../../core/network/initial-state';
import { createStream } from '../../../core/random/stream';
import type { Objectives, TrainingBatch, TrainingState } from '../../engine';
import { suitsBlocks } from '../blocked/blocked-layout';
import { findBlockSize } from '../blocked/block-size';
import { createOnnxProgram } from '../training/onnx-program';
import { createSessionPool } from '../machine/sessions';
import type { Formulation } from './graph-context';

/** 'blocked' is fastest but depends on the processor, 'plain' suits any CPU, 'portable' uses no operator that a GPU lacks. */
export type FormulationName = 'blocked' | 'plain' | 'portable';

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
  findBlock: () => Promise<number | null> = findBlockSize,
): FormulationChoice {
  let size: Promise<number | null> | null = null;
  const passed = new Map<boolean, Promise<boolean>>(); // the decoder or the encoder
  const passes = (block: number, decoder: boolean) => {
    const check = passed.get(decoder) ?? passesCheck(block, decoder, log);
    passed.set(decoder, check);
    return check;
  };
  return {
    async choose(network) {
      if (device !== 'cpu' || wanted === 'portable') return portable;
      if (wanted === 'plain') return plain;
      size ??= blockSizeOrSay(findBlock, log);
      const block = await size;
      if (block === null || !suitsBlocks(network, block)) return plain;
      const isTrusted = (await passes(block, false)) && (network.decoder.length === 0 || (await passes(block, true)));
      return isTrusted ? { pooling: 'indices', block } : plain;
    },
  };
}

async function blockSizeOrSay(findBlock: () => Promise<number | null>, log: (sentence: string) => void): Promise<number | null> {
  const block = await findBlock();
  if (block === null)
    log(phrase`This processor has no blocked convolutions; training uses the plain formulation, at about half the speed.`);
  return block;
}

async function passesCheck(block: number, decoder: boolean, log: (sentence: string) => void): Promise<boolean> {
  const difference = await compareFormulations(block, decoder).catch((error: unknown) => phrase`the runtime refuses it: ${oneLine(error)}`);
  if (typeof difference === 'number' && difference < largestDifference) return true;
  const found = typeof difference === 'number' ? phrase`its gradients differ by ${difference.toExponential(1)}` : difference;
  log(phrase`The blocked formulation failed its check on this processor (${found}); training uses the plain one, at about half the speed.`);
  return false;
}

/** What the runtime says is meant for its makers; the beginning is enough to find the place. */
function oneLine(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
  return text.length <= 120 ? text : `${text.slice(0, 120)}…`;
}

const largestDifference = 1e-4; // measured: 2e-6

/**
 * One training step and one evaluation of a small network in both formulations: largest distance of any parameter's gradient (the first
 * moment after one step from zero) or of the bottleneck, relative, in the Euclidean norm. A wrong block size does not stop the runtime,
 * it only gives wrong numbers.
 */
export async function compareFormulations(block: number, decoder: boolean): Promise<number> {
  // The narrowest width at which every layer of the encoder, or of encoder and decoder, has whole blocks; for the encoder the smallest
  // image whose convolutions are taken in tiles.
  const imageSize = decoder ? 58 : 141;
  const spec = { imageSize, widthMultiplier: block / (decoder ? 32 : 64), bottleneck: 8, dims: 2, classes: 3, encoderDropout: 0 };
  const network = describeNetwork({ ...spec, decoder, decoderDropout: 0 });
  const state = stateWithBiases(network);
  const blocked = await results(network, state, { pooling: 'indices', block }, block);
  const expected = await results(network, state, plain, block);
  let worst = 0;
  for (const [name, b] of Object.entries(expected)) {
    const a = blocked[name] ?? new Float32Array();
    let difference = 0;
    let norm = 1e-30;
    for (let i = 0; i < b.length; i++) {
      difference += ((a[i] ?? NaN) - (b[i] ?? NaN)) ** 2;
      norm += (b[i] ?? NaN) ** 2;
    }
    worst = Math.max(worst, Number.isNaN(difference) ? Infinity : Math.sqrt(difference / norm));
  }
  return worst;
}

/** Biases of some size keep units away from the kink of the ReLU, where rounding alone would change gradients. */
function stateWithBiases(network: NetworkDescription): TrainingState {
  const stream = createStream(1, 'self-check');
  const state = initialState(network, stream);
  for (const { name } of network.parameters) {
    const data = state.weights[name]?.data;
    if (name.endsWith('/bias')) data?.forEach((_, i) => (data[i] = 0.2 * stream.uniform()));
  }
  return state;
}

const objectives: Objectives = {
  weights: { classification: 1, reconstruction: 1, mapping: 1 },
  encoderDecay: 0,
  decoderDecay: 0,
  learningRate: 1e-3,
  secondCorpusClasses: null,
};

async function results(
  network: NetworkDescription,
  state: TrainingState,
  formulation: Formulation,
  rows: number,
): Promise<Record<string, Float32Array>> {
  const pool = createSessionPool({ device: 'cpu', threads: 1 });
  try {
    const program = createOnnxProgram(pool, formulation, network, objectives, rows);
    const batch = checkBatch(network, rows);
    await program.load(state);
    const { bottleneck } = await program.evaluate(batch.images);
    await program.steps([batch]);
    const { firstMoments } = await program.save();
    await program.dispose();
    return { bottleneck, ...Object.fromEntries(Object.entries(firstMoments).map(([name, { data }]) => [name, data])) };
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
