/** Creates an empty project: a folder with project.json, to which stimuli, ratings and corpora are added. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { ProjectFile } from '../../contract/study/project';
import { createProjectFolder } from '../../store/project/project-store';

export const defaultSeed = 42;

/** `name` is the folder's unless given. */
export async function createProject(folder: string, name: string = basename(folder)): Promise<ProjectFile> {
  const file = newProjectFile(name.trim() === '' ? basename(folder) : name.trim());
  await createProjectFolder(folder, file);
  return file;
}

export function newProjectFile(name: string): ProjectFile {
  return {
    schemaVersion: 1,
    id: randomUUID(),
    name,
    tag: null,
    targetSpace: null,
    photographNetwork: null,
    seed: defaultSeed,
    attribution: [],
  };
}
