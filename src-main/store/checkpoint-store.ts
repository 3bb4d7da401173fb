/** runs/<key>/checkpoint/{last,best}.safetensors: what a training continues from, and what it is evaluated with. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunKey } from '../contract/run';
import { readBytesIfThere } from './read-json';
import { runFolder } from './run-store';
import { decodeSafetensors, encodeSafetensors, type StoredTensor, type TensorRecord } from './safetensors';
import { writeAtomic } from './write-atomic';

export type CheckpointName = 'last' | 'best';
export interface Checkpoint {
  readonly tensors: Record<string, StoredTensor>;
  readonly metadata: Record<string, string>;
}

export async function writeCheckpoint(
  folder: string,
  key: RunKey,
  name: CheckpointName,
  tensors: TensorRecord,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  await writeAtomic(checkpointPath(folder, key, name), encodeSafetensors(tensors, metadata));
}

/** Null when there is none. */
export async function readCheckpoint(folder: string, key: RunKey, name: CheckpointName): Promise<Checkpoint | null> {
  const path = checkpointPath(folder, key, name);
  const bytes = await readBytesIfThere(path);
  return bytes === null ? null : decodeSafetensors(bytes, path);
}

export async function hasCheckpoint(folder: string, key: RunKey, name: CheckpointName): Promise<boolean> {
  return stat(checkpointPath(folder, key, name)).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

export function checkpointPath(folder: string, key: RunKey, name: CheckpointName): string {
  return join(runFolder(folder, key), 'checkpoint', `${name}.safetensors`);
}
