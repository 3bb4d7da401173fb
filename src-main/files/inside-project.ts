/**
 * The one way from a path that stands in a project's data to a place on the disk. A project folder is foreign data: it comes by mail, from
 * a zip file, from a cluster. Its paths are relative, spelled so that they mean the same everywhere, and end inside the folder with all
 * links followed; a link that leads out is refused by name (decision 0028).
 */
import { constants, lstatSync, readlinkSync, realpathSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join, parse, relative, sep } from 'node:path';
import { AppError } from '../contract/app-error';
import { phrase, say } from '../contract/message';
import { explainBadPath, explainWayOut } from './path-name';

/**
 * Where the bytes of a file, or the content of a folder, of the project are read and written. A link that stays inside is followed, so
 * that it stays a link when its file is written. One whose target is kept by another program, as in a git-annex, is not: whoever writes
 * puts a file in the link's own place and leaves the store as it is.
 */
export function insideProject(folder: string, ...path: string[]): string {
  return insideFolder(folder, path.join('/'), 'project');
}

/** The entry itself, for deleting it or putting another in its place: folders above it are followed, it is not. */
export function entryInProject(folder: string, ...path: string[]): string {
  const parts = partsOf(path.join('/'), 'project');
  const name = parts.pop() ?? '';
  return join(follow(folder, parts, 'project').place, name);
}

/** A link in a project by its target as it is written there; null for what is no link. */
export function linkTarget(folder: string, ...path: string[]): string | null {
  const entry = entryInProject(folder, ...path);
  return look(entry)?.isSymbolicLink() === true ? readlinkSync(entry) : null;
}

/** Whether the bytes at the other end of a link may be written: it is there, inside, and nobody's protected store. */
export function isWrittenThrough(folder: string, ...path: string[]): boolean {
  return linkTarget(folder, ...path) === null || insideProject(folder, ...path) !== entryInProject(folder, ...path);
}

/** The same for any other folder whose list of files comes from elsewhere, such as a corpus. */
export function insideFolder(folder: string, path: string, what: Holder): string {
  const parts = partsOf(path, what);
  const { place, link } = follow(folder, parts, what);
  if (link === null || !isProtected(folder, place)) return place;
  const entry = join(follow(folder, parts.slice(0, -1), what).place, parts.at(-1) ?? '');
  return look(entry)?.isSymbolicLink() === true ? entry : place;
}

type Holder = 'project' | 'corpus';

function partsOf(path: string, what: Holder): string[] {
  const reason = what === 'corpus' ? explainWayOut(path) : explainBadPath(path);
  if (reason !== null)
    throw new AppError(
      'not-allowed',
      what === 'project'
        ? say`The path ‘${shown(path)}’ ${reason}, so it is not used. Correct it in the project's files.`
        : say`The path ‘${shown(path)}’ ${reason}, so it is not used. Correct it in the corpus's files.`,
    );
  return path.split('/');
}

const mostLinks = 40; // as Linux follows

/** Walks the path with every link in it, `link` being the first. What does not exist yet is taken as it is named. */
function follow(folder: string, parts: readonly string[], what: Holder): { place: string; link: string | null } {
  let at = folder;
  let links = 0;
  let link: string | null = null;
  const waiting = [...parts];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      at = dirname(at);
      continue;
    }
    const next = join(at, name);
    if (look(next)?.isSymbolicLink() !== true) {
      at = next;
      continue;
    }
    link ??= relative(folder, next);
    if (++links > mostLinks) throw outside(link, phrase`turns in a circle`, what);
    if (links === 1) at = realpathSync(at); // '..' in a link counts from where the link really lies
    const target = readlinkSync(next);
    const { root } = parse(target);
    if (root !== '') at = root;
    waiting.unshift(...target.slice(root.length).split(sep === '/' ? '/' : /[\\/]/));
  }
  if (link !== null && !isBelow(realpathSync(folder), at))
    throw outside(
      link,
      what === 'project' ? phrase`leads out of its folder, the project, to ${at}` : phrase`leads out of its folder, the corpus, to ${at}`,
      what,
    );
  return { place: at, link };
}

/** Missing, read-only or within a `.git`: a store that tells content by its name must never be written through. */
function isProtected(folder: string, place: string): boolean {
  const info = look(place);
  if (info === null) return true;
  if (relative(realpathSync(folder), place).split(sep).includes('.git')) return true;
  return info.isFile() && process.platform !== 'win32' && (info.mode & constants.S_IWUSR) === 0;
}

function isBelow(root: string, place: string): boolean {
  const way = relative(root, place);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function look(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOTDIR' || code === 'ENOENT') return null;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('disk', say`${path} cannot be looked at: ${reason}. Check its rights and its name.`, { cause: error });
  }
}

function outside(link: string, reason: string, what: Holder): AppError {
  const mend =
    what === 'project'
      ? phrase`Put the file or folder itself there, or remove the link.`
      : phrase`Put the images themselves there, or remove the link.`;
  return new AppError('not-allowed', say`‘${shown(link)}’ is a link that ${reason}, so it is not followed. ${mend}`);
}

/** Control characters and endless names do not belong in a sentence. */
function shown(path: string): string {
  const plain = path.replace(/\p{Cc}/gu, '\ufffd');
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}
