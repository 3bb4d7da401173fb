/** One process per run: runs/<key>/lock.json says which, so that several programs can carry out runs of one folder side by side. */
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { RunKey } from '../../contract/running/run';
import { entryInProject } from '../../files/inside-project';
import { lockFile, lockHolder, type FileLock } from '../project/lock-file';
import { runFolder } from './run-store';
import { diskError } from '../files/write-atomic';

/** Refused while another process carries the run out. `onLost`: another one has taken it over, and nothing of it may be written any more. */
export async function lockRun(folder: string, key: RunKey, label: string, onLost: (taker: string) => void): Promise<FileLock> {
  const place = runFolder(folder, key);
  await mkdir(place, { recursive: true }).catch((error: unknown) => {
    throw diskError(error, place);
  });
  const refuse = ({ pid, machine }: Pick<RunHolder, 'pid' | 'machine'>): AppError =>
    new AppError(
      'project-locked',
      say`‘${label}’ is being computed already, by process ${pid} on ${machine}. Its result will stand in the same folder.`,
    );
  return lockFile(pathOf(folder, key), 'a run', refuse, onLost);
}

export interface RunHolder {
  readonly pid: number;
  readonly machine: string;
  readonly isHere: boolean;
}

/** Which living process carries the run out; null when none does. */
export async function runHolder(folder: string, key: RunKey): Promise<RunHolder | null> {
  const holder = await lockHolder(pathOf(folder, key));
  return holder === null ? null : { pid: holder.pid, machine: holder.machine, isHere: holder.machine === hostname() };
}

function pathOf(folder: string, key: RunKey): string {
  return entryInProject(folder, 'runs', key, 'lock.json');
}
