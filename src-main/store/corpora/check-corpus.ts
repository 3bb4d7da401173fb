/** Compares the list of a corpus with what lies on the disk: quick enough for each look at the screen, also for 95,000 images. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import type { Corpus } from '../../contract/study/corpus';
import { groupBy } from '../../core/corpora/group-by';
import { insideFolder } from '../../files/inside-project';
import { corpusRoot } from './corpus-store';
import { isDrawable } from './corpus-place';

/** What is wrong with the images of one corpus; [] when all are there. */
export async function checkCorpus(folder: string, corpus: Corpus): Promise<string[]> {
  const { name, stamp } = corpus;
  const root = corpusRoot(folder, corpus);
  const info = await stat(root).catch(() => null);
  if (info === null || (stamp === undefined && !info.isDirectory()))
    return [phrase`The folder ${root} of the corpus ‘${name}’ is missing. Put it back, say where it is now, or remove the corpus.`];
  if (stamp !== undefined)
    return stamp === `${info.size} ${info.mtimeMs}` ? [] : [phrase`The file ${root} of the corpus ‘${name}’ changed. Read it in again.`];

  const missing: string[] = [];
  const surplus: string[] = [];
  const listed = new Set(corpus.images.map(({ path }) => path.replace(/#\d+$/, '')));
  // One look at each folder instead of one at each image.
  for (const [below, paths] of groupBy(listed, (path) => dirname(path))) {
    const entries = await listFiles(root, below);
    const there = new Set(entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])));
    missing.push(...paths.filter((path) => !there.has(path.slice(path.lastIndexOf('/') + 1))));
    const prefix = below === '.' ? '' : `${below}/`;
    surplus.push(
      ...[...there].map((name) => `${prefix}${name}`).filter((path) => isDrawable(path) && !listed.has(path) && !/(^|\/)\./.test(path)),
    );
  }
  const problems: string[] = [];
  if (missing.length > 0)
    problems.push(
      phrase`${missing.length} images of the corpus ‘${name}’ are missing in ${root}: ${shorten(missing)}. Put them back, or read the corpus in again.`,
    );
  if (surplus.length > 0 && corpus.mostPerClass === undefined)
    problems.push(phrase`${surplus.length} images lie in ${root} that ‘${name}’ does not have yet: ${shorten(surplus)}. Read it in again.`);
  return problems;
}

/** None in a folder that is not there, or not in the corpus. */
async function listFiles(root: string, below: string): Promise<Dirent[]> {
  try {
    return await readdir(below === '.' ? root : insideFolder(root, below, 'corpus'), { withFileTypes: true }).catch(() => []);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** Up to five names. */
export function shorten(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? phrase`${shown} and ${names.length - 5} more` : shown;
}
