/** analysis/analysis.json: what was computed besides the runs. */
import { analysisSchema, type Analysis } from '../../contract/results/analysis';
import { insideProject } from '../../files/inside-project';
import { readSecondary } from '../files/read-json';
import { writeJson } from '../files/write-atomic';

/** Null when there is none, or none that can be read: it is then computed anew. */
export async function readAnalysis(folder: string): Promise<Analysis | null> {
  return readSecondary(analysisPath(folder), analysisSchema);
}

export async function writeAnalysis(folder: string, analysis: Analysis): Promise<void> {
  await writeJson(analysisPath(folder), analysisSchema, analysis);
}

function analysisPath(folder: string): string {
  return insideProject(folder, 'analysis', 'analysis.json');
}
