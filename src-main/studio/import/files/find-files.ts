/** The files behind the sources of an import plan: a file, the files of a folder, or what was dropped. */
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { AppError } from '../../../contract/app-error';
import { phrase, say } from '../../../contract/message';
import type { ImportSource } from '../../../contract/importing/import';
import { readRegular } from '../../../files/read-regular';
import { isMissing, readError } from '../../../store/files/read-json';
import type { DroppedFiles } from './dropped-files';

export interface FoundFile {
  readonly name: string; // for people; with '/' where it lies deeper
  readonly path: string; // absolute
}

const mostFiles = 5000;
const deepest = 4;

/** As sentences name it. */
export function describeSource(source: ImportSource): string {
  return source.kind === 'path' ? source.path : (source.name ?? phrase`What was dropped`);
}

/** In alphabetical order. Folders are looked through four deep; hidden files and links that lead away are passed over. */
export async function findFiles(source: ImportSource, dropped: DroppedFiles, pattern: RegExp): Promise<FoundFile[]> {
  if (source.kind === 'dropped') {
    const files = dropped.files(source.batch).filter(({ name }) => (source.name === null ? pattern.test(name) : name === source.name));
    return [...files].sort(byName);
  }
  return findInPath(source.path, pattern);
}

/** A file itself, whatever it is called; of a folder those that match. */
export async function findInPath(path: string, pattern: RegExp): Promise<FoundFile[]> {
  const entry = await statSource(path);
  if (entry.isFile()) return [{ name: basename(path), path }];
  if (!entry.isDirectory()) throw new AppError('bad-input', say`${path} is neither a file nor a folder. Choose another one.`);
  const found: FoundFile[] = [];
  await walk(path, path, pattern, 0, found);
  return found.sort(byName);
}

/** AppError with a sentence where there is nothing, or nothing that may be looked at. */
export function statSource(path: string): Promise<Stats> {
  return stat(path).catch((error: unknown) => {
    if (isMissing(error)) throw new AppError('not-found', say`${path} does not exist. Check the path and choose it again.`);
    throw readError(error, path);
  });
}

/** Refuses larger ones before they are in memory. */
export async function readFound(file: FoundFile, limit: number): Promise<Uint8Array> {
  await checkFound(file, limit);
  return readRegular(file.path, limit).catch((error: unknown) => {
    throw readError(error, file.path);
  });
}

export async function checkFound({ name, path }: FoundFile, limit: number): Promise<void> {
  const info = await stat(path).catch((error: unknown) => {
    if (isMissing(error)) throw new AppError('not-found', say`${name} is no longer there. Choose it again.`);
    throw readError(error, path);
  });
  if (info.isDirectory()) throw new AppError('bad-input', say`${name} is a folder, but a file is needed. Choose the file in it.`);
  if (!info.isFile()) throw new AppError('bad-input', say`${name} is not an ordinary file. Choose another one.`);
  if (info.size > limit) throw new AppError('bad-input', say`${name} is larger than ${Math.round(limit / 2 ** 20)} MB. Make it smaller.`);
}

async function walk(root: string, folder: string, pattern: RegExp, depth: number, found: FoundFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw readError(error, folder);
  });
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isFile() && pattern.test(entry.name)) found.push({ name: relative(root, path).split(sep).join('/'), path });
    else if (entry.isDirectory() && depth < deepest) await walk(root, path, pattern, depth + 1, found);
    if (found.length > mostFiles)
      throw new AppError(
        'bad-input',
        say`${root} holds more than ${mostFiles} files. Choose the folder with the stimuli; sketch collections are added as corpora.`,
      );
  }
}

/** Folders that lie directly in one and are called so. */
export async function findFolders(folder: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw readError(error, folder);
  });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && pattern.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}
