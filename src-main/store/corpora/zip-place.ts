/** The images in a zip file, read one by one where they lie: nothing is unpacked, and nothing unpacks beyond its bounds. */
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw, type InputType, type ZlibOptions } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { openRegular } from '../../files/read-regular';
import { shorten } from './check-corpus';
import { isDrawable, isStrokes, largestImage, mostFiles, tooMany, type FilePlace } from './corpus-place';
import { createBlockReader } from './zip-block-reader';

/** Of a packed file of strokes; larger ones must be unpacked by hand. */
const largestStrokes = 512 * 2 ** 20; // bytes
/** An honest drawing or file of strokes never packs tighter; a bomb does. */
const tightest = 300;
const alwaysAllowed = 4 * 2 ** 20; // bytes

interface PackedFile {
  readonly headerAt: number;
  readonly packed: number; // bytes
  readonly bytes: number; // unpacked
  readonly crc: number;
  readonly problem: string | null;
  readonly deflated: boolean;
}

export async function openZipPlace(root: string): Promise<FilePlace> {
  const handle = await openRegular(root, Infinity).catch((error: unknown) => {
    throw damaged(root, error);
  });
  let files: Map<string, PackedFile>;
  const doubled: string[] = [];
  try {
    files = await readDirectory(root, handle, doubled);
  } catch (error) {
    await handle.close();
    throw error instanceof AppError ? error : damaged(root, error);
  }
  const find = (path: string): PackedFile => {
    const file = files.get(path);
    if (file === undefined) throw new AppError('not-found', say`There is no ${path} in the zip file ${root}.`);
    return file;
  };
  const read = (path: string): Promise<Uint8Array> => unpack(handle, root, path, find(path));
  return {
    list: async (note) => {
      if (doubled.length > 0)
        note(phrase`${doubled.length} images stand more than once in the zip file: ${shorten(doubled)}. The last of each is taken.`);
      return [...files].map(([path, { bytes }]) => ({ path, bytes })).sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    stamp: async (path) => {
      const { bytes, crc } = find(path);
      return `${bytes} ${crc.toString(16)}`;
    },
    read,
    async *chunks(path) {
      yield await read(path);
    },
    close: () => handle.close(),
  };
}

async function readDirectory(root: string, handle: FileHandle, doubled: string[]): Promise<Map<string, PackedFile>> {
  const { size } = await handle.stat();
  const zip: ZipFile = await new Promise((resolve, reject) => {
    yauzl.fromRandomAccessReader(createBlockReader(handle), size, { lazyEntries: true }, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  const files = new Map<string, PackedFile>();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      if (files.has(entry.fileName)) doubled.push(entry.fileName);
      if (isWanted(entry.fileName)) files.set(entry.fileName, describe(entry));
      if (files.size > mostFiles) reject(tooMany(root));
      else zip.readEntry();
    });
    zip.readEntry();
  });
  return files;
}

function isWanted(name: string): boolean {
  return isDrawable(name) && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function describe(entry: Entry): PackedFile {
  const { uncompressedSize: bytes, compressedSize: packed, compressionMethod: method } = entry;
  const limit = isStrokes(entry.fileName) ? largestStrokes : largestImage;
  let problem: string | null = null;
  if (entry.isEncrypted()) problem = phrase`it is protected by a password`;
  else if (method !== 0 && method !== 8) problem = phrase`it is packed in a way this program does not know`;
  else if (Math.max(bytes, packed) > limit) problem = phrase`it is larger than ${limit / 2 ** 20} MB`;
  else if (bytes > alwaysAllowed && bytes > tightest * packed) problem = phrase`it would unpack to more than ${tightest} times its size`;
  return { headerAt: entry.relativeOffsetOfLocalHeader, packed, bytes, crc: entry.crc32, problem, deflated: method === 8 };
}

const inflate = promisify<InputType, ZlibOptions, Buffer>(inflateRaw);
const localHeader = 30; // bytes, then the name and the extra fields (APPNOTE.TXT 4.3.7)

async function unpack(handle: FileHandle, root: string, path: string, file: PackedFile): Promise<Uint8Array> {
  const fail = (reason: string, cause?: unknown): AppError =>
    new AppError('bad-input', say`${path} in the zip file ${root} cannot be read: ${reason}. Unpack it by hand, or leave it out.`, {
      cause,
    });
  if (file.problem !== null) throw fail(file.problem);
  const head = Buffer.alloc(localHeader);
  const { bytesRead } = await handle.read(head, 0, localHeader, file.headerAt);
  if (bytesRead < localHeader || head.readUInt32LE(0) !== 0x04034b50) throw fail(phrase`its place in the file is damaged`);
  const at = file.headerAt + localHeader + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (at + file.packed > (await handle.stat()).size) throw fail(phrase`the zip file ends too early`);
  const packed = Buffer.alloc(file.packed);
  await handle.read(packed, 0, file.packed, at);
  if (!file.deflated) return packed;
  try {
    // A stated size may lie: no more than it says is ever unpacked.
    return await inflate(packed, { maxOutputLength: Math.max(1, file.bytes) });
  } catch (error) {
    throw fail(phrase`it is damaged`, error);
  }
}

function damaged(root: string, error: unknown): AppError {
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError(
    'bad-input',
    say`The zip file ${root} cannot be read: ${reason}. Download or make it again, or choose an unpacked folder.`,
    {
      cause: error,
    },
  );
}
