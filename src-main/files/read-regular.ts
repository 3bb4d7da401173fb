/** Reads files of unknown origin: only regular ones, only up to a size, and never waiting for one that does not answer. */
import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { AppError } from '../contract/app-error';
import { phrase, say } from '../contract/message';

const mebibyte = 2 ** 20;
/** Bytes. A matter of what can be right, not of what this machine can hold. */
export const largest = { drawing: 50 * mebibyte, text: 256 * mebibyte, network: 1024 * mebibyte, any: 2048 * mebibyte - 1 } as const;

/**
 * The whole content. Throws AppError 'bad-input' for a folder, device, pipe or socket and for more than `mostBytes`; errors of the disk,
 * such as ENOENT, pass through.
 */
export async function readRegular(path: string, mostBytes: number = largest.any): Promise<Buffer<ArrayBuffer>> {
  const handle = await openRegular(path, mostBytes);
  try {
    return await readWhole(handle, path, mostBytes);
  } finally {
    await handle.close();
  }
}

/** The same look without reading. */
export async function statRegular(path: string, mostBytes: number = largest.any): Promise<Stats> {
  const info = await stat(path);
  refuseUnusable(info, path, mostBytes);
  return info;
}

/** Looks before it opens, because opening some devices already does something, and after, in case another file came between. */
export async function openRegular(path: string, mostBytes: number = largest.any): Promise<FileHandle> {
  await statRegular(path, mostBytes);
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    refuseUnusable(await handle.stat(), path, mostBytes);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readWhole(handle: FileHandle, path: string, mostBytes: number): Promise<Buffer<ArrayBuffer>> {
  const { size } = await handle.stat();
  let bytes = Buffer.alloc(size);
  let at = 0;
  for (;;) {
    if (at === bytes.length) {
      const more = Buffer.alloc(1);
      if ((await handle.read(more, 0, 1, at)).bytesRead === 0) return bytes;
      if (at >= mostBytes) throw tooLarge(path, mostBytes);
      const grown = Buffer.alloc(Math.min(mostBytes, Math.max(4096, 2 * at))); // it grew since it was looked at
      bytes.copy(grown);
      more.copy(grown, at++);
      bytes = grown;
      continue;
    }
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
    if (bytesRead === 0) return bytes.subarray(0, at);
    at += bytesRead;
  }
}

function refuseUnusable(info: Stats, path: string, mostBytes: number): void {
  if (info.isDirectory())
    throw new AppError('bad-input', say`${path} is a folder, but a file is needed there. Move the folder away and put the file back.`);
  if (!info.isFile())
    throw new AppError('bad-input', say`${path} is not a regular file but ${kindOf(info)}, so it is not read. Put the file itself there.`);
  if (info.size > mostBytes) throw tooLarge(path, mostBytes);
}

function kindOf(info: Stats): string {
  if (info.isFIFO()) return phrase`a pipe`;
  if (info.isSocket()) return phrase`a socket`;
  return phrase`a device`;
}

function tooLarge(path: string, mostBytes: number): AppError {
  return new AppError(
    'bad-input',
    say`${path} is larger than ${Math.floor(mostBytes / mebibyte)} MB, so it is not read. Make it smaller or take it out.`,
  );
}
