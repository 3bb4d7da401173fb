/** runs/<key>/result.json: a hash of every file of a finished run, so that a result that travelled is the one that was computed. */
import { cpus } from 'node:os';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { resultFiles, resultSealSchema, type ResultFile, type ResultSeal, type StoredFile } from '../../contract/running/jobs';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { readBytesIfThere, readSecondary } from '../files/read-json';
import { sha256 } from './run-key';
import { runFile } from './run-store';
import { writeJson } from '../files/write-atomic';

/** Of a run that is done. */
export async function sealResult(folder: string, { key, engine }: Pick<RunRecord, 'key' | 'engine'>, program: string): Promise<void> {
  const files: ResultSeal['files'] = [];
  for (const path of resultFiles) {
    const bytes = await readResultFile(folder, key, path);
    if (bytes !== null) files.push({ path, ...measure(bytes) });
  }
  const processor = cpus()[0]?.model.trim() ?? 'unknown';
  await writeSeal(folder, { schemaVersion: 1, key, program, engine, processor, files });
}

export async function writeSeal(folder: string, seal: ResultSeal): Promise<void> {
  await writeJson(runFile(folder, seal.key, 'result.json'), resultSealSchema, seal);
}

/** Null when there is none, or it is damaged. */
export async function readSeal(folder: string, key: RunKey): Promise<ResultSeal | null> {
  return readSecondary(runFile(folder, key, 'result.json'), resultSealSchema);
}

/** The sealed files with their bytes. AppError 'bad-input' when one is missing or is not the one that was sealed. */
export async function readSealed(folder: string, seal: ResultSeal): Promise<Map<ResultFile, Uint8Array>> {
  const read = new Map<ResultFile, Uint8Array>();
  for (const { path, bytes: length, sha256: hash } of seal.files) {
    const bytes = await readResultFile(folder, seal.key, path);
    const place = runFile(folder, seal.key, ...path.split('/'));
    if (bytes === null)
      throw new AppError('bad-input', say`${place} is missing, so this result is not whole. Copy the folder of the run again.`);
    if (bytes.length !== length || sha256(bytes) !== hash)
      throw new AppError(
        'bad-input',
        say`${place} is not the file that was computed: it was cut off or altered on the way. Copy the folder of the run again.`,
      );
    read.set(path, bytes);
  }
  return read;
}

export async function readResultFile(folder: string, key: RunKey, path: ResultFile): Promise<Uint8Array | null> {
  return readBytesIfThere(runFile(folder, key, ...path.split('/')));
}

export function measure(bytes: Uint8Array): Omit<StoredFile, 'path'> {
  return { bytes: bytes.length, sha256: sha256(bytes) };
}
