/** experiments/<step>.json: which runs belong to a step of the study; what it took the place of is in experiments/earlier/. */
import { readdir } from 'node:fs/promises';
import { experimentFileSchema, experimentOf, type ExperimentFile, type Step } from '../../contract/running/experiment';
import { insideProject } from '../../files/inside-project';
import { canonicalJson } from '../files/canonical-json';
import { isMissing, readSecondary } from '../files/read-json';
import { writeJson } from '../files/write-atomic';
import { sha256 } from './run-key';

/** Null while the step was never started, or when its file is damaged. */
export async function readExperiment(folder: string, step: Step): Promise<ExperimentFile | null> {
  return readSecondary(experimentPath(folder, step), experimentOf(step));
}

/** A plan with runs that the new one does not name is kept. */
export async function writeExperiment(folder: string, file: ExperimentFile): Promise<void> {
  const before = await readExperiment(folder, file.step);
  const named = new Set(file.runs.map(({ key }) => key));
  if (before?.runs.some(({ key }) => !named.has(key)) === true) await writeJson(earlierPath(folder, before), experimentFileSchema, before);
  await writeJson(experimentPath(folder, file.step), experimentFileSchema, file);
}

export const earlierExperimentName = /^[1-9]-[0-9a-f]{12}\.json$/;

/** Plans that another took the place of, by step. */
export async function readEarlierExperiments(folder: string): Promise<ExperimentFile[]> {
  const names = await readdir(insideProject(folder, 'experiments', 'earlier')).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const known = names.filter((name) => earlierExperimentName.test(name)).sort();
  const files = await Promise.all(
    known.map((name) => readSecondary(insideProject(folder, 'experiments', 'earlier', name), experimentFileSchema)),
  );
  return files.filter((file) => file !== null);
}

function experimentPath(folder: string, step: Step): string {
  return insideProject(folder, 'experiments', `${step}.json`);
}

/** The same plan has the same name, however often another took its place. */
function earlierPath(folder: string, file: ExperimentFile): string {
  return insideProject(folder, 'experiments', 'earlier', `${file.step}-${sha256(canonicalJson(file)).slice(0, 12)}.json`);
}
