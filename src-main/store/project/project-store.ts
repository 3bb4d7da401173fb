/** project.json: creating, reading and writing the root of a project folder. */
import { mkdir, readdir, stat } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { projectFileSchema, type ProjectFile } from '../../contract/study/project';
import { insideProject } from '../../files/inside-project';
import { isMissing, readError, readJson } from '../files/read-json';
import { diskError, writeJson } from '../files/write-atomic';

/** Makes a new project in an absent or empty folder; refuses to mix with what is already there. */
export async function createProjectFolder(folder: string, file: ProjectFile): Promise<void> {
  await refuseOccupied(folder);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw diskError(error, folder);
  }
  await writeProject(folder, file);
}

export async function readProject(folder: string): Promise<ProjectFile> {
  return readJson(
    projectPath(folder),
    projectFileSchema,
    phrase`${folder} is not a project folder: it has no project.json. Choose a folder made by this program, or create a new project.`,
  );
}

export async function writeProject(folder: string, file: ProjectFile): Promise<void> {
  await writeJson(projectPath(folder), projectFileSchema, file);
}

export async function isProjectFolder(folder: string): Promise<boolean> {
  return (await savedAtMs(folder)) !== null;
}

/** When anything that people change was last written, milliseconds since 1970; null when there is no project. */
export async function savedAtMs(folder: string): Promise<number | null> {
  const written = async (path: string): Promise<number | null> => {
    try {
      return (await stat(path)).mtimeMs;
    } catch (error) {
      if (isMissing(error)) return null;
      throw readError(error, path);
    }
  };
  const project = await written(projectPath(folder));
  if (project === null) return null;
  const times = await Promise.all(
    changedFiles.map(async (name) => {
      try {
        return await written(insideProject(folder, name));
      } catch (error) {
        if (error instanceof AppError) return null; // the project's problems say what is wrong with it
        throw error;
      }
    }),
  );
  return Math.max(project, ...times.map((time) => time ?? 0));
}

/** Every change that can be undone is written in the journal; the others in files of their own. */
const changedFiles = [
  'stimuli.csv',
  'ratings.csv',
  'dissimilarities.csv',
  'features.csv',
  'corpora.json',
  'journal/journal.json',
  'experiments',
];

export async function refuseOccupied(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: unknown): string[] => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')
      throw new AppError('already-exists', say`${folder} is a file, not a folder. Choose another place for the project.`);
    if (isMissing(error)) return [];
    throw readError(error, folder);
  });
  if (entries.includes('project.json'))
    throw new AppError('already-exists', say`${folder} already holds a project. Open it, or choose another folder.`);
  if (entries.some((name) => !ignorable.has(name)))
    throw new AppError('already-exists', say`The folder ${folder} is not empty. Choose an empty or new folder for the project.`);
}

const ignorable = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

function projectPath(folder: string): string {
  return insideProject(folder, 'project.json');
}
