/** Builds a new project beside its place and moves it there in one step: a failure half-way leaves nothing behind. */
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissing } from '../../store/files/read-json';
import { refuseOccupied } from '../../store/project/project-store';
import { diskError, temporaryName } from '../../store/files/write-atomic';

/** `folder` must be absent or empty. `build` fills the folder it is given. */
export async function buildAside(folder: string, build: (aside: string) => Promise<void>): Promise<void> {
  await refuseOccupied(folder);
  const aside = temporaryName(folder);
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(aside);
    await build(aside);
    await rmdir(folder).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined); // the first error is the one to report
    throw diskError(error, folder);
  }
}
