/** A folder that is there for as long as something is done in it, and not longer: not after Ctrl-C, and not after a crash, once the program runs again. */
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const open = new Set<string>();
let isWatching = false;

export async function withTemporaryFolder<T>(purpose: string, use: (folder: string) => Promise<T>): Promise<T> {
  watchTheEnd();
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `shape-space-${purpose}-${process.pid}-`));
  open.add(folder);
  try {
    return await use(folder);
  } finally {
    open.delete(folder);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined); // what is left is in the folder for temporary files
  }
}

/** Node ends at once on a signal that nobody hears, without its event of ending: the signal is raised again when the folders are gone. */
function watchTheEnd(): void {
  if (isWatching) return;
  isWatching = true;
  process.once('exit', removeAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.prependListener(signal, () => {
      if (process.listenerCount(signal) > 1) return; // whoever else hears it decides, and ends by the event
      removeAll();
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  }
}

function removeAll(): void {
  for (const folder of open) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      continue; // another program holds a file in it: swept next time
    }
  }
}

/** Folders of processes that are no more. */
async function sweep(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const owner = /^shape-space-[a-z]+-(\d+)-\w{6}$/.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner)))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // somebody else's
  }
}
