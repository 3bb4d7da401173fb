/** Which projects this program on this computer has opened before, and what one made elsewhere would do (decision 0029). */
import { realpath } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { ForeignProject } from '../../contract/study/project';
import { readCorpora } from '../../store/corpora/corpus-store';
import { readPending } from '../../store/journal/journal-file';
import { readSecondary } from '../../store/files/read-json';
import { listRuns } from '../../store/runs/run-store';
import { writeJson } from '../../store/files/write-atomic';
import { readRecentProjects } from '../recent-projects';

const knownSchema = z.object({ schemaVersion: z.literal(1), projects: z.array(z.object({ folder: z.string(), id: z.string() })) });
const kept = 1000;

/** Null for a project that was opened here before, or that would do nothing by itself. Only projects of this folder and id are the same. */
export async function askAboutProject(userFolder: string, folder: string, id: string): Promise<ForeignProject | null> {
  const place = await realpath(folder);
  const known = (await readSecondary(knownPath(userFolder), knownSchema))?.projects ?? [];
  if (known.some((project) => project.folder === place && project.id === id)) return null;
  // Before this list existed, the recent projects told as much.
  if ((await readRecentProjects(userFolder)).some((project) => project.folder === folder)) return null;
  const pending = (await readPending(folder).catch(orNull))?.change ?? null;
  const states = (await listRuns(folder).catch(orNull)) ?? [];
  const runs = states.filter(({ state }) => state === 'running' || state === 'queued' || state === 'interrupted').length;
  const { corpora } = await readCorpora(folder);
  const outside = [...new Set(corpora.flatMap(({ root }) => (isAbsolute(root) ? [root] : [])))];
  return pending === null && runs === 0 && outside.length === 0 ? null : { pending, runs, corpora: outside };
}

/** A list that cannot be written is no reason to keep a project shut: it is asked about again. */
export async function rememberKnown(userFolder: string, folder: string, id: string): Promise<void> {
  try {
    const place = await realpath(folder);
    const others = ((await readSecondary(knownPath(userFolder), knownSchema))?.projects ?? []).filter(
      (project) => project.folder !== place,
    );
    await writeJson(knownPath(userFolder), knownSchema, { schemaVersion: 1, projects: [{ folder: place, id }, ...others].slice(0, kept) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

/** For a program without a window, which cannot ask. */
export function refuseForeign({ pending, corpora }: ForeignProject, folder: string): AppError {
  const would = [
    ...(pending === null ? [] : [phrase`finish a change that was cut off`]),
    ...(corpora.length === 0 ? [] : [phrase`read images in ${corpora.join(', ')}`]),
  ];
  return new AppError(
    'not-allowed',
    say`The project in ${folder} was made elsewhere, and to open it would ${would.join(' and ')}. Add --trust if you know where it comes from.`,
  );
}

function knownPath(userFolder: string): string {
  return join(userFolder, 'known-projects.json');
}

function orNull(error: unknown): null {
  if (error instanceof AppError) return null; // named among the problems
  throw error;
}
