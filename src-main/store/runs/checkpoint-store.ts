/** runs/<key>/checkpoint/{last,previous,best}.safetensors: what a training continues from, and what it is evaluated with. */
import { rm, stat } from 'node:fs/promises';
import type { RunKey } from '../../contract/running/run';
import { readBytesIfThere } from '../files/read-json';
import { runFile } from './run-store';
import { decodeSafetensors, sealSafetensors, type StoredTensor, type TensorRecord } from '../files/safetensors';
import { writeAtomic } from '../files/write-atomic';

/** 'previous' is the 'last' before the last, for the day when the last one turns out to be damaged. */
export type CheckpointName = 'last' | 'previous' | 'best';
export interface Checkpoint {
  readonly tensors: Record<string, StoredTensor>;
  readonly metadata: Record<string, string>;
}

/** Sealed with a checksum. Writing 'last' keeps what was 'last' as 'previous'. */
export async function writeCheckpoint(
  folder: string,
  key: RunKey,
  name: 'last' | 'best',
  tensors: TensorRecord,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const previous = name === 'last' ? checkpointPath(folder, key, 'previous') : undefined;
  await writeAtomic(checkpointPath(folder, key, name), sealSafetensors(tensors, metadata), previous);
}

/** What a run that is done needs no more. */
export async function dropPrevious(folder: string, key: RunKey): Promise<void> {
  await rm(checkpointPath(folder, key, 'previous'), { force: true }).catch(() => undefined);
}

/** Null when there is none; AppError 'project-unreadable' when it is cut off or altered. */
export async function readCheckpoint(folder: string, key: RunKey, name: CheckpointName): Promise<Checkpoint | null> {
  const path = checkpointPath(folder, key, name);
  const bytes = await readBytesIfThere(path);
  return bytes === null ? null : decodeSafetensors(bytes, path);
}

/** By the clock of the disk; null when there is none. */
export async function checkpointSavedAtMs(folder: string, key: RunKey): Promise<number | null> {
  return stat(checkpointPath(folder, key, 'last')).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

export async function hasCheckpoint(folder: string, key: RunKey, name: CheckpointName): Promise<boolean> {
  return stat(checkpointPath(folder, key, name)).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

export function checkpointPath(folder: string, key: RunKey, name: CheckpointName): string {
  return runFile(folder, key, 'checkpoint', `${name}.safetensors`);
}
