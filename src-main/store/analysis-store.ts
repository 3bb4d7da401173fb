/** analysis/analysis.json: what was computed besides the runs. */
import { AppError } from '../contract/app-error';
import { analysisSchema, type Analysis } from '../contract/analysis';
import { insideProject } from '../files/inside-project';
import { readJsonIfThere } from './read-json';
import { writeJson } from './write-atomic';

/** Null when there is none, or none that can be read: it is then computed anew. */
export async function readAnalysis(folder: string): Promise<Analysis | null> {
  try {
    return await readJsonIfThere(analysisPath(folder), analysisSchema);
  } catch (error) {
    if (error instanceof AppError && error.code !== 'disk') return null;
    throw error;
  }
}

export async function writeAnalysis(folder: string, analysis: Analysis): Promise<void> {
  await writeJson(analysisPath(folder), analysisSchema, analysis);
}

function analysisPath(folder: string): string {
  return insideProject(folder, 'analysis', 'analysis.json');
}
