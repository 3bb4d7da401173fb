/** What a training writes down to continue bit by bit, and to be evaluated with. */
import { z } from 'zod';
import { AppError } from '../contract/app-error';
import type { RunKey } from '../contract/run';
import { describeNetwork } from '../core/network/describe-network';
import type { NetworkDescription, NetworkSpec } from '../core/network/description';
import type { Tensor, TrainingState } from '../core/network/training-state';
import { readCheckpoint, writeCheckpoint } from '../store/checkpoint-store';

const positionSchema = z.object({
  epoch: z.number().int(), // from 0; the epoch the next batch belongs to
  batch: z.number().int(), // the next batch of that epoch
  sums: z.array(z.number()), // of the losses of the epoch's earlier batches
  best: z.object({ epoch: z.number().int(), value: z.number() }).nullable(), // epoch from 1, as in epochs.csv
});
/** Random draws are named by epoch and batch, so that this is all there is to know besides the state of the network. */
export type TrainingPosition = z.infer<typeof positionSchema>;

const specSchema = z.object({
  imageSize: z.number(),
  widthMultiplier: z.number(),
  bottleneck: z.number(),
  dims: z.number(),
  classes: z.number(),
  decoder: z.boolean(),
  encoderDropout: z.number(),
  decoderDropout: z.number(),
}) satisfies z.ZodType<NetworkSpec>;

export async function writeLast(
  folder: string,
  key: RunKey,
  spec: NetworkSpec,
  state: TrainingState,
  position: TrainingPosition,
): Promise<void> {
  const tensors = { ...prefix('weights', state.weights), ...prefix('first', state.firstMoments), ...prefix('second', state.secondMoments) };
  const metadata = { network: JSON.stringify(spec), position: JSON.stringify(position), step: String(state.step) };
  await writeCheckpoint(folder, key, 'last', tensors, metadata);
}

/** Null when there is none, or none that can be read: the run then starts at its beginning and ends with the same numbers. */
export async function readLast(folder: string, key: RunKey): Promise<{ state: TrainingState; position: TrainingPosition } | null> {
  const checkpoint = await readCheckpoint(folder, key, 'last').catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'project-unreadable') return null;
    throw error;
  });
  if (checkpoint === null) return null;
  const { tensors, metadata } = checkpoint;
  const position = positionSchema.safeParse(parse(metadata.position));
  if (!position.success) return null;
  const state = {
    step: Number(metadata.step),
    weights: pick('weights', tensors),
    firstMoments: pick('first', tensors),
    secondMoments: pick('second', tensors),
  };
  return { state, position: position.data };
}

export async function writeBest(
  folder: string,
  key: RunKey,
  spec: NetworkSpec,
  weights: TrainingState['weights'],
  epoch: number,
): Promise<void> {
  await writeCheckpoint(folder, key, 'best', prefix('weights', weights), { network: JSON.stringify(spec), epoch: String(epoch) });
}

/** The network of a finished training with its best weights, ready to be evaluated. */
export async function readBest(
  folder: string,
  key: RunKey,
): Promise<{ network: NetworkDescription; state: TrainingState; epoch: number } | null> {
  const checkpoint = await readCheckpoint(folder, key, 'best');
  const spec = specSchema.safeParse(parse(checkpoint?.metadata.network));
  if (checkpoint === null || !spec.success) return null;
  const { tensors, metadata } = checkpoint;
  return { network: describeNetwork(spec.data), state: evaluationState(pick('weights', tensors)), epoch: Number(metadata.epoch) };
}

/** Weights alone: Adam's moments play no part in an evaluation. */
function evaluationState(weights: TrainingState['weights']): TrainingState {
  const zeros = Object.fromEntries(
    Object.entries(weights).map(([name, { shape, data }]) => [name, { shape, data: new Float32Array(data.length) }]),
  );
  return { step: 0, weights, firstMoments: zeros, secondMoments: zeros };
}

type Tensors = Readonly<Record<string, Tensor>>;

function prefix(part: string, tensors: Tensors): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [`${part}/${name}`, tensor]));
}

function pick(part: string, tensors: Tensors): Record<string, Tensor> {
  const own = Object.entries(tensors).filter(([name]) => name.startsWith(`${part}/`));
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(part.length + 1), tensor]));
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // the schema that reads it says no
  }
}
