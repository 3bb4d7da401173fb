/** Looks where a corpus went whose folder is missing: beside its old place, beside the project, and a few folders below those. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Corpus } from '../../contract/study/corpus';
import { explainBadPath } from '../../files/path-name';

const deepest = 3;
const mostFolders = 600;

/** Null while the root is where it was; '' when it is found nowhere near. */
export async function findMovedRoot(folder: string, root: string, corpus: Corpus): Promise<string | null> {
  if (await exists(root)) return null;
  const first = corpus.images[0]?.path.replace(/#\d+$/, '');
  const starts = [await nearestExisting(root), dirname(folder), folder];
  const seen = new Set<string>();
  let waiting = starts.map((path) => ({ path, depth: 0 }));
  while (waiting.length > 0 && seen.size < mostFolders) {
    const next: { path: string; depth: number }[] = [];
    for (const { path, depth } of waiting) {
      if (seen.has(path) || seen.size >= mostFolders) continue;
      seen.add(path);
      const candidate = join(path, basename(root));
      if (candidate !== root && (await isSame(candidate, first, corpus))) return candidate;
      if (depth >= deepest) continue;
      for (const name of await folders(path)) next.push({ path: join(path, name), depth: depth + 1 });
    }
    waiting = next;
  }
  return '';
}

/** A folder with the corpus's first image in it, or the very file. */
async function isSame(candidate: string, firstImage: string | undefined, { stamp }: Corpus): Promise<boolean> {
  const info = await stat(candidate).catch(() => null);
  if (info === null) return false;
  if (stamp !== undefined) return info.isFile() && stamp.startsWith(`${info.size} `);
  return (
    info.isDirectory() && firstImage !== undefined && explainBadPath(firstImage) === null && (await exists(join(candidate, firstImage)))
  );
}

async function nearestExisting(path: string): Promise<string> {
  for (let at = dirname(path); ; at = dirname(at)) if ((await exists(at)) || dirname(at) === at) return at;
}

async function folders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => entry.name);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
