/** One writer per project: lock.json says who, and a lock whose owner is gone is taken over. */
import { basename } from 'node:path';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { entryInProject } from '../../files/inside-project';
import { lockFile, type FileLock } from './lock-file';

export type ProjectLock = FileLock;

/** `onLost` is told who has the project, should this one have slept too long, and must let go of it at once. */
export async function lockProject(folder: string, owner: string, onLost?: (taker: string) => void): Promise<ProjectLock> {
  const refuse = (theirs: { readonly owner: string; readonly pid: number; readonly machine: string }): AppError =>
    new AppError(
      'project-locked',
      say`The project ‘${basename(folder)}’ is open in ${theirs.owner} (process ${String(theirs.pid)} on ${theirs.machine}). Close it there first, then try again. If that program has crashed or its computer is off, the project can be opened two minutes after its last sign of life.`,
    );
  return lockFile(entryInProject(folder, 'lock.json'), owner, refuse, onLost);
}
