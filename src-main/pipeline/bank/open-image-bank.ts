/** Opens the images of a collection: from the cache what is unchanged, decoded what is not. */
import { createHash } from 'node:crypto';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { largest, readRegular, statRegular } from '../../files/read-regular';
import { closeRecords, recordOf } from './bank-records';
import { createBankWriter, readBankCache, type BankCache, type BankWriter, type CachedImage } from './bank-cache';
import { decodeImage, type DecodeImage } from '../decode/decode-image';
import type { GreyImage } from '../decode/grey-image';
import type { ImageBank } from './image-bank';
import { packImage } from './image-record';

export interface BankItem {
  readonly id: string;
  readonly path: string; // absolute; names the image in messages, and is read unless the item brings its own reader
  /** Changes when the bytes may have changed. */
  readonly stamp?: () => Promise<string>;
  readonly read?: () => Promise<Uint8Array>;
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
const parallel = 6;
/** Images decoded before their records are written. */
const pieceLength = 96;

/**
 * Decodes what `cacheFile` does not hold yet. An unreadable image keeps its place in the bank and is listed in `problems`.
 * An image counts as unchanged when its stamp (of a file: size and times) is that of last time; otherwise its bytes are compared.
 * Throws AppError 'disk' when the cache cannot be written. `onProgress` may throw to stop the work; what was decoded is kept.
 */
/** `mostInMemory`: banks with more bytes are read from their file. */
export async function openImageBank(
  items: readonly BankItem[],
  cacheFile: string,
  onProgress?: OnProgress,
  mostInMemory?: number,
  decode: DecodeImage = decodeImage,
): Promise<OpenedBank> {
  const unchanged = await updateCache(items, cacheFile, onProgress, decode, mostInMemory);
  // Read back from the disk: what the workers share is then in memory once, and proven to be what was written.
  const cache = unchanged ?? (await readBankCache(cacheFile, mostInMemory));
  if (cache === null)
    throw new AppError('disk', say`The decoded images in ${cacheFile} could not be read back. Check the disk, and start the run again.`);
  return assemble(cache);
}

/**
 * A bank that came without its images, as one whole with its checksum. Throws AppError 'bad-input' when it is not there, was made by another
 * version's decoder, or holds other images than these.
 */
export async function openSealedBank(ids: readonly string[], cacheFile: string, mostInMemory?: number): Promise<OpenedBank> {
  const cache = await readBankCache(cacheFile, mostInMemory);
  const isWanted = cache !== null && cache.images.length === ids.length && ids.every((id, i) => cache.images[i]?.id === id);
  if (cache !== null && isWanted) return assemble(cache);
  if (cache !== null) closeRecords(cache.records);
  throw new AppError(
    'bad-input',
    say`The decoded drawings in ${cacheFile} are missing, damaged, of other drawings, or of another version of this program. Make the workpack again with this version.`,
  );
}

export type OnProgress = (done: number, total: number) => void;

/** The same without opening the bank. */
export async function decodeImages(
  items: readonly BankItem[],
  cacheFile: string,
  onProgress?: OnProgress,
  decode: DecodeImage = decodeImage,
): Promise<void> {
  const unchanged = await updateCache(items, cacheFile, onProgress, decode, 0);
  if (unchanged !== null) closeRecords(unchanged.records);
}

/** Null when the cache was written anew, the cache when nothing had changed. */
async function updateCache(
  items: readonly BankItem[],
  cacheFile: string,
  onProgress: OnProgress | undefined,
  decode: DecodeImage,
  mostInMemory: number | undefined,
): Promise<BankCache | null> {
  const cache = indexCache(await readBankCache(cacheFile, mostInMemory));
  try {
    const looked = await inParallel(items, lookAt);
    const isUnchanged = cache.images.length === items.length && looked.every((look, i) => isSame(cache.images[i], items[i]!, look));
    onProgress?.(isUnchanged ? items.length : 0, items.length);
    if (isUnchanged) return cache;
    await writeCache(items, looked, cache, cacheFile, onProgress, decode);
  } catch (error) {
    closeRecords(cache.records);
    throw error;
  }
  return null;
}

/** Closes the old cache before the new one takes its place, as some systems ask for it. */
async function writeCache(
  items: readonly BankItem[],
  looked: readonly Look[],
  cache: IndexedCache,
  cacheFile: string,
  onProgress: OnProgress | undefined,
  decode: DecodeImage,
): Promise<void> {
  const writer = await createBankWriter(cacheFile);
  const images: CachedImage[] = [];
  for (let start = 0; start < items.length; start += pieceLength) {
    const piece = await inParallel(items.slice(start, start + pieceLength), (item, i) =>
      openImage(item, looked[start + i]!, cache, decode),
    );
    for (const { record, image } of piece) {
      await writer.append(record);
      images.push(image);
    }
    try {
      onProgress?.(images.length, items.length);
    } catch (error) {
      await keepRest(writer, images, cache);
      throw error;
    }
  }
  closeRecords(cache.records);
  await writer.finish(images);
}

/** Stopped on the way: what was decoded is kept for the next time, and what the cache knew of the rest. */
async function keepRest(writer: BankWriter, images: readonly CachedImage[], cache: IndexedCache): Promise<void> {
  const ids = new Set(images.map(({ id }) => id));
  const rest = [...cache.images.keys()].filter((index) => !ids.has(cache.images[index]!.id));
  for (const index of rest) await writer.append(cache.record(index));
  closeRecords(cache.records);
  await writer.finish([...images, ...rest.map((index) => cache.images[index]!)]);
}

/** A bank of one image, from its bytes: for looking at single drawings. The problem is a clause that completes 'cannot be read: ...'. */
export async function bankOfOne(
  id: string,
  bytes: Uint8Array,
  decode: DecodeImage = decodeImage,
): Promise<ImageBank | { readonly problem: string }> {
  const decoded = await decode(bytes);
  return decoded.ok ? bankOfImage(id, decoded.image) : { problem: decoded.reason };
}

/** The same of pixels. */
export function bankOfImage(id: string, image: GreyImage): ImageBank | { readonly problem: string } {
  const record = packImage(image);
  if (record === null) return { problem: phrase`nothing on it is darker than its background` };
  return { count: 1, ids: [id], offsets: Float64Array.of(0, record.length), records: record };
}

/** Its place's hash and stamp, or why it cannot be looked at. */
type Look = { readonly file: string; readonly stamp: string } | { readonly file: string; readonly problem: string };

async function lookAt(item: BankItem): Promise<Look> {
  const file = createHash('sha256').update(item.path).digest('hex').slice(0, 16);
  try {
    return { file, stamp: await (item.stamp?.() ?? fileStamp(item.path)) };
  } catch (error) {
    return { file, problem: unreadable(item.path, error) };
  }
}

async function fileStamp(path: string): Promise<string> {
  const { size, mtimeMs, ctimeMs } = await statRegular(path, largest.drawing);
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

function isSame(image: CachedImage | undefined, item: BankItem, look: Look): boolean {
  return image?.id === item.id && image.file === look.file && 'stamp' in look && image.stamp === look.stamp;
}

interface OpenedImage {
  readonly image: CachedImage;
  readonly record: Uint8Array;
}

async function openImage(item: BankItem, look: Look, cache: IndexedCache, decode: DecodeImage): Promise<OpenedImage> {
  const { id, path } = item;
  const { file } = look;
  // A file that cannot be read today may be there tomorrow: no stamp, so the cache never answers for it.
  const failed = (problem: string): OpenedImage => withRecord({ id, file, stamp: '', digest: '', problem }, new Uint8Array());
  if ('problem' in look) return failed(look.problem);
  const { stamp } = look;
  const known = cache.byId.get(id);
  if (known !== undefined && isSame(cache.images[known], item, look)) return { image: cache.images[known]!, record: cache.record(known) };
  let bytes: Uint8Array;
  try {
    bytes = await (item.read?.() ?? readRegular(path, largest.drawing));
  } catch (error) {
    return failed(unreadable(path, error));
  }
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const twin = cache.byDigest.get(digest);
  if (twin !== undefined) return withRecord({ id, file, stamp, digest, problem: null }, cache.record(twin));
  const { record, problem } = await pack(bytes, path, decode);
  return withRecord({ id, file, stamp, digest, problem }, record);
}

function withRecord(image: Omit<CachedImage, 'length'>, record: Uint8Array): OpenedImage {
  return { image: { ...image, length: record.length }, record };
}

async function pack(
  bytes: Uint8Array,
  path: string,
  decode: DecodeImage,
): Promise<{ readonly record: Uint8Array; readonly problem: string | null }> {
  const decoded = await decode(bytes);
  if (!decoded.ok)
    return { record: new Uint8Array(), problem: phrase`The image ${path} cannot be read: ${decoded.reason}. Replace the file.` };
  const record = packImage(decoded.image);
  if (record === null)
    return {
      record: new Uint8Array(),
      problem: phrase`The image ${path} is blank: nothing on it is darker than its background. Replace the file.`,
    };
  return { record, problem: null };
}

function unreadable(path: string, error: unknown): string {
  if (error instanceof AppError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return phrase`The image ${path} does not exist. Put it there or remove its entry.`;
  if (code === 'EACCES' || code === 'EPERM') return phrase`The image ${path} cannot be opened: its access rights forbid it.`;
  return phrase`The image ${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`;
}

function assemble({ images, records }: BankCache): OpenedBank {
  const offsets = new Float64Array(images.length + 1);
  images.forEach((image, i) => (offsets[i + 1] = offsets[i]! + image.length));
  const problems = images.flatMap(({ id, problem }) => (problem === null ? [] : [{ id, message: problem }]));
  return { bank: { count: images.length, ids: images.map(({ id }) => id), offsets, records }, problems };
}

interface IndexedCache extends BankCache {
  readonly byId: ReadonlyMap<string, number>;
  readonly byDigest: ReadonlyMap<string, number>; // readable images only
  record(index: number): Uint8Array;
}

function indexCache(cache: BankCache | null): IndexedCache {
  const { images, records } = cache ?? { images: [], records: new Uint8Array() };
  const offsets = new Float64Array(images.length + 1);
  images.forEach(({ length }, i) => (offsets[i + 1] = offsets[i]! + length));
  return {
    images,
    records,
    byId: new Map(images.map(({ id }, i) => [id, i])),
    byDigest: new Map(images.flatMap(({ digest, problem }, i) => (problem === null ? [[digest, i] as const] : []))),
    record: (index) => recordOf({ records, offsets }, index).slice(), // what is kept must outlive the next question
  };
}

/** The answers in the order of the items. */
async function inParallel<Item, Answer>(items: readonly Item[], work: (item: Item, index: number) => Promise<Answer>): Promise<Answer[]> {
  const answers = new Array<Answer>(items.length);
  let next = 0;
  const one = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) answers[i] = await work(items[i]!, i);
  };
  await Promise.all(Array.from({ length: parallel }, one));
  return answers;
}
