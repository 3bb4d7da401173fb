/** placed/: drawings somebody has placed by hand and kept, each as <id>.json with its strokes and its place, and <id>.png. */
import { readdir, rm } from 'node:fs/promises';
import { keptDrawingSchema, keptIdSchema, type KeptDrawing } from '../../contract/results/placing';
import { inBatches } from '../../files/in-batches';
import { insideProject } from '../../files/inside-project';
import { isMissing, readError, readSecondary } from '../files/read-json';
import { writeAtomic, writeJson } from '../files/write-atomic';

/** In the order in which they were kept. One that is damaged, or whose picture is gone, is not shown and stays where it is. */
export async function listKept(folder: string): Promise<KeptDrawing[]> {
  const names = await namesIn(folder);
  const ids = names
    .flatMap((name) => keptIdSchema.safeParse(name.replace(/\.json$/, '')).data ?? [])
    .filter((id) => names.includes(`${id}.json`) && names.includes(`${id}.png`));
  const kept = await inBatches([...new Set(ids)], (id) => readSecondary(insideProject(folder, 'placed', `${id}.json`), keptDrawingSchema));
  return kept.filter((each) => each !== null).sort((a, b) => numberOf(a.id) - numberOf(b.id));
}

/** 'drawing-7' where the highest so far is 6, whatever has become of the others. */
export async function nextKeptId(folder: string): Promise<string> {
  const numbers = (await namesIn(folder)).map(numberOf).filter(Number.isFinite);
  return `drawing-${Math.max(0, ...numbers) + 1}`;
}

/** The record last: what has one is whole. */
export async function writeKept(folder: string, kept: KeptDrawing, png: Uint8Array): Promise<void> {
  await writeAtomic(keptPicture(folder, kept.id), png);
  await writeJson(insideProject(folder, 'placed', `${kept.id}.json`), keptDrawingSchema, kept);
}

export async function removeKept(folder: string, id: string): Promise<void> {
  await rm(insideProject(folder, 'placed', `${keptIdSchema.parse(id)}.json`), { force: true });
  await rm(keptPicture(folder, id), { force: true });
}

export function keptPicture(folder: string, id: string): string {
  return insideProject(folder, 'placed', `${keptIdSchema.parse(id)}.png`);
}

async function namesIn(folder: string): Promise<string[]> {
  const path = insideProject(folder, 'placed');
  return readdir(path).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw readError(error, path);
  });
}

const numberOf = (id: string): number => Number(/^drawing-(\d+)/.exec(id)?.[1] ?? Number.NaN);
