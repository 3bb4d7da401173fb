/** analysis/nearest.json: neighbours of the drawings by their features. */
import { nearestFileSchema, type NearestFile } from '../../contract/results/nearest';
import { insideProject } from '../../files/inside-project';
import { readSecondary } from '../files/read-json';
import { writeJson } from '../files/write-atomic';

/** Null when there is none, or none that can be read: it is then computed anew. */
export async function readNearest(folder: string): Promise<NearestFile | null> {
  return readSecondary(nearestPath(folder), nearestFileSchema);
}

export async function writeNearest(folder: string, file: NearestFile): Promise<void> {
  await writeJson(nearestPath(folder), nearestFileSchema, file);
}

function nearestPath(folder: string): string {
  return insideProject(folder, 'analysis', 'nearest.json');
}
