/** Versions of a project's files by the hash of their content: taking stock, keeping, and putting them back. */
import { link, readdir, rename, rm, rmdir, stat, symlink } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { entryInProject, insideProject, linkTarget } from '../../files/inside-project';
import { largest } from '../../files/read-regular';
import { isMissing, readBytesIfThere, readError } from '../files/read-json';
import { sha256 } from '../runs/run-key';
import { diskError, isDiskFull, temporaryName, writeAtomic } from '../files/write-atomic';
import { listDataFiles } from './data-files';
import { hashOf, targetOf, version, type Versions } from './journal-file';

/** Every data file with its version. Files that look as at the last stock-taking are not read again. */
export async function takeStock(folder: string): Promise<Versions> {
  const versions: Versions = Object.create(null) as Versions;
  for (const path of await listDataFiles(folder)) {
    const now = await versionOf(folder, path);
    if (now !== null) versions[path] = now;
  }
  return versions;
}

/** What differs between two stocks: path to the version in `to`, null where `to` has no such file. */
export function differences(from: Versions, to: Versions): Versions {
  const changed: Versions = Object.create(null) as Versions;
  for (const path of new Set([...Object.keys(from), ...Object.keys(to)]))
    if ((from[path] ?? null) !== (to[path] ?? null)) changed[path] = to[path] ?? null;
  return changed;
}

/** Keeps the content of these files as it is now, where that is not kept yet. */
export async function keepVersions(folder: string, versions: Versions): Promise<void> {
  for (const [path, kept] of Object.entries(versions)) {
    const hash = hashOf(kept);
    if (hash === null || (await isKept(keptPath(folder, hash)))) continue;
    const bytes = await readBytesIfThere(insideProject(folder, path), largest.text);
    if (bytes === null || sha256(bytes) !== hash)
      throw new AppError('disk', say`${path} changed while it was being read. Try again once the other program has written it.`);
    await writeAtomic(keptPath(folder, hash), bytes);
  }
}

/** What was put back on a full disk and still shares its content with the kept version gets its own: some programs write into files. */
export async function unshareVersions(folder: string, stock: Versions): Promise<void> {
  const shared = Object.entries(stock).filter(([path]) => linked.has(`${folder}\n${path}`));
  await keepVersions(folder, Object.fromEntries(shared));
}

/** Brings the files to these versions. Looks for every kept version first, so that a damaged journal changes nothing. */
export async function restoreVersions(folder: string, versions: Versions): Promise<void> {
  const changes: { path: string; target: string | null; hash: string | null; bytes: Uint8Array | null; isRemoved: boolean }[] = [];
  for (const [path, wanted] of Object.entries(versions)) {
    const now = await versionOf(folder, path);
    if (now === wanted) continue;
    const hash = hashOf(wanted);
    const isContentThere = hash === null || hash === hashOf(now);
    const bytes = hash === null || (isContentThere && targetOf(wanted) !== null) ? null : await readBytesIfThere(keptPath(folder, hash));
    if (bytes === null ? !isContentThere : sha256(bytes) !== hash)
      throw new AppError(
        'project-unreadable',
        say`The version of ${path} to go back to is damaged or missing in journal/files. Nothing was changed.`,
      );
    changes.push({ path, target: targetOf(wanted), hash, bytes, isRemoved: wanted === null });
  }
  for (const { path, isRemoved } of changes) if (isRemoved) await removeEntry(folder, path); // first, for it frees space
  for (const { path, target, hash, bytes } of changes) {
    if (target !== null) await restoreLink(folder, path, target, bytes);
    else if (bytes !== null && hash !== null) await putBack(entryInProject(folder, path), bytes, keptPath(folder, hash));
  }
}

/** On a full disk the kept version itself becomes the file, which takes no space; where disks have no such links it is an error as any other. */
async function putBack(entry: string, bytes: Uint8Array, kept: string): Promise<void> {
  try {
    await writeAtomic(entry, bytes);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    const beside = temporaryName(entry);
    try {
      await link(kept, beside);
      await rename(beside, entry);
    } catch {
      await rm(beside, { force: true }).catch(() => undefined);
      throw error;
    }
  }
}

/** Removes kept versions that nothing refers to any more. */
export async function sweepVersions(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  const place = insideProject(folder, 'journal', 'files');
  const names = await readdir(place).catch((error: unknown): string[] => {
    if (isMissing(error)) return [];
    throw readError(error, place);
  });
  for (const name of names) if (/^[0-9a-f]{64}$/.test(name) && !wanted.has(name)) await rm(keptPath(folder, name), { force: true });
}

function keptPath(folder: string, hash: string): string {
  return insideProject(folder, 'journal', 'files', hash);
}

/** The link as it was, beside first so that there is always one of the two; then the content it leads to, where that was written through it. */
async function restoreLink(folder: string, path: string, target: string, bytes: Uint8Array | null): Promise<void> {
  const entry = entryInProject(folder, path);
  if (linkTarget(folder, path) !== target) {
    const beside = temporaryName(entry);
    try {
      await symlink(target, beside);
      await rename(beside, entry);
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined); // the first error is the one to report
      throw diskError(error, entry);
    }
  }
  if (bytes === null) return;
  const place = insideProject(folder, path);
  if (place === entry) return;
  const now = await readBytesIfThere(place, largest.text);
  if (now === null || sha256(now) !== sha256(bytes)) await writeAtomic(place, bytes);
}

/** And the folders that hold nothing any more: an empty folder would look like a damaged space. */
async function removeEntry(folder: string, path: string): Promise<void> {
  const entry = entryInProject(folder, path);
  await rm(entry, { force: true }).catch((error: unknown) => {
    throw diskError(error, entry);
  });
  const names = path.split('/');
  for (let n = names.length - 1; n > 1; n--)
    if (
      !(await rmdir(entryInProject(folder, ...names.slice(0, n))).then(
        () => true,
        () => false,
      ))
    )
      return;
}

/** As a file of its own. */
async function isKept(path: string): Promise<boolean> {
  return stat(path).then(
    ({ nlink }) => nlink === 1,
    () => false,
  );
}

/** By path: what a file looked like when it was hashed. A program that replaces files gives them a new inode, editors a new time. */
const hashed = new Map<string, { readonly look: string; readonly hash: string }>();
/** Folder and path of files that have a second name somewhere on the disk. */
const linked = new Set<string>();

/** Null where there is nothing, and for what no version of can be kept: folders, pipes, devices, files of enormous size. */
async function versionOf(folder: string, path: string): Promise<string | null> {
  const target = linkTarget(folder, path);
  return version(await hashFile(folder, path, target !== null), target);
}

async function hashFile(folder: string, path: string, isLink: boolean): Promise<string | null> {
  let place: string;
  try {
    place = insideProject(folder, path);
  } catch (error) {
    if (isLink && error instanceof AppError) return null; // leads out: the link is kept, and nothing behind it looked at
    throw error;
  }
  const info = await stat(place).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw readError(error, place);
  });
  if (info === null || !info.isFile() || info.size > largest.text) return null;
  if (info.nlink > 1) linked.add(`${folder}\n${path}`);
  else linked.delete(`${folder}\n${path}`);
  const look = `${info.size} ${info.mtimeMs} ${info.ino}`;
  const known = hashed.get(place);
  if (known?.look === look) return known.hash;
  const bytes = await readBytesIfThere(place, largest.text);
  if (bytes === null) return null;
  const hash = sha256(bytes);
  hashed.set(place, { look, hash });
  return hash;
}
