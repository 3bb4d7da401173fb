/** The prepared material of the sample (out/assets/sample), from which projects take drawings and corpora. */
import { join } from 'node:path';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { projectFileSchema, type ProjectFile } from '../../contract/study/project';
import { copyFolder } from '../../store/files/copy-folder';
import { isMissing, readJsonIfThere } from '../../store/files/read-json';
import { readStimuli } from '../../store/files/tables';
import type { Stimulus } from '../../contract/study/stimulus';

export type SamplePart = 'stimuli' | 'stimuli.csv' | 'ratings.csv' | 'features.csv' | 'corpora' | 'corpora.json';

export async function readSampleStimuli(assetsFolder: string): Promise<Stimulus[]> {
  const stimuli = await readStimuli(sampleFolder(assetsFolder));
  if (stimuli.length === 0) throw notPrepared(assetsFolder);
  return stimuli;
}

/** Whose drawings they are. */
export async function readSampleAttribution(assetsFolder: string): Promise<ProjectFile['attribution']> {
  const path = join(sampleFolder(assetsFolder), 'attribution.json');
  const attribution = await readJsonIfThere(path, projectFileSchema.shape.attribution);
  if (attribution === null) throw notPrepared(assetsFolder);
  return attribution;
}

/** Copies parts of the sample into a project folder; images come along, so that the project stays whole when the program is updated. */
export async function copySampleParts(assetsFolder: string, parts: readonly SamplePart[], folder: string): Promise<void> {
  for (const part of parts)
    try {
      await copyFolder(join(sampleFolder(assetsFolder), part), join(folder, part));
    } catch (error) {
      if (isMissing(error)) throw notPrepared(assetsFolder);
      throw error;
    }
}

/** Space and runs that were computed before, with the space they belong to. False where none are shipped. */
export async function copySampleResults(assetsFolder: string, folder: string): Promise<boolean> {
  try {
    await copyFolder(join(assetsFolder, 'sample-results'), folder);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

export function sampleFolder(assetsFolder: string): string {
  return join(assetsFolder, 'sample');
}

function notPrepared(assetsFolder: string): AppError {
  return new AppError(
    'not-available',
    say`The drawings of the sample are not in ${sampleFolder(assetsFolder)}. Install the program again, or run ‘npm run build’.`,
  );
}
