/** The file that keeps decoded images between runs. It may be deleted at any time; a damaged or outdated one counts as absent. */
import { createHash, randomUUID, type Hash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { leaveInFile, type Records } from './bank-records';
import { groupBy } from '../../core/corpora/group-by';
import { decoderName } from '../decode/decode-image';

export interface CachedImage {
  readonly id: string;
  readonly file: string; // hash of the path it was read from
  readonly stamp: string; // what its place said of it, '' when nothing is known
  readonly digest: string; // of its bytes
  readonly problem: string | null;
  readonly length: number; // of its record; 0 for an unreadable image
}

export interface BankCache {
  readonly images: readonly CachedImage[];
  /** All records, one after the other; whoever asked for them closes them. */
  readonly records: Records;
}

/** What can be told without reading the images. */
export interface BankSummary {
  readonly images: number;
  readonly problems: readonly { readonly id: string; readonly message: string }[];
  /** Images whose bytes also stand elsewhere in the bank, in groups of ids. */
  readonly twins: readonly (readonly string[])[];
}

export interface BankWriter {
  append(record: Uint8Array): Promise<void>;
  /** Puts the new file in the place of the old one. */
  finish(images: readonly CachedImage[]): Promise<void>;
  abandon(): Promise<void>;
}

/*
 * Layout: magic | records | index as JSON | summary as JSON | u32 bytes of index, u32 bytes of summary | SHA-256 of all before.
 * Records come first, so that a large collection is written while it is decoded; they are read straight into shared memory.
 */
const magic = Buffer.from('SHAPEBK2');
const tailLength = 8 + 32;
const chunkBytes = 4 * 2 ** 20;

interface CacheIndex {
  readonly decoder: string;
  readonly images: readonly CachedImage[];
}

/** Banks of this size and less are held in memory: those of two full sketch corpora would take some gigabytes. */
const mostInMemory = 128 * 2 ** 20; // bytes

/** Reads and checks the whole file. Null when there is no usable cache. Throws AppError 'not-available' when there is not enough memory for it. */
export async function readBankCache(file: string, mostBytes = mostInMemory): Promise<BankCache | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const layout = await readLayout(handle);
    if (layout === null) return null;
    const hash = createHash('sha256').update(magic);
    const held = layout.recordBytes <= mostBytes ? allocate(layout.recordBytes) : null;
    const isWhole = held === null ? await readPast(handle, layout.recordBytes, hash) : await readInto(handle, held, magic.length, hash);
    if (!isWhole) return null;
    const rest = new Uint8Array(layout.indexBytes + layout.summaryBytes + 8);
    if (!(await readInto(handle, rest, magic.length + layout.recordBytes, hash))) return null;
    if (!hash.digest().equals(layout.digest)) return null;
    // Right checksum: this very program wrote it, so its shape needs no further proof.
    const index = JSON.parse(Buffer.from(rest.buffer, 0, layout.indexBytes).toString('utf8')) as CacheIndex;
    if (index.decoder !== decoderName) return null;
    const records = held ?? (await leaveInFile(file, handle, magic.length));
    return records === null ? null : { images: index.images, records };
  } finally {
    await handle.close();
  }
}

/** Quick, and therefore without proof of the checksum: for showing only. Null when there is no usable cache. */
export async function readBankSummary(file: string): Promise<BankSummary | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const layout = await readLayout(handle);
    if (layout === null) return null;
    const bytes = Buffer.alloc(layout.summaryBytes);
    await handle.read(bytes, 0, bytes.length, magic.length + layout.recordBytes + layout.indexBytes);
    return JSON.parse(bytes.toString('utf8')) as BankSummary;
  } catch {
    return null; // damaged: the next run decodes again
  } finally {
    await handle.close();
  }
}

/** Throws AppError 'disk'. */
export async function createBankWriter(file: string): Promise<BankWriter> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  const hash = createHash('sha256');
  let handle: FileHandle;
  try {
    await mkdir(dirname(file), { recursive: true });
    await removeAbandoned(file);
    handle = await open(temporary, 'wx');
  } catch (error) {
    throw diskFailure(file, error);
  }
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    hash.update(bytes);
    await handle.appendFile(bytes);
  };
  /** One write per record would be slow. */
  const put = async (bytes: Uint8Array): Promise<void> => {
    waiting.push(bytes);
    waitingBytes += bytes.length;
    if (waitingBytes >= chunkBytes) await flush();
  };
  const abandon = async (): Promise<void> => {
    await handle.close().catch(() => undefined); // closed already when the renaming failed
    await rm(temporary, { force: true }).catch(() => undefined); // the first failure is the one to tell of
  };
  const orAbandon = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await abandon();
      throw diskFailure(file, error);
    }
  };
  await orAbandon(() => put(magic));
  return {
    append: (record) => orAbandon(() => put(record)),
    abandon,
    finish: (images) =>
      orAbandon(async () => {
        const index = Buffer.from(JSON.stringify({ decoder: decoderName, images } satisfies CacheIndex));
        const summary = Buffer.from(JSON.stringify(summarise(images)));
        const lengths = Buffer.alloc(8);
        lengths.writeUInt32LE(index.length, 0);
        lengths.writeUInt32LE(summary.length, 4);
        for (const part of [index, summary, lengths]) await put(part);
        await flush();
        await handle.appendFile(hash.digest());
        await handle.sync();
        await handle.close();
        await rename(temporary, file);
      }),
  };
}

function summarise(images: readonly CachedImage[]): BankSummary {
  const problems = images.flatMap(({ id, problem }) => (problem === null ? [] : [{ id, message: problem }]));
  const byBytes = groupBy(
    images.filter(({ length }) => length > 0),
    ({ digest }) => digest,
  );
  const twins = [...byBytes.values()].filter((group) => group.length > 1).map((group) => group.map(({ id }) => id));
  return { images: images.length, problems, twins };
}

interface Layout {
  readonly recordBytes: number;
  readonly indexBytes: number;
  readonly summaryBytes: number;
  readonly digest: Buffer;
}

async function readLayout(handle: FileHandle): Promise<Layout | null> {
  const { size } = await handle.stat();
  if (size < magic.length + tailLength) return null;
  const start = Buffer.alloc(magic.length);
  await handle.read(start, 0, start.length, 0);
  const tail = Buffer.alloc(tailLength);
  await handle.read(tail, 0, tailLength, size - tailLength);
  const [indexBytes, summaryBytes] = [tail.readUInt32LE(0), tail.readUInt32LE(4)];
  const recordBytes = size - magic.length - tailLength - indexBytes - summaryBytes;
  return start.equals(magic) && recordBytes >= 0 ? { recordBytes, indexBytes, summaryBytes, digest: tail.subarray(8) } : null;
}

async function readPast(handle: FileHandle, length: number, hash: Hash): Promise<boolean> {
  const piece = new Uint8Array(Math.min(chunkBytes, length));
  for (let at = 0; at < length; at += piece.length)
    if (!(await readInto(handle, piece.subarray(0, Math.min(piece.length, length - at)), magic.length + at, hash))) return false;
  return true;
}

async function readInto(handle: FileHandle, target: Uint8Array, position: number, hash: Hash): Promise<boolean> {
  for (let at = 0; at < target.length;) {
    const { bytesRead } = await handle.read(target, at, Math.min(chunkBytes, target.length - at), position + at);
    if (bytesRead === 0) return false;
    hash.update(target.subarray(at, at + bytesRead));
    at += bytesRead;
  }
  return true;
}

function allocate(bytes: number): Uint8Array {
  try {
    return new Uint8Array(new SharedArrayBuffer(bytes));
  } catch (error) {
    const message = phrase`The images need ${Math.ceil(bytes / 2 ** 20)} MB of memory, more than is free. Close other programs or use fewer images.`;
    throw new AppError('not-available', message, { cause: error });
  }
}

/** What a program that was ended half-way left behind; younger files may be another process's work. */
async function removeAbandoned(file: string): Promise<void> {
  const hourAgo = Date.now() - 3_600_000;
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue;
    const path = join(dirname(file), name);
    const info = await stat(path).catch(() => null); // its owner may have finished meanwhile
    if (info !== null && info.mtimeMs < hourAgo) await rm(path, { force: true });
  }
}

function diskFailure(file: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError(
    'disk',
    say`The decoded images could not be saved in ${file}: ${reason}. Free some disk space or check the folder's rights.`,
    { cause: error },
  );
}
