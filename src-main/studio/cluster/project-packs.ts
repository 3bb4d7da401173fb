/** The workpacks of a project, numbered in its cluster/: data that change begin a new one. */
import { readdir } from 'node:fs/promises';
import { AppError } from '../../contract/app-error';
import { insideProject } from '../../files/inside-project';
import { isMissing, readError } from '../../store/files/read-json';

/** `pack` brings a workpack up to what the runs need; one of other data refuses ('already-exists'), and the next number is taken. */
export async function packInside(project: string, pack: (folder: string) => Promise<void>): Promise<string> {
  const latest = Math.max(1, ...(await packNumbers(project)));
  for (let number = latest; ; number++)
    try {
      const folder = packFolder(project, number);
      await pack(folder);
      return folder;
    } catch (error) {
      if (number > latest || !(error instanceof AppError) || error.code !== 'already-exists') throw error;
    }
}

/** The earliest first; none where nothing was submitted yet. */
export async function packsInside(project: string): Promise<string[]> {
  return (await packNumbers(project)).map((number) => packFolder(project, number));
}

function packFolder(project: string, number: number): string {
  return insideProject(project, 'cluster', String(number));
}

async function packNumbers(project: string): Promise<number[]> {
  const names = await readdir(insideProject(project, 'cluster')).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw readError(error, project);
  });
  return names.flatMap((name) => (/^\d{1,6}$/.test(name) ? [Number(name)] : [])).sort((a, b) => a - b);
}
