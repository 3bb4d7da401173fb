/** The projects opened last, latest first; kept in the user's folder. */
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../contract/app-error';
import { readJsonIfThere } from '../store/read-json';
import { writeJson } from '../store/write-atomic';

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

function recentPath(userFolder: string): string {
  return join(userFolder, 'recent-projects.json');
}
