/** views.json: views of maps that somebody has kept by name. */
import { savedViewsFileSchema, type SavedView } from '../../contract/results/saved-view';
import { insideProject } from '../../files/inside-project';
import { readJsonIfThere, currentSchemaVersion } from '../files/read-json';
import { writeJson } from '../files/write-atomic';

/** In the order in which they were first kept. */
export async function readViews(folder: string): Promise<SavedView[]> {
  return (await readJsonIfThere(insideProject(folder, 'views.json'), savedViewsFileSchema))?.views ?? [];
}

export async function writeViews(folder: string, views: readonly SavedView[]): Promise<void> {
  await writeJson(insideProject(folder, 'views.json'), savedViewsFileSchema, { schemaVersion: currentSchemaVersion, views: [...views] });
}
