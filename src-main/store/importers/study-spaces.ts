/** The similarity spaces of a study's folder: <space>/<d>D-vectors.csv with a row for each item, and stress.csv beside them. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { Stimulus } from '../../contract/study/stimulus';
import { isMissing, readError, readTextIfThere } from '../files/read-json';
import { itemKey, readCoordinates, readStress } from './study-tables';

export interface StudySpace {
  readonly name: string; // of the folder: 'mean', 'median', 'Kruskal'
  readonly dimensions: readonly {
    readonly dims: number;
    readonly coordinates: readonly (readonly number[])[];
    readonly stress1: number | null;
  }[];
}

/** Rows of `coordinates` follow `stimuli`. */
export async function readSpaces(source: string, place: string, stimuli: readonly Stimulus[], missing: string[]): Promise<StudySpace[]> {
  const files = await listSpaceFiles(source, place);
  if (files.length === 0) missing.push(phrase`${place} holds no coordinates, so the published spaces are not imported.`);
  const spaces: StudySpace[] = [];
  for (const name of [...new Set(files.map(({ space }) => space))]) {
    const folder = files.find(({ space }) => space === name)!.folder;
    const stress = await readIfThere(source, join(folder, 'stress.csv'), readStress);
    if (stress === null) missing.push(phrase`${join(folder, 'stress.csv')} is missing, so the stress of the space ‘${name}’ is not known.`);
    const dimensions = [];
    for (const { path, dims } of files.filter(({ space }) => space === name)) {
      const table = (await readIfThere(source, path, readCoordinates))!;
      dimensions.push({ dims, coordinates: orderRows(table, stimuli, dims, join(source, path)), stress1: stress?.get(dims) ?? null });
    }
    spaces.push({ name, dimensions });
  }
  return spaces;
}

/** The items of the first file of coordinates; null when there is none. */
export async function namesFromSpaces(source: string, place: string): Promise<string[] | null> {
  for (const { path } of await listSpaceFiles(source, place)) {
    const table = await readIfThere(source, path, readCoordinates);
    if (table !== null) return [...table.values()].map(({ name }) => name);
  }
  return null;
}

/** By name of the space and number of dimensions. Files that lie in `place` itself are a space of that name. */
export async function listSpaceFiles(
  source: string,
  place: string,
): Promise<{ space: string; folder: string; dims: number; path: string }[]> {
  const files = [];
  const entries = (await listFolder(join(source, place))).sort();
  for (const folder of [place, ...entries.map((name) => join(place, name))]) {
    const names = folder === place ? entries : await listFolder(join(source, folder));
    for (const file of names) {
      const dims = /^(\d{1,2})D-vectors\.csv$/.exec(file)?.[1];
      if (dims !== undefined && Number(dims) > 0)
        files.push({ space: basename(folder), folder, dims: Number(dims), path: join(folder, file) });
    }
  }
  return files.sort((a, b) => a.space.localeCompare(b.space, 'en') || a.dims - b.dims);
}

export async function listFolder(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown): string[] => {
    if (isMissing(error) || (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')) return [];
    throw readError(error, folder);
  });
}

export async function readIfThere<T>(source: string, place: string, read: (text: string, path: string) => T): Promise<T | null> {
  const path = join(source, place);
  const text = await readTextIfThere(path);
  return text === null ? null : read(text, path);
}

/** The first of these files that exists. */
export async function firstThere(source: string, candidates: readonly string[]): Promise<string | null> {
  for (const place of candidates)
    if (
      await stat(join(source, place)).then(
        () => true,
        () => false,
      )
    )
      return place;
  return null;
}

function orderRows(
  table: ReadonlyMap<string, { readonly name: string; readonly at: readonly number[] }>,
  stimuli: readonly Stimulus[],
  dims: number,
  path: string,
): (readonly number[])[] {
  const keys = new Set(stimuli.map(({ name }) => itemKey(name)));
  for (const [key, { name }] of table)
    if (!keys.has(key))
      throw new AppError('bad-input', say`${path} names ‘${name}’, which is not one of the study's items. Correct the name.`);
  return stimuli.map(({ name }) => {
    const row = table.get(itemKey(name));
    if (row === undefined) throw new AppError('bad-input', say`${path} has no coordinates for ‘${name}’. Add its row, or remove the file.`);
    if (row.at.length !== dims)
      throw new AppError('bad-input', say`${path} gives ${row.at.length} coordinates for ‘${name}’, but by its name it should be ${dims}.`);
    return row.at;
  });
}
