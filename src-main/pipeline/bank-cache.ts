/** The file that keeps decoded images between runs. It may be deleted at any time; a damaged or outdated one counts as absent. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../contract/app-error';
import { decoderName } from './decode-image';

export interface CachedImage {
  readonly id: string;
  readonly file: string; // hash of the path it was read from
  readonly signature: string; // the file's size and times, '' when they are not known
  readonly digest: string; // SHA-256 of its bytes
  readonly record: Uint8Array; // empty for an unreadable image
  readonly problem: string | null;
}

const magic = Buffer.from('SHAPEBK1');
const digestLength = 32;
const headLength = magic.length + digestLength + 4;

interface CacheIndex {
  readonly decoder: string;
  readonly images: readonly (Omit<CachedImage, 'record'> & { readonly length: number })[];
}

/** [] when there is no usable cache. Layout: magic, SHA-256 of all that follows, u32 index length, index as JSON, records. */
export async function readBankCache(file: string): Promise<readonly CachedImage[]> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return []; // Absent, unreadable or too large for one buffer: decoding again is always right.
  }
  if (bytes.length < headLength || !bytes.subarray(0, magic.length).equals(magic)) return [];
  const checked = bytes.subarray(magic.length + digestLength);
  if (
    !createHash('sha256')
      .update(checked)
      .digest()
      .equals(bytes.subarray(magic.length, magic.length + digestLength))
  )
    return [];
  const indexEnd = headLength + bytes.readUInt32LE(headLength - 4);
  // Right checksum and right decoder: this very program wrote it, so its shape needs no further proof.
  const index = JSON.parse(bytes.toString('utf8', headLength, indexEnd)) as CacheIndex;
  if (index.decoder !== decoderName) return [];
  let at = indexEnd;
  return index.images.map(({ length, ...image }) => {
    const record = bytes.subarray(at, at + length);
    at += length;
    return { ...image, record };
  });
}

/** Atomic. Throws AppError 'disk'. */
export async function writeBankCache(file: string, images: readonly CachedImage[]): Promise<void> {
  const index: CacheIndex = {
    decoder: decoderName,
    images: images.map(({ record, ...image }) => ({ ...image, length: record.length })),
  };
  const json = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const parts = [length, json, ...images.map(({ record }) => record)];
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);

  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(temporary, 'wx');
    try {
      for (const chunk of inChunks([magic, hash.digest(), ...parts])) await handle.appendFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // the first failure is the one to tell of
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'disk',
      `The decoded images could not be saved in ${file}: ${reason}. Free some disk space or check the folder's rights.`,
      {
        cause: error,
      },
    );
  }
}

/** One write per record would be slow, one for everything would need it all in memory twice. */
function* inChunks(parts: readonly Uint8Array[]): Generator<Buffer> {
  for (let i = 0; i < parts.length; i += 512) yield Buffer.concat(parts.slice(i, i + 512));
}
