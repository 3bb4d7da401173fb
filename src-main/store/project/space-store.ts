/** spaces/<name>/: space.json and one table of coordinates for each number of dimensions. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { spaceSchema, type Space, type SpaceCoordinates } from '../../contract/study/space';
import { insideProject } from '../../files/inside-project';
import { explainBadPath } from '../../files/path-name';
import { formatCsv, readNumber, rowError, splitCsv } from '../files/csv';
import { isMissing, readError, readJson, readTextIfThere } from '../files/read-json';
import { writeAtomic, writeJson } from '../files/write-atomic';

/** In alphabetical order. One whose description cannot be read counts as not there; `project check` names it. */
export async function listSpaces(folder: string): Promise<Space[]> {
  const spaces: Space[] = [];
  for (const name of await listSpaceNames(folder)) {
    const space = await readSpaceDescription(folder, name).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    if (space !== null) spaces.push(space);
  }
  return spaces;
}

/** Of all folders in spaces/, in alphabetical order. */
export async function listSpaceNames(folder: string): Promise<string[]> {
  const place = insideProject(folder, 'spaces');
  const entries = await readdir(place, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw readError(error, place);
  });
  const isFolder = (entry: Dirent): boolean => entry.isDirectory() || entry.isSymbolicLink();
  return entries
    .filter((entry) => isFolder(entry) && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

export async function readSpaceDescription(folder: string, name: string): Promise<Space> {
  const path = spaceFile(folder, name, 'space.json');
  return readJson(path, spaceSchema, phrase`There is no similarity space ‘${name}’ in this project (${path} is missing).`);
}

/** Rows stand in the order of the file. */
export async function readSpace(folder: string, name: string, dims: number): Promise<SpaceCoordinates> {
  const path = spaceFile(folder, name, `${dims}D.csv`);
  const text = await readTextIfThere(path);
  if (text === null)
    throw new AppError(
      'not-found',
      say`The space ‘${name}’ has no coordinates in ${dims} dimensions (${path} is missing). Compute it first.`,
    );
  const { header, rows } = splitCsv(text, path);
  if (header.length !== dims + 1 || header[0] !== 'stimulus')
    throw new AppError(
      'bad-input',
      say`${path} must have the column ‘stimulus’ and ${dims} further columns; it has: ${header.join(', ')}.`,
    );
  const stimuli = new Set<string>();
  const coordinates = rows.map(({ row, cells }) => {
    const id = cells[0]!;
    if (stimuli.has(id)) throw rowError(path, row, phrase`the stimulus ‘${id}’ stands there twice`);
    stimuli.add(id);
    return cells.slice(1).map((cell) => {
      const read = readNumber(cell);
      if ('reason' in read) throw rowError(path, row, read.reason);
      return read.value;
    });
  });
  return { name, dims, stimuli: [...stimuli], coordinates };
}

/** The tables first, space.json last: a space that shows up is complete. */
export async function writeSpace(folder: string, space: Space, coordinates: readonly SpaceCoordinates[]): Promise<void> {
  for (const { dims, stimuli, coordinates: points } of coordinates) {
    const header = ['stimulus', ...Array.from({ length: dims }, (_, d) => `d${d + 1}`)];
    await writeAtomic(
      spaceFile(folder, space.name, `${dims}D.csv`),
      formatCsv(
        header,
        stimuli.map((id, i) => [id, ...points[i]!]),
      ),
    );
  }
  await writeJson(spaceFile(folder, space.name, 'space.json'), spaceSchema, space);
}

/** A space's name is a folder's name on every system; the sentence says what is wrong with one that cannot be. */
export function requireSpaceName(name: string): void {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,59}$/u.test(name) || explainBadPath(name) !== null)
    throw new AppError(
      'bad-input',
      say`‘${name}’ cannot be the name of a space. Use letters, digits, spaces, hyphens and full stops, at most 60.`,
    );
}

function spaceFile(folder: string, name: string, file: string): string {
  requireSpaceName(name);
  return insideProject(folder, 'spaces', name, file);
}
