/** Which files are a project's data, and so kept by its journal: tables and descriptions at its root, and three folders. */
import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { insideProject } from '../../files/inside-project';
import { explainBadPath } from '../../files/path-name';
import { isMissing, readError } from '../files/read-json';

/** Runs, caches and the sample's corpora are no data. */
const dataFolders = ['stimuli', 'spaces', 'rating-study'];
const deepest = 16;
const mostFiles = 100_000;

/** The only paths a journal may name. Compared as disks do that do not tell capitals from small letters. */
export function isDataFile(path: string): boolean {
  if (explainBadPath(path) !== null) return false;
  const [first, ...rest] = path.toLowerCase().split('/');
  if (rest.length === 0) return /\.(json|csv)$/.test(first ?? '') && !isExempt(path);
  return dataFolders.includes(first ?? '') && !isExempt(path);
}

/** The lock is the program's own, and answers are people's: undo must never take those back. */
function isExempt(path: string): boolean {
  const small = path.toLowerCase();
  return small === 'lock.json' || small.startsWith('rating-study/answers/') || small.endsWith('.tmp') || /\.set-aside-\d+$/.test(small);
}

/** '/' as separator. Links count as files; a link to a folder inside the project is looked into, unless it leads to one it lies in. */
export async function listDataFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (path: string, above: readonly string[]): Promise<void> => {
    const place = insideProject(folder, path);
    const real = await realpath(place).catch(() => place);
    if (above.length > deepest || above.some((other) => other === real || other.startsWith(`${real}/`))) return;
    for (const entry of await entriesIn(place)) {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory() || (entry.isSymbolicLink() && (await isFolderInside(folder, below)))) await walk(below, [...above, real]);
      else if (isFileOrLink(entry)) found.push(below);
      if (found.length > mostFiles)
        throw new AppError(
          'bad-input',
          say`${folder} holds more than ${mostFiles} files in ${dataFolders.join(', ')}. Move out what is no data of the project.`,
        );
    }
  };
  for (const entry of await entriesIn(folder)) if (isFileOrLink(entry)) found.push(entry.name);
  for (const name of dataFolders) await walk(name, [await realpath(folder)]);
  return found.filter(isDataFile).sort();
}

const isFileOrLink = (entry: Dirent): boolean => entry.isFile() || entry.isSymbolicLink();

/** False for one that leads out: it is kept as the link it is. */
async function isFolderInside(folder: string, path: string): Promise<boolean> {
  try {
    return await readdir(insideProject(folder, path)).then(
      () => true,
      () => false,
    );
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

async function entriesIn(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw readError(error, folder);
  });
}
