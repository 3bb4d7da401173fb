/** A file that says who works on something: taken in one step, kept alive by a heartbeat, taken over when its owner is gone. */
import { randomUUID } from 'node:crypto';
import { link, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { readTextIfThere } from '../files/read-json';
import { diskError, temporaryName } from '../files/write-atomic';

export interface FileLock {
  release(): Promise<void>;
}

/**
 * `owner` is the name people read, e.g. 'the desktop app'. A lock is dead when its process has ended (same machine) or when its
 * heartbeat, the modification time of its file, is older than two minutes by the clock of the disk it is on. A computer that
 * slept may so lose its lock: `onLost` is then told who has it, and must let go at once. `refuse` says what a living lock means.
 */
export async function lockFile(
  path: string,
  owner: string,
  refuse: (theirs: LockFile) => AppError,
  onLost: (taker: string) => void = () => undefined,
): Promise<FileLock> {
  const mine: LockFile = { owner, pid: process.pid, machine: hostname(), token: randomUUID() };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await placeLock(path, mine)) return holdLock(path, mine, onLost);
    const theirs = await readLock(path);
    if (theirs !== null && !(await isDead(path, theirs))) throw refuse(theirs);
    await removeDeadLock(path, theirs);
  }
  throw new AppError('project-locked', say`Another program keeps taking the lock ${path}. Close the other program and try again.`);
}

/** Who holds the lock now; null when nobody alive does. */
export async function lockHolder(path: string): Promise<LockFile | null> {
  const theirs = await readLock(path);
  return theirs === null || (await isDead(path, theirs)) ? null : theirs;
}

const lockFileSchema = z.object({ owner: z.string(), pid: z.number().int().positive(), machine: z.string(), token: z.string() });
export type LockFile = z.infer<typeof lockFileSchema>;

const heartbeatMs = 15_000;
const deadAfterMs = 120_000;
const heldTokens = new Set<string>();

/** Complete content and existence test in one step: a hard link, or on disks without links an exclusive file. */
async function placeLock(path: string, mine: LockFile): Promise<boolean> {
  const temporary = temporaryName(path);
  const text = lockText(mine);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await link(temporary, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(codeOf(error))) throw diskError(error, path);
    return await placeExclusively(path, text);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function placeExclusively(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw diskError(error, path);
  }
}

function holdLock(path: string, mine: LockFile, onLost: (taker: string) => void): FileLock {
  heldTokens.add(mine.token);
  const look = async (): Promise<void> => {
    if (!heldTokens.has(mine.token) || (await touch(path, mine))) return;
    const taker = await readLock(path);
    if (taker === null && (await placeLock(path, mine).catch(() => true))) return; // somebody deleted the file: it is put back
    if (taker?.token === mine.token || !heldTokens.delete(mine.token)) return;
    clearInterval(beat);
    onLost(taker === null ? phrase`another program` : phrase`${taker.owner} (process ${String(taker.pid)} on ${taker.machine})`);
  };
  // A disk that does not answer says nothing about the lock: the next beat looks again.
  const beat = setInterval(() => void look().catch(() => undefined), heartbeatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if (!heldTokens.delete(mine.token)) return;
      if ((await readLock(path))?.token === mine.token) await rm(path, { force: true });
    },
  };
}

/**
 * Writes the same bytes again, so that the disk's own clock gives the time: another clock of this machine must not make the lock look
 * dead to others. Through one handle: should the lock be taken in this moment, the old file is written to and not the new one. False
 * when the lock is not ours any more; a disk that does not answer is no reason to think so.
 */
async function touch(path: string, mine: LockFile): Promise<boolean> {
  try {
    const handle = await open(path, 'r+');
    try {
      const text = await handle.readFile('utf8');
      if (text !== lockText(mine)) return false;
      await handle.write(text, 0);
      return true;
    } finally {
      await handle.close();
    }
  } catch (error) {
    return codeOf(error) !== 'ENOENT';
  }
}

function lockText(lock: LockFile): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}

async function isDead(path: string, theirs: LockFile): Promise<boolean> {
  if (theirs.machine === hostname()) {
    if (theirs.pid === process.pid) return !heldTokens.has(theirs.token); // an earlier process had our number
    if (!isAlive(theirs.pid)) return true;
  }
  const beat = await stat(path).catch(() => null);
  // Nobody beats in the future: such a date was given to the file, or came with it from elsewhere.
  return beat === null || Math.abs((await diskClockMs(path)) - beat.mtimeMs) > deadAfterMs;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM'; // it lives, and belongs to someone else
  }
}

/** The time as the disk tells it, so that a network share with another clock does no harm. */
async function diskClockMs(path: string): Promise<number> {
  const probe = temporaryName(path);
  const handle = await open(probe, 'wx').catch(() => null);
  if (handle === null) return Date.now(); // nobody can write there, as one who only looks
  try {
    return (await handle.stat()).mtimeMs;
  } finally {
    await handle.close();
    await rm(probe, { force: true });
  }
}

/** Moves the dead lock aside first: of two programs that found it dead, only one succeeds and no fresh lock is lost. */
async function removeDeadLock(path: string, dead: LockFile | null): Promise<void> {
  const aside = temporaryName(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw diskError(error, path);
  }
  const moved = await readLock(aside);
  if (moved !== null && moved.token !== dead?.token) await link(aside, path).catch(() => undefined); // it was taken meanwhile: put it back
  await rm(aside, { force: true }).catch(() => undefined); // a folder of that name stays where it was put
}

/** Null when there is no lock, or none that can be understood (a program died while writing it). */
async function readLock(path: string): Promise<LockFile | null> {
  try {
    const text = await readTextIfThere(path);
    return text === null ? null : lockFileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
