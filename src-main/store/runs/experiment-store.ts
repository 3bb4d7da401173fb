/** experiments/<step>.json: which runs belong to a step of the study. */
import { experimentFileSchema, experimentOf, type ExperimentFile, type Step } from '../../contract/running/experiment';
import { insideProject } from '../../files/inside-project';
import { readSecondary } from '../files/read-json';
import { writeJson } from '../files/write-atomic';

/** Null while the step was never started, or when its file is damaged. */
export async function readExperiment(folder: string, step: Step): Promise<ExperimentFile | null> {
  return readSecondary(experimentPath(folder, step), experimentOf(step));
}

export async function writeExperiment(folder: string, file: ExperimentFile): Promise<void> {
  await writeJson(experimentPath(folder, file.step), experimentFileSchema, file);
}

function experimentPath(folder: string, step: Step): string {
  return insideProject(folder, 'experiments', `${step}.json`);
}
