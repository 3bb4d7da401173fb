/** Versions of a project's files by the hash of their content: taking stock, keeping, and putting them back. */
import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../contract/app-error';
import { isMissing, readBytesIfThere, readError } from '../read-json';
import { sha256 } from '../run-key';
import { diskError, writeAtomic } from '../write-atomic';
import type { Versions } from './journal-file';

/** What a project's data are: tables and descriptions at its root, and these folders. Runs, caches and the sample's corpora are not. */
const dataFolders = ['stimuli', 'spaces', 'rating-study'];
const rootFile = /\.(json|csv)$/;
/** The lock is the program's own, and answers are people's: undo must never take those back. */
const exempt = (path: string): boolean => path === 'lock.json' || path.startsWith('rating-study/answers/') || path.endsWith('.tmp');

/** Every data file with the hash of its content. Files that look as at the last stock-taking are not read again. */
export async function takeStock(folder: string): Promise<Versions> {
  const paths = await listDataFiles(folder);
  const versions: Versions = {};
  for (const path of paths) {
    const hash = await hashFile(join(folder, path));
    if (hash !== null) versions[path] = hash;
  }
  return versions;
}

/** What differs between two stocks: path to the version in `to`, null where `to` has no such file. */
export function differences(from: Versions, to: Versions): Versions {
  const paths = new Set([...Object.keys(from), ...Object.keys(to)]);
  return Object.fromEntries(
    [...paths].filter((path) => (from[path] ?? null) !== (to[path] ?? null)).map((path) => [path, to[path] ?? null]),
  );
}

/** Keeps the content of these files as it is now, where that is not kept yet. */
export async function keepVersions(folder: string, versions: Versions): Promise<void> {
  for (const [path, hash] of Object.entries(versions)) {
    if (hash === null || (await isThere(keptPath(folder, hash)))) continue;
    const bytes = await readBytesIfThere(join(folder, path));
    if (bytes === null || sha256(bytes) !== hash)
      throw new AppError('disk', `${join(folder, path)} changed while it was being read. Try again once the other program has written it.`);
    await writeAtomic(keptPath(folder, hash), bytes);
  }
}

/** Brings the files to these versions. Looks for every kept version first, so that a damaged journal changes nothing. */
export async function restoreVersions(folder: string, versions: Versions): Promise<void> {
  const contents: { path: string; bytes: Uint8Array | null }[] = [];
  for (const [path, hash] of Object.entries(versions)) {
    const place = join(folder, path);
    if ((await hashFile(place)) === hash) continue;
    const bytes = hash === null ? null : await readBytesIfThere(keptPath(folder, hash));
    if (hash !== null && (bytes === null || sha256(bytes) !== hash))
      throw new AppError('project-unreadable', `The version of ${path} to go back to is damaged or missing in journal/files. Nothing was changed.`); // prettier-ignore
    contents.push({ path: place, bytes });
  }
  for (const { path, bytes } of contents) {
    if (bytes !== null) await writeAtomic(path, bytes);
    else await removeFile(folder, path);
  }
}

/** Removes kept versions that nothing refers to any more. */
export async function sweepVersions(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  for (const name of await namesIn(join(folder, 'journal', 'files')))
    if (!wanted.has(name)) await rm(keptPath(folder, name), { force: true });
}

function keptPath(folder: string, hash: string): string {
  return join(folder, 'journal', 'files', hash);
}

/** And the folders that hold nothing any more: an empty folder would look like a damaged space. */
async function removeFile(folder: string, path: string): Promise<void> {
  await rm(path, { force: true }).catch((error: unknown) => {
    throw diskError(error, path);
  });
  for (let above = dirname(path); dirname(above) !== folder && above !== folder; above = dirname(above))
    if (!(await rmdir(above).then(() => true, () => false))) return; // prettier-ignore
}

async function listDataFiles(folder: string): Promise<string[]> {
  const root = (await entriesIn(folder)).filter((entry) => entry.isFile() && rootFile.test(entry.name)).map(({ name }) => name);
  const inside: string[] = [];
  const walk = async (path: string): Promise<void> => {
    for (const entry of await entriesIn(join(folder, path))) {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) await walk(below);
      else if (entry.isFile()) inside.push(below);
    }
  };
  for (const name of dataFolders) await walk(name);
  return [...root, ...inside].filter((path) => !exempt(path)).sort();
}

async function entriesIn(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw readError(error, folder);
  });
}

async function namesIn(folder: string): Promise<string[]> {
  return (await entriesIn(folder)).map(({ name }) => name);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false); // prettier-ignore
}

/** By path: what a file looked like when it was hashed. A program that replaces files gives them a new inode, editors a new time. */
const hashed = new Map<string, { readonly look: string; readonly hash: string }>();

async function hashFile(path: string): Promise<string | null> {
  const info = await stat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw readError(error, path);
  });
  if (info === null) return null;
  const look = `${info.size} ${info.mtimeMs} ${info.ino}`;
  const known = hashed.get(path);
  if (known?.look === look) return known.hash;
  const bytes = await readBytesIfThere(path);
  if (bytes === null) return null;
  const hash = sha256(bytes);
  hashed.set(path, { look, hash });
  return hash;
}
