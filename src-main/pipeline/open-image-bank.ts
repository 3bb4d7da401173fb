/** Opens the images of a collection: from the cache what is unchanged, decoded what is not. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../contract/app-error';
import { readBankCache, writeBankCache, type CachedImage } from './bank-cache';
import { decodeImage } from './decode-image';
import type { ImageBank } from './image-bank';
import { packImage } from './image-record';

export interface BankItem {
  readonly id: string;
  readonly path: string; // absolute
}

export interface BankProblem {
  readonly id: string;
  readonly message: string;
}

export interface OpenedBank {
  readonly bank: ImageBank;
  readonly problems: BankProblem[];
}

/** Files read at the same time; sharp decodes them in threads of its own. */
const parallel = 4;

/**
 * Decodes what `cacheFile` does not hold yet. An unreadable image keeps its place in the bank and is listed in `problems`.
 * A file counts as unchanged when its size and times are those of last time; otherwise its bytes are compared.
 * Throws AppError 'disk' when the cache cannot be written. `onProgress` may throw to stop the work.
 */
export async function openImageBank(
  items: readonly BankItem[],
  cacheFile: string,
  onProgress?: (done: number, total: number) => void,
): Promise<OpenedBank> {
  const cache = await readBankCache(cacheFile);
  const images: CachedImage[] = new Array<CachedImage>(items.length);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) {
      images[i] = await openImage(items[i]!, cache);
      onProgress?.(++done, items.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: parallel }, work));
  } catch (error) {
    // Stopped on the way: what was decoded is kept for the next time, and what the cache knew of the rest.
    const decoded = images.filter((image) => image !== undefined);
    const ids = new Set(decoded.map(({ id }) => id));
    await writeBankCache(cacheFile, [...decoded, ...cache.filter(({ id }) => !ids.has(id))]);
    throw error;
  }

  if (images.length !== cache.length || images.some((image, i) => image !== cache[i])) await writeBankCache(cacheFile, images);
  const problems = images.flatMap(({ id, problem }) => (problem === null ? [] : [{ id, message: problem }]));
  return { bank: assemble(images), problems };
}

async function openImage(item: BankItem, cache: readonly CachedImage[]): Promise<CachedImage> {
  const file = createHash('sha256').update(item.path).digest('hex').slice(0, 16);
  const known = lookUp(cache).byId.get(item.id);
  let signature: string;
  let bytes: Uint8Array;
  try {
    const { size, mtimeMs, ctimeMs } = await stat(item.path);
    signature = `${size} ${mtimeMs} ${ctimeMs}`;
    if (known?.file === file && known.signature === signature) return known;
    bytes = await readFile(item.path);
  } catch (error) {
    // A file that cannot be read today may be there tomorrow: no signature, so the cache never answers for it.
    return { id: item.id, file, signature: '', digest: '', record: new Uint8Array(), problem: unreadable(item.path, error) };
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  const twin = lookUp(cache).byDigest.get(digest);
  const content = twin?.problem === null ? twin : await decode(bytes, item.path);
  return { id: item.id, file, signature, digest, record: content.record, problem: content.problem };
}

async function decode(bytes: Uint8Array, path: string): Promise<Pick<CachedImage, 'record' | 'problem'>> {
  const decoded = await decodeImage(bytes);
  if (!decoded.ok) return { record: new Uint8Array(), problem: `The image ${path} cannot be read: ${decoded.reason}. Replace the file.` };
  const record = packImage(decoded.image);
  if (record === null)
    return {
      record: new Uint8Array(),
      problem: `The image ${path} is blank: nothing on it is darker than its background. Replace the file.`,
    };
  return { record, problem: null };
}

function unreadable(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return `The image ${path} does not exist. Put it there or remove its entry.`;
  if (code === 'EACCES' || code === 'EPERM') return `The image ${path} cannot be opened: its access rights forbid it.`;
  if (code === 'EISDIR') return `${path} is a folder where an image was expected.`;
  return `The image ${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`;
}

function assemble(images: readonly CachedImage[]): ImageBank {
  const offsets = new Float64Array(images.length + 1);
  images.forEach((image, i) => (offsets[i + 1] = offsets[i]! + image.record.length));
  const total = offsets[images.length]!;
  let records: Uint8Array;
  try {
    records = new Uint8Array(new SharedArrayBuffer(total));
  } catch (error) {
    const message = `The ${images.length} images need ${Math.ceil(total / 2 ** 20)} MB of memory, more than is free. Close other programs or use fewer images.`;
    throw new AppError('not-available', message, { cause: error });
  }
  images.forEach((image, i) => records.set(image.record, offsets[i]));
  return { count: images.length, ids: images.map(({ id }) => id), offsets, records };
}

interface CacheIndex {
  readonly byId: ReadonlyMap<string, CachedImage>;
  readonly byDigest: ReadonlyMap<string, CachedImage>;
}
const indexes = new WeakMap<readonly CachedImage[], CacheIndex>();

function lookUp(cache: readonly CachedImage[]): CacheIndex {
  let index = indexes.get(cache);
  if (index === undefined) {
    index = {
      byId: new Map(cache.map((image) => [image.id, image])),
      byDigest: new Map(cache.map((image) => [image.digest, image])),
    };
    indexes.set(cache, index);
  }
  return index;
}
