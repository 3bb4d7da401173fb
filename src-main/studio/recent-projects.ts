/** The projects opened last, latest first; kept in the user's folder. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../contract/app-error';
import { readJsonIfThere } from '../store/files/read-json';
import { writeJson } from '../store/files/write-atomic';

const recentFileSchema = z.object({
  schemaVersion: z.literal(1),
  projects: z.array(z.object({ name: z.string(), folder: z.string() })),
});
type RecentProject = z.infer<typeof recentFileSchema>['projects'][number];

const kept = 10;

/** A list that is damaged is a list that is gone: it holds nothing that opening a project does not bring back. */
export async function readRecentProjects(userFolder: string): Promise<RecentProject[]> {
  try {
    return (await readJsonIfThere(recentPath(userFolder), recentFileSchema))?.projects ?? [];
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

export async function rememberProject(userFolder: string, project: RecentProject): Promise<void> {
  const others = (await readRecentProjects(userFolder)).filter(({ folder }) => folder !== project.folder);
  await writeJson(recentPath(userFolder), recentFileSchema, { schemaVersion: 1, projects: [project, ...others].slice(0, kept) });
}

/** Only the entry: the project's folder is left as it is. */
export async function forgetProject(userFolder: string, folder: string): Promise<void> {
  const projects = (await readRecentProjects(userFolder)).filter((project) => project.folder !== folder);
  await writeJson(recentPath(userFolder), recentFileSchema, { schemaVersion: 1, projects });
}

/** A disk that is not plugged in may come back, so what is gone is marked and not dropped. */
export async function listRecentProjects(userFolder: string): Promise<(RecentProject & { readonly isThere: boolean })[]> {
  const projects = await readRecentProjects(userFolder);
  const isThere = (folder: string): Promise<boolean> =>
    stat(join(folder, 'project.json')).then(
      (info) => info.isFile(),
      () => false,
    );
  return Promise.all(projects.map(async (project) => ({ ...project, isThere: await isThere(project.folder) })));
}

function recentPath(userFolder: string): string {
  return join(userFolder, 'recent-projects.json');
}
