/** Finds the drawing of each item of a study: the original where the person has it, else the stand-in of the same name. */
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Stimulus } from '../../contract/study/stimulus';
import { imageNamePattern } from '../../contract/study/image-names';
import { itemKey, splitImageName } from '../../store/importers/study-tables';
import { isMissing, readError } from '../../store/files/read-json';

export interface MatchedDrawing {
  readonly stimulus: Stimulus;
  /** Absolute; null when there is neither original nor stand-in. */
  readonly file: string | null;
  readonly isOriginal: boolean;
}

/** `standIns`: stimuli of the sample, with images relative to `standInFolder`. */
export async function matchDrawings(
  stimuli: readonly Stimulus[],
  originalFolder: string,
  standIns: readonly Stimulus[],
  standInFolder: string,
): Promise<MatchedDrawing[]> {
  const originals = await indexOriginals(originalFolder);
  const substitutes = new Map(standIns.map(({ name, image }) => [itemKey(name), join(standInFolder, image)]));
  return stimuli.map((stimulus) => {
    const original = originals.get(stimulus.id.toLowerCase()) ?? originals.get(itemKey(stimulus.name));
    if (original !== undefined) return { stimulus, file: original, isOriginal: true };
    return { stimulus, file: substitutes.get(itemKey(stimulus.name)) ?? null, isOriginal: false };
  });
}

/** By id ('c21i07') and by name ('parrot'), from names like C21I07_parrot.png or parrot.png. */
async function indexOriginals(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (isMissing(error)) return [];
    throw readError(error, folder);
  });
  const index = new Map<string, string>();
  for (const name of names.filter((entry) => imageNamePattern.test(entry)).sort()) {
    const { name: stem } = parse(name);
    const coded = splitImageName(stem);
    if (coded !== null) index.set(coded.id.toLowerCase(), join(folder, name));
    index.set(itemKey(coded?.name ?? stem), join(folder, name));
  }
  return index;
}
