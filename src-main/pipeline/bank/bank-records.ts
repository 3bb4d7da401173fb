/** The records of a bank: in memory that threads share, or, where there are many, left in their file and read one by one. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** Opened files have the same number in all threads. The system's own cache keeps what is read often. */
export interface RecordFile {
  readonly descriptor: number;
  readonly start: number; // of the first record
}

export type Records = Uint8Array | RecordFile;

/** Of a bank, what its records are read by: image i lies from offsets[i] to offsets[i + 1]. */
interface Stored {
  readonly records: Records;
  readonly offsets: Float64Array;
}

/** The bytes of one image's record, until the next is asked for in this thread. */
export function recordOf({ records, offsets }: Stored, item: number): Uint8Array {
  const [from, to] = [offsets[item]!, offsets[item + 1]!];
  if (records instanceof Uint8Array) return records.subarray(from, to);
  const length = to - from;
  if (scratch.length < length) scratch = new Uint8Array(2 * length);
  for (let at = 0; at < length;) {
    const read = readSync(records.descriptor, scratch, at, length - at, records.start + from + at);
    if (read === 0) throw new Error('the file of decoded images ends too early');
    at += read;
  }
  return scratch.subarray(0, length);
}

let scratch = new Uint8Array(0);

/** Leaves the records in the file, which stays open even if another takes its place; null when one already has taken the place of `checked`. */
export async function leaveInFile(file: string, checked: FileHandle, start: number): Promise<RecordFile | null> {
  const descriptor = openSync(file, 'r');
  const [now, then] = [fstatSync(descriptor), await checked.stat()];
  if (now.ino === then.ino && now.mtimeMs === then.mtimeMs) return { descriptor, start };
  closeSync(descriptor);
  return null;
}

/** Nobody may read from them afterwards. */
export function closeRecords(records: Records): void {
  if (!(records instanceof Uint8Array)) closeSync(records.descriptor);
}
