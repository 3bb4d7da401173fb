/** A disk that is full, or fails once, at each of the writes of a change: it is there as a whole and said to be, or not at all and said not to be. */
import type * as FileSystem from 'node:fs/promises';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../contract/app-error';
import { writeAtomic } from '../files/write-atomic';
import { explainCutOff, readHistory, recordChange, recoverJournal, redoChange, undoChange } from './journal';

const disk = vi.hoisted(() => ({ left: Infinity, staysFull: true, hasLinks: true, count: 0 }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  const failure = (code: string): Error => Object.assign(new Error(`${code}: injected`), { code });
  /** Whether this write finds no room. A disk that stays full fails at all that come after, too. */
  const isFull = (): boolean => (disk.count++, disk.staysFull ? --disk.left < 0 : disk.left-- === 0);
  const open: typeof real.open = async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode);
    const whole = handle.writeFile.bind(handle);
    const write: typeof handle.writeFile = async (data, options) => {
      if (!isFull()) return whole(data, options);
      const bytes = Buffer.from(data as string);
      await whole(bytes.subarray(0, bytes.length / 2));
      throw failure('ENOSPC');
    };
    const sync = (): Promise<void> => (disk.staysFull || !isFull() ? Promise.resolve() : Promise.reject(failure('EIO')));
    return Object.assign(handle, { writeFile: write, sync });
  };
  /** These take no room, but a disk can fail at them. */
  const orFail =
    <A extends unknown[], T>(act: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      if (!disk.staysFull && isFull()) throw failure('EIO');
      return act(...given);
    };
  const link: typeof real.link = async (...given) => {
    if (!disk.hasLinks) throw failure('EPERM');
    return real.link(...given);
  };
  return { ...real, open, link: orFail(link), rename: orFail(real.rename), rm: orFail(real.rm) };
});

let parent: string;
let folder: string;
const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const paths = ['stimuli.csv', 'ratings.csv', 'stimuli/owl.png', 'spaces/mean/4D.csv', 'spaces/mean/space.json'];
const look = (): (string | null)[] =>
  paths.map((path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null));
const old = ['old', 'old', 'owl', null, null];
const fresh = ['new, and longer', 'new', null, '1,2', '{}'];

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'full-disk-'));
  folder = join(parent, 'prepared');
  for (const [i, path] of paths.entries()) if (old[i] !== null) write(path, old[i]!);
});
afterEach(() => {
  Object.assign(disk, { left: Infinity, staysFull: true, hasLinks: true });
  rmSync(parent, { recursive: true, force: true });
});

const change = (): Promise<void> =>
  recordChange(folder, { kind: 'data-imported', about: '' }, async () => {
    for (const [i, path] of paths.entries())
      if (fresh[i] === null) rmSync(join(folder, path));
      else await writeAtomic(join(folder, path), fresh[i]!);
  });
const acts = { change, undo: () => undoChange(folder), redo: () => redoChange(folder) } as const;

/** The act with the disk failing at write after write, each time from the same beginning; `check` gets the error, null when there was none. */
async function failAtEach(act: keyof typeof acts, check: (error: AppError | null, from: readonly unknown[], to: readonly unknown[]) => Promise<void>): Promise<number> {
  folder = join(parent, 'prepared');
  await recordChange(folder, { kind: 'data-imported', about: 'first' }, () => Promise.resolve(write('features.csv', 'a')));
  if (act !== 'change') await change();
  if (act === 'redo') await undoChange(folder);
  const [from, to] = act === 'undo' ? [fresh, old] : [old, fresh];
  for (let writes = 0; ; writes++) {
    folder = join(parent, `${act}-${writes}`);
    cpSync(join(parent, 'prepared'), folder, { recursive: true });
    disk.left = writes;
    const error = await acts[act]().then(() => null, (reason: unknown) => reason);
    const hasFailed = disk.left < 0;
    if (error !== null) expect(error).toBeInstanceOf(AppError);
    await check(error as AppError | null, from, to);
    rmSync(folder, { recursive: true, force: true });
    disk.left = Infinity;
    if (!hasFailed) return writes;
  }
} // prettier-ignore

/** All steps back and forth from here. */
async function walkHistory(): Promise<void> {
  while ((await redoChange(folder)) !== null);
  expect(look()).toEqual(fresh);
  while ((await undoChange(folder)) !== null);
  expect(look()).toEqual(old);
  expect(existsSync(join(folder, 'features.csv'))).toBe(false);
}

describe.each(['change', 'undo', 'redo'] as const)('%s', (act) => {
  it('on a disk that stays full is there as a whole or not at all, as it says, before and after the project is opened again', async () => {
    const tried = await failAtEach(act, async (error, from, to) => {
      expect(look(), error?.message).toEqual(error === null ? to : from);
      if (error !== null) expect(error.message).toMatch(/^The disk is full: .*what was there before is untouched\.$/);
      expect(await explainCutOff(folder)).toBeNull();
      await recoverJournal(folder).catch(() => undefined);
      expect(look()).toEqual(error === null ? to : from);
      disk.left = Infinity;
      expect(await recoverJournal(folder)).toBeNull();
      expect(look()).toEqual(error === null ? to : from);
      const isThere = (error === null) === (act !== 'undo');
      expect((await readHistory(folder)).undo?.about).toBe(isThere ? '' : 'first');
      if (act === 'change' && error !== null) await change();
      await walkHistory();
    });
    expect(tried).toBeGreaterThan(act === 'change' ? 8 : 2);
  }, 60_000);

  it('at whichever single write the disk fails is there as a whole or not at all, as it says', async () => {
    disk.staysFull = false;
    const tried = await failAtEach(act, async (error, from, to) => {
      disk.left = Infinity;
      expect(look(), error?.message).toEqual(error === null ? to : from);
      await recoverJournal(folder);
      expect(look()).toEqual(error === null ? to : from);
    });
    expect(tried).toBeGreaterThan(act === 'change' ? 25 : 10);
  }, 60_000);

  it('on a full disk without hard links is whole or says that it is not, and is taken back as soon as there is room', async () => {
    disk.hasLinks = false;
    let half = 0;
    await failAtEach(act, async (error, from, to) => {
      const isCutOff = (await explainCutOff(folder)) !== null;
      expect(isCutOff).toBe(error?.message.includes('is not taken back yet') ?? false);
      if (!isCutOff) expect(look(), error?.message).toEqual(error === null ? to : from);
      half += isCutOff ? 1 : 0;
      disk.left = Infinity;
      await recoverJournal(folder);
      expect(await explainCutOff(folder)).toBeNull();
      expect([from, to]).toContainEqual(look());
      if (!isCutOff) expect(look()).toEqual(error === null ? to : from);
    });
    expect(half).toBeGreaterThan(0);
  }, 60_000);
});

it('what was put back by a link gets its own content at the next change, so that programs that write into files spoil no kept version', async () => {
  await change();
  const before = readdirSync(join(folder, 'journal/files')).length;
  disk.left = 4;
  await expect(
    recordChange(folder, { kind: 'data-imported', about: 'x' }, async () => {
      for (const path of ['stimuli.csv', 'ratings.csv', 'features.csv', 'dissimilarities.csv'])
        await writeAtomic(join(folder, path), `${path} of another time`);
    }),
  ).rejects.toThrow('The disk is full');
  expect(look()).toEqual(fresh);
  const shared = (): number =>
    readdirSync(join(folder, 'journal/files')).filter((name) => statSync(join(folder, 'journal/files', name)).nlink > 1).length;
  expect(shared()).toBeGreaterThan(0);
  disk.left = Infinity;
  await undoChange(folder);
  await redoChange(folder);
  expect(shared()).toBe(0);
  expect(readdirSync(join(folder, 'journal/files')).length).toBeGreaterThanOrEqual(before);
});

it.each(['change', 'undo'] as const)('after %s a mark that cannot be removed takes nothing back that was done since', async (act) => {
  if (act === 'undo') await change();
  disk.staysFull = false;
  disk.count = 0;
  const copy = join(parent, 'copy');
  cpSync(folder, copy, { recursive: true });
  await acts[act]();
  folder = copy;
  disk.left = disk.count - 1;
  await acts[act]();
  expect(existsSync(join(folder, 'journal/pending.json'))).toBe(true);
  write('stimuli.csv', 'by hand');
  await recoverJournal(folder);
  expect(look()[0]).toBe('by hand');
});
