/** Writing files so that a reader, a crash or a full disk never meets half of one. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { phrase } from '../../contract/message';

/**
 * Temporary file beside the target, all bytes, fsync, rename. The old content stays until the new one is complete.
 * Written here and not taken from `write-file-atomic`, because that package writes with one call and does not look at how many
 * bytes arrived: on a nearly full disk it renames a shortened file over the good one (tried with 8.0.0 on a small tmpfs).
 * With `keepOldAs` the old content stays under that name; a crash between the two renames leaves it there and `path` absent.
 */
export async function writeAtomic(path: string, data: string | Uint8Array, keepOldAs?: string): Promise<void> {
  await writeAtomicWith(path, (handle) => handle.writeFile(data), keepOldAs);
}

/** The same for what does not fit into memory: `write` is given the temporary file. */
export async function writeAtomicWith(path: string, write: (handle: FileHandle) => Promise<void>, keepOldAs?: string): Promise<void> {
  const temporary = temporaryName(path);
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(temporary, 'wx');
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (keepOldAs !== undefined) await renameIfThere(path, keepOldAs);
    await renameWithPatience(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // the first error is the one to report
    throw diskError(error, path);
  }
}

/** Checks the value against its schema before writing: what could not be read back is a bug and is never written. */
export async function writeJson<S extends z.ZodType>(path: string, schema: S, value: z.output<S>): Promise<void> {
  await writeAtomic(path, `${JSON.stringify(schema.parse(value), null, 2)}\n`);
}

/** A file name that no other write of any process uses, on any machine: numbers of processes repeat from one to the next. */
export function temporaryName(path: string): string {
  return `${path}.${randomUUID()}.tmp`;
}

/** Names what could not be written, why, and what to do; errors that already say so pass through. */
export function diskError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return new AppError('disk', diskSentence(code, path, error), { cause: error });
}

/** Of an error of `diskError`. */
export function isDiskFull(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : error;
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT');
}

function diskSentence(code: string, path: string, error: unknown): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return phrase`The disk is full: ${path} could not be written. Free some space and try again; what was there before is untouched.`;
    case 'EACCES':
    case 'EPERM':
      return phrase`No permission to write ${path}. Change the rights of that folder, or choose another one.`;
    case 'EROFS':
      return phrase`${path} is on a disk that cannot be written to. Choose a folder on another disk.`;
    case 'ENAMETOOLONG':
      return phrase`The name ${path} is too long for this disk. Choose a shorter folder or name.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return phrase`${path} cannot be written because a file stands where a folder is needed. Move that file away, or choose another folder.`;
    default:
      return phrase`${path} could not be written: ${error instanceof Error ? error.message : String(error)}. Check the disk and try again.`;
  }
}

/** Virus scanners on Windows hold a new file open for a moment; there, and only there, trying again helps. */
async function renameWithPatience(from: string, to: string): Promise<void> {
  const attempts = process.platform === 'win32' ? 10 : 1;
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      await wait(20 * attempt);
    }
  }
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await renameWithPatience(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** Makes the rename itself survive a power cut; Windows does not offer this for folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
