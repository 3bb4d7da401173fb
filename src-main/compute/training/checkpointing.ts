/** What a training writes down to continue bit by bit, and to be evaluated with. */
import { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { describeNetwork } from '../../core/network/describe-network';
import type { NetworkDescription, NetworkSpec } from '../../core/network/description';
import type { Tensor, TrainingState } from '../../core/network/training-state';
import { checkpointPath, readCheckpoint, writeCheckpoint } from '../../store/runs/checkpoint-store';
import { describeIssue } from '../../store/files/read-json';
import { lossNames } from './finite-losses';

const positionSchema = z.object({
  epoch: z.number().int().nonnegative(), // from 0; the epoch the next batch belongs to
  batch: z.number().int().nonnegative(), // the next batch of that epoch
  sums: z.array(z.number()).length(lossNames.length), // of the losses of the epoch's earlier batches
  best: z.object({ epoch: z.number().int().positive(), value: z.number() }).nullable(), // epoch from 1, as in epochs.csv
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
  layout: z.literal('first-study').optional(),
  afterConvolutions: z.literal(true).optional(),
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

/** `batches`: of one epoch. */
export interface TrainingLength {
  readonly epochs: number;
  readonly batches: number;
}

export interface Continued {
  readonly state: TrainingState;
  readonly position: TrainingPosition;
}

/**
 * What to continue from: the last checkpoint, or the one before it when the last is cut off or altered. Null is the beginning, which
 * always leads to the same numbers. `remark` tells people of damage.
 */
export async function readContinuation(
  folder: string,
  { key, label }: Pick<RunRecord, 'key' | 'label'>,
  length: TrainingLength,
): Promise<{ from: Continued | null; remark: string | null }> {
  const last = await tryRead(() => readLast(folder, key, 'last', length));
  if (last.value !== null && (await hasBest(folder, key, last.value.position))) return { from: last.value, remark: null };
  const previous = await tryRead(() => readLast(folder, key, 'previous', length));
  const isUsable = previous.value !== null && (await hasBest(folder, key, previous.value.position));
  const isUntouched = last.value === null && last.damage === null && previous.damage === null;
  if (isUntouched && previous.value === null) return { from: null, remark: null };
  const from = isUsable ? previous.value : null;
  if (isUntouched && from !== null) return { from, remark: null }; // ended between putting the old one aside and the new one in place
  const what = last.damage ?? previous.damage ?? phrase`The best weights are missing or damaged.`;
  const next =
    from === null
      ? phrase`No other checkpoint could be used, so the run began again from its start`
      : phrase`The checkpoint before it was used: epoch ${from.position.epoch + 1}, batch ${from.position.batch + 1}`;
  return { from, remark: phrase`A checkpoint of ‘${label}’ was damaged. ${what} ${next}; its results are not affected.` };
}

async function readLast(folder: string, key: RunKey, name: 'last' | 'previous', length: TrainingLength): Promise<Continued | null> {
  const checkpoint = await readCheckpoint(folder, key, name);
  if (checkpoint === null) return null;
  const { tensors, metadata } = checkpoint;
  const position = positionSchema.safeParse(parse(metadata.position));
  const place = checkpointPath(folder, key, name);
  if (!position.success) throw impossible(place, describeIssue(position.error));
  if (!isWithin(position.data, length))
    throw impossible(place, `epoch ${position.data.epoch + 1}, batch ${position.data.batch + 1} is beyond the end of the training`);
  const state = {
    step: Number(metadata.step),
    weights: pick('weights', tensors),
    firstMoments: pick('first', tensors),
    secondMoments: pick('second', tensors),
  };
  return { state, position: position.data };
}

/** A position is a checkpoint's word, which may have been altered: nothing is counted from one that cannot be. */
function isWithin({ epoch, batch, best }: TrainingPosition, { epochs, batches }: TrainingLength): boolean {
  const isPlace = epoch < epochs ? batch <= batches : epoch === epochs && batch === 0;
  return isPlace && (best === null || best.epoch <= epoch);
}

function impossible(place: string, what: string): AppError {
  return new AppError('project-unreadable', say`${place} says where the training is, and that cannot be: ${what}.`);
}

/** The best weights belong to a later epoch when the run ended between writing them and the checkpoint: that epoch is repeated. */
async function hasBest(folder: string, key: RunKey, { best }: TrainingPosition): Promise<boolean> {
  if (best === null) return true;
  const stored = await tryRead(() => readBest(folder, key));
  return stored.value !== null && stored.value.epoch >= best.epoch;
}

async function tryRead<T>(read: () => Promise<T | null>): Promise<{ value: T | null; damage: string | null }> {
  try {
    return { value: await read(), damage: null };
  } catch (error) {
    if (error instanceof AppError && error.code === 'project-unreadable') return { value: null, damage: error.message };
    throw error;
  }
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
