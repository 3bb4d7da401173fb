/** A zip file, written piece by piece: the same entries give the same bytes. */
import type { FileHandle } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import { writeAtomicWith } from '../../../store/files/write-atomic';

export interface ZipEntry {
  readonly path: string; // '/' as separator
  readonly bytes: Uint8Array;
}

/** What a zip file can count without the extension that not every program reads (APPNOTE.TXT 4.4.1.4). */
const zipLimits = { files: 65_000, bytes: 2 ** 32 - 2 ** 24 };
const pieceBytes = 2 ** 20;
/** The earliest a zip file can tell (APPNOTE.TXT 4.4.6): the time of writing is no part of what is published. */
const noTime = new Date(1980, 0, 1);
const isPacked = /\.(png|jpe?g|webp|gif|pdf|zip)$/i;

/** Answers the size in bytes. What stood at `path` is replaced once the new file is whole. */
export async function writeZip(path: string, entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>, limits = zipLimits): Promise<number> {
  let size = 0;
  await writeAtomicWith(path, async (handle) => {
    size = await fill(handle, entries, limits);
  });
  return size;
}

async function fill(handle: FileHandle, entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>, limits: typeof zipLimits): Promise<number> {
  let size = 0;
  const waiting: Uint8Array[] = [];
  const failures: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) failures.push(error);
    waiting.push(chunk);
  });
  const drain = async (): Promise<void> => {
    if (failures[0] !== undefined) throw failures[0];
    for (const chunk of waiting.splice(0)) {
      size += chunk.length;
      await handle.writeFile(chunk); // all of it, or an error
    }
  };
  let files = 0;
  for await (const { path, bytes } of entries) {
    if (++files > limits.files || size + bytes.length > limits.bytes)
      throw new AppError(
        'not-available',
        say`The study is too large for one zip file (${limits.files} files, 4 GB). Leave out the sketch collections.`,
      );
    const entry = isPacked.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = noTime;
    zip.add(entry);
    for (let at = 0; at === 0 || at < bytes.length; at += pieceBytes) {
      entry.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length);
      await drain();
      await nextTurn();
    }
  }
  zip.end();
  await drain();
  return size;
}
