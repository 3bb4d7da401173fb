/** The images below a folder. Links are not followed, so that no circle is walked and nothing outside is read. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { insideFolder } from '../../files/inside-project';
import { phrase } from '../../contract/message';
import { largest, openRegular, readRegular, statRegular } from '../../files/read-regular';
import { readError } from '../files/read-json';
import { shorten } from './check-corpus';
import { isDrawable, mostFiles, tooMany, type FilePlace, type PlaceFile } from './corpus-place';

/** Class folders may lie a few folders deep; deeper ones are somebody's archive. */
const deepest = 12;
/** Looks at the disk under way at the same time. */
const parallel = 16;

/** `only` limits the place to one file of the folder. Hidden files are passed over. */
export function openFolderPlace(root: string, only: string | null): FilePlace {
  return {
    list: async (note) => {
      const paths = only === null ? await listPaths(root, note) : [only];
      return sizes(root, paths);
    },
    stamp: async (path) => {
      const { size, mtimeMs, ctimeMs } = await statRegular(inside(root, path));
      return `${size} ${mtimeMs} ${ctimeMs}`;
    },
    read: (path) => readRegular(inside(root, path), largest.drawing),
    chunks: (path) => readChunks(inside(root, path)),
    close: async () => {},
  };
}

/** A project may come from somebody else: a path in it must not lead out of the folder it counts from. */
const inside = (root: string, path: string): string => insideFolder(root, path, 'corpus');

async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const handle = await openRegular(path, Infinity);
  yield* handle.createReadStream({ highWaterMark: 2 ** 20 }) as AsyncIterable<Uint8Array>; // closes the handle
}

async function listPaths(root: string, note: (sentence: string) => void): Promise<string[]> {
  const paths: string[] = [];
  const passedOver: Record<Reason, string[]> = { unnameable: [], closed: [], deep: [], link: [] };
  const waiting: { readonly path: string; readonly depth: number }[] = [{ path: '', depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path: below, depth } = next;
    const entries = await readdir(join(root, below), { withFileTypes: true }).catch((error: unknown) => {
      if (below === '') throw readError(error, root);
      passedOver.closed.push(below);
      return [];
    });
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const isImage = entry.isFile() && isDrawable(entry.name);
      if (entry.isSymbolicLink()) passedOver.link.push(path);
      else if (!isImage && !entry.isDirectory()) continue;
      else if (entry.name.includes(replacement)) passedOver.unnameable.push(path);
      else if (isImage) paths.push(path);
      else if (depth < deepest) waiting.push({ path, depth: depth + 1 });
      else passedOver.deep.push(path);
    }
    if (paths.length + waiting.length > mostFiles) throw tooMany(root);
  }
  for (const [reason, of] of Object.entries(passedOver)) if (of.length > 0) note(sentences[reason as Reason](of.length, shorten(of)));
  return paths.sort();
}

/** What Node puts in the place of bytes that are no UTF-8: such a name cannot be given back to the system. */
const replacement = '\uFFFD';

type Reason = 'unnameable' | 'closed' | 'deep' | 'link';
const sentences: Record<Reason, (count: number, names: string) => string> = {
  unnameable: (count, names) =>
    phrase`${count} names are written in an old character set and cannot be opened: ${names}. Rename them and read the corpus in again.`,
  closed: (count, names) => phrase`${count} folders cannot be opened: ${names}. Check their access rights and read the corpus in again.`,
  deep: (count, names) => phrase`${count} folders lie more than ${deepest} folders deep and were left out: ${names}. Move them up.`,
  link: (count, names) => phrase`${count} links were not followed: ${names}. Put the images themselves there if they belong to the corpus.`,
};

async function sizes(root: string, paths: readonly string[]): Promise<PlaceFile[]> {
  const files = new Array<PlaceFile>(paths.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < paths.length; i = next++) {
      const path = paths[i]!;
      const info = await stat(join(root, path)).catch(() => null); // gone since it was listed: found missing when it is read
      files[i] = { path, bytes: info?.size ?? 0 };
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return files;
}
