/**
 * What is in a folder of this computer, for a window whose host has no dialogs of the system. Held inside the roots that the host was given;
 * hidden entries, devices and links that lead out are left off (decision 0036).
 */
import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { AppError } from '../contract/app-error';
import { say } from '../contract/message';
import type { FolderEntry, FolderListing, FolderQuestion } from '../contract/window/folder-listing';
import { isProjectFolder } from '../store/project/project-store';

const mostEntries = 2000;

/** `roots`: absolute folders. Throws AppError 'not-available' where there are none, 'not-allowed' outside them, 'not-found'. */
export async function listFolder(roots: readonly string[], question: FolderQuestion): Promise<FolderListing> {
  const places = await findRoots(roots);
  const [first] = places;
  if (first === undefined)
    throw new AppError('not-available', say`This program shows no folders here. Type the path, or use the dialog of the system.`);
  const wanted = question.folder ?? first;
  if (!isAbsolute(wanted))
    throw new AppError('bad-input', say`‘${wanted}’ is not a full path. A full path begins at the root of the disk.`);
  const folder = await findInside(resolve(wanted), places);
  const { entries, isCut } = await readEntries(folder, places, question);
  const up = dirname(folder);
  return {
    folder,
    up: isInsideAny(up, places) ? up : null,
    roots: places.map((path) => ({ name: basename(path) || path, path })),
    entries,
    isCut,
  };
}

async function findRoots(roots: readonly string[]): Promise<string[]> {
  const found = await Promise.all(roots.map((root) => realpath(root).catch(() => null)));
  return [...new Set(found.filter((root) => root !== null))];
}

/** A link on the way is followed; where it leads must be inside, too. */
async function findInside(wanted: string, places: readonly string[]): Promise<string> {
  const real = await realpath(wanted).catch(() => null);
  const isFolder =
    real !== null &&
    (await stat(real).then(
      (info) => info.isDirectory(),
      () => false,
    ));
  // What is outside is answered alike whether it is there or not.
  if (!isInsideAny(real ?? wanted, places))
    throw new AppError(
      'not-allowed',
      say`‘${wanted}’ lies outside the folders that this program may show. Type the path, or start it with --root.`,
    );
  if (real === null || !isFolder) throw new AppError('not-found', say`There is no folder ‘${wanted}’.`);
  return real;
}

function isInsideAny(path: string, places: readonly string[]): boolean {
  return places.some((root) => {
    const inner = relative(root, path);
    return inner === '' || (inner !== '..' && !inner.startsWith(`..${sep}`) && !isAbsolute(inner) && !inner.split(sep).some(isHidden));
  });
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

async function readEntries(
  folder: string,
  places: readonly string[],
  { files, extensions }: FolderQuestion,
): Promise<{ entries: FolderEntry[]; isCut: boolean }> {
  const wanted = new Set(extensions.map((extension) => `.${extension.toLowerCase()}`));
  const entries: FolderEntry[] = [];
  let seen = 0;
  for await (const { name } of await open(folder)) {
    if (isHidden(name)) continue;
    if (++seen > 5 * mostEntries || entries.length >= mostEntries) return { entries: inOrder(entries), isCut: true };
    const entry = await look(folder, name, places);
    if (entry === null) continue;
    if (entry.kind !== 'file' || (files && (wanted.size === 0 || wanted.has(extname(name).toLowerCase())))) entries.push(entry);
  }
  return { entries: inOrder(entries), isCut: false };
}

async function open(folder: string): ReturnType<typeof opendir> {
  try {
    return await opendir(folder);
  } catch (error) {
    throw new AppError('not-allowed', say`‘${folder}’ cannot be opened: this account has no right to read it.`, { cause: error });
  }
}

/** Null for what cannot be chosen: devices, pipes, links that lead out or nowhere. */
async function look(folder: string, name: string, places: readonly string[]): Promise<FolderEntry | null> {
  const path = join(folder, name);
  const real = await realpath(path).catch(() => null);
  if (real === null || !isInsideAny(real, places)) return null;
  const info = await stat(real).catch(() => null);
  if (info?.isDirectory()) return { name, path, kind: (await isProjectFolder(real).catch(() => false)) ? 'project' : 'folder' };
  return info?.isFile() ? { name, path, kind: 'file' } : null;
}

/** Folders before files, numbers in names by their value. */
function inOrder(entries: readonly FolderEntry[]): FolderEntry[] {
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const rank = ({ kind }: FolderEntry): number => (kind === 'file' ? 1 : 0);
  return [...entries].sort((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name));
}
