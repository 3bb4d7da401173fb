/** Files that were dropped on the window, kept in the user's folder until they are imported or the program ends. */
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import { diskError } from '../../../store/files/write-atomic';

export const largestUpload = 200 * 2 ** 20; // bytes of one file
const largestBatch = 2 * 2 ** 30;
const mostFiles = 5000;

export interface DroppedFile {
  readonly name: string; // as dropped, perhaps with folders
  readonly path: string; // where it is kept, under a name of ours
}

export interface DroppedFiles {
  /** Adds a file to a batch, or to a new one; answers the batch. */
  receive(batch: string | null, name: string, body: AsyncIterable<Uint8Array>): Promise<string>;
  files(batch: string): readonly DroppedFile[];
  forget(batch: string): Promise<void>;
  /** Removes everything. */
  clear(): Promise<void>;
}

/** Each running program has a folder of its own, so that two of them do not clear each other's files. */
export function createDroppedFiles(userFolder: string): DroppedFiles {
  const place = join(userFolder, 'incoming');
  const folder = join(place, `${process.pid}-${randomUUID()}`);
  const swept = sweep(place);
  const batches = new Map<string, { files: DroppedFile[]; bytes: number; received: number }>();
  return {
    receive: async (wanted, name, body) => {
      const clean = checkName(name);
      await swept;
      const id = wanted ?? randomUUID();
      const batch = batches.get(id) ?? (wanted === null ? { files: [], bytes: 0, received: 0 } : null);
      if (batch === null) throw unknownBatch();
      if (batch.files.length >= mostFiles)
        throw new AppError('bad-input', say`More than ${mostFiles} files were dropped at once. Put them into a folder and give its path.`);
      batches.set(id, batch);
      const path = join(folder, id, String(batch.received++)); // never one that was given before: another may still be on its way
      const file = { name: clean, path };
      batch.files.push(file);
      try {
        batch.bytes += await keep(path, clean, body, largestBatch - batch.bytes);
      } catch (error) {
        batch.files = batch.files.filter((entry) => entry !== file);
        await rm(path, { force: true });
        throw error;
      }
      return id;
    },
    files: (id) => {
      const batch = batches.get(id);
      if (batch === undefined) throw unknownBatch();
      return batch.files;
    },
    forget: async (id) => {
      if (batches.delete(id)) await rm(join(folder, id), { recursive: true, force: true });
    },
    clear: async () => {
      await swept;
      batches.clear();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What programs left behind that were killed; a folder without their number is of an earlier version. Nobody else may look into it. */
async function sweep(place: string): Promise<void> {
  const names = await readdir(place).catch(() => []);
  await chmod(place, 0o700).catch(() => undefined); // absent, or a disk that knows no rights
  for (const name of names) {
    const pid = Number(/^(\d+)-[0-9a-f-]{36}$/.exec(name)?.[1] ?? 0);
    if (pid === 0 ? /^[0-9a-f-]{36}$/.test(name) : !isAlive(pid))
      await rm(join(place, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // another person's
  }
}

/** Counts while reading: a length stated in a header may be missing or wrong. */
async function keep(path: string, name: string, body: AsyncIterable<Uint8Array>, room: number): Promise<number> {
  try {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'w');
    let bytes = 0;
    try {
      for await (const chunk of body) {
        bytes += chunk.byteLength;
        if (bytes > largestUpload)
          throw new AppError('bad-input', say`${name} is larger than ${largestUpload / 2 ** 20} MB and was not taken. Make it smaller.`);
        if (bytes > room)
          throw new AppError(
            'bad-input',
            say`The dropped files are larger than ${largestBatch / 2 ** 30} GB together. Give the path of their folder instead.`,
          );
        await handle.appendFile(chunk); // until all of it is written; one write may take a part only
      }
      await handle.sync(); // some disks say only here that they are full
    } finally {
      await handle.close();
    }
    return bytes;
  } catch (error) {
    throw diskError(error, path);
  }
}

/** Only a label: the file is kept under a number. */
function checkName(name: string): string {
  // eslint-disable-next-line no-control-regex
  const clean = name.replace(/[\u0000-\u001f\u007f]/g, ' ').trim();
  if (clean === '' || clean.length > 1024)
    throw new AppError('bad-input', say`A dropped file has no name that can be used. Rename it and drop it again.`);
  return clean;
}

function unknownBatch(): AppError {
  return new AppError('not-found', say`The dropped files are no longer there. Drop them again.`);
}
