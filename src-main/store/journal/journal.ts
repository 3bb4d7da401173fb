/**
 * Undo for everything that changes a project's data. A change is all or nothing: what fails or is cut off half-way is taken back,
 * what succeeds can be undone and done again, also after a restart (decision 0015).
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { AppError } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import type { Change, ChangeHistory } from '../../contract/window/change';
import { differences, keepVersions, restoreVersions, sweepVersions, takeStock, unshareVersions } from './file-versions';
import {
  hashOf,
  isJournal,
  readJournal,
  readPending,
  removePending,
  writeJournal,
  writePending,
  type Journal,
  type Versions,
} from './journal-file';

const longestJournal = 100; // steps

/** Carries out `work`, which may write any of the project's data files. A change within a change belongs to the outer one. */
export async function recordChange<T>(folder: string, change: Change, work: () => Promise<T>): Promise<T> {
  if (within.getStore() === folder) return work();
  return inTurn(folder, async () => {
    const { journal, stock } = await catchUp(folder);
    const id = randomUUID();
    try {
      await writePending(folder, { id, change, isChange: true, aim: stock, journal });
      const result = await within.run(folder, work);
      await commit(folder, journal, stock, id, change);
      await removePending(folder).catch(() => undefined); // the journal has the change: the mark says nothing any more
      return result;
    } catch (error) {
      await takeBack(folder, stock, error);
      throw error;
    }
  });
}

/** Takes the last change back; null when there is none. */
export async function undoChange(folder: string): Promise<Change | null> {
  return inTurn(folder, async () => {
    const { journal } = await catchUp(folder);
    const step = journal.steps[journal.done - 1];
    return step === undefined ? null : move(folder, journal, step.change, step.before, journal.done - 1);
  });
}

/** Does the change again that was taken back last; null when there is none. */
export async function redoChange(folder: string): Promise<Change | null> {
  return inTurn(folder, async () => {
    const { journal } = await catchUp(folder);
    const step = journal.steps[journal.done];
    return step === undefined ? null : move(folder, journal, step.change, step.after, journal.done + 1);
  });
}

export async function readHistory(folder: string): Promise<ChangeHistory> {
  const { steps, done, interrupted } = await readJournal(folder);
  return { undo: steps[done - 1]?.change ?? null, redo: steps[done]?.change ?? null, interrupted };
}

/** For the opening of a project: brings one that was left in the middle of a change back to how it was before it, or an undo to its end. */
export async function recoverJournal(folder: string): Promise<Change | null> {
  return inTurn(folder, () => recover(folder));
}

/**
 * Forgets every older version of these files, and with them the steps that would need one: what a participant has taken back must
 * not live on in the journal.
 */
export async function forgetVersions(folder: string, paths: readonly string[]): Promise<void> {
  await inTurn(folder, async () => {
    const { journal } = await catchUp(folder);
    const touches = journal.steps.map((step) => paths.some((path) => path in step.before));
    const first = touches.lastIndexOf(true, journal.done - 1) + 1;
    const next = touches.indexOf(true, journal.done);
    const steps = journal.steps.slice(journal.done === 0 ? 0 : first, next < 0 ? undefined : next);
    const kept = { ...journal, steps, done: journal.done === 0 ? 0 : journal.done - first };
    await writeJournal(folder, kept);
    await sweep(folder, kept);
  });
}

const within = new AsyncLocalStorage<string>();
const turns = new Map<string, ReturnType<typeof pLimit>>();
const busy = new Set<string>();

/** One change of a project after the other. */
function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const atWork = (): Promise<T> => {
    busy.add(folder);
    return work().finally(() => busy.delete(folder));
  };
  const turn = turns.get(folder) ?? pLimit(1);
  turns.set(folder, turn);
  return turn(atWork);
}

/** The journal and the files as they are. What was changed past the journal becomes a step of its own, so that undo loses nothing. */
async function catchUp(folder: string): Promise<{ journal: Journal; stock: Versions }> {
  await recover(folder);
  const journal = await readJournal(folder);
  const stock = await takeStock(folder);
  await unshareVersions(folder, stock);
  if (journal.known !== null)
    return { journal: await commit(folder, journal, journal.known, randomUUID(), { kind: 'outside', about: '' }, stock), stock };
  await keepVersions(folder, stock);
  const first = { ...journal, known: stock };
  await writeJournal(folder, first);
  return { journal: first, stock };
}

/** Adds a step from `before` to how the files are now, unless they are the same. */
async function commit(folder: string, journal: Journal, before: Versions, id: string, change: Change, now?: Versions): Promise<Journal> {
  const stock = now ?? (await takeStock(folder));
  const after = differences(before, stock);
  if (Object.keys(after).length === 0) return journal;
  await keepVersions(folder, after);
  const step = { id, change, before: differences(stock, before), after };
  const all = [...journal.steps.slice(0, journal.done), step];
  const steps = all.slice(-longestJournal);
  const next: Journal = { schemaVersion: 1, steps, done: steps.length, known: stock, interrupted: null };
  await settle(folder, next);
  if (all.length > longestJournal || journal.done < journal.steps.length) await sweep(folder, next).catch(() => undefined); // kept for nothing until the next time
  return next;
}

/** Marked first and carried out to the end by `recover` if need be: half an undo is never left behind. */
async function move(folder: string, journal: Journal, change: Change, aim: Versions, done: number): Promise<Change> {
  const known: Versions = Object.assign(Object.create(null) as Versions, journal.known, aim);
  for (const [path, hash] of Object.entries(known)) if (hash === null) delete known[path];
  const next: Journal = { ...journal, done, known, interrupted: null };
  try {
    await writePending(folder, { id: randomUUID(), change, isChange: false, aim, journal: next });
    await restoreVersions(folder, aim);
    await settle(folder, next);
  } catch (error) {
    await takeBack(folder, journal.known ?? {}, error);
    throw error;
  }
  await removePending(folder).catch(() => undefined); // likewise
  return change;
}

/** Writes the journal. A failure when the new one is in its place already is none: the change is there, and the journal has it. */
async function settle(folder: string, next: Journal): Promise<void> {
  try {
    await writeJournal(folder, next);
  } catch (error) {
    if (!(await isJournal(folder, next))) throw error;
  }
}

/** After `why`: nothing of the change may stay. Where even that fails the mark stays too, and the error says so in place of `why`. */
async function takeBack(folder: string, stock: Versions, why: unknown): Promise<void> {
  try {
    await restoreAll(folder, stock);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'disk') throw error;
    throw new AppError('disk', notTakenBack, { cause: why });
  }
  await removePending(folder).catch(() => undefined); // it would take back once more what is taken back
}

const notTakenBack = phrase`The disk is full or cannot be written to: a change could not be finished and is not taken back yet, so files of the project are partly new. Free some space; the next change, or opening the project again, takes it back.`;

/** The sentence about a change that was cut off and could not be taken back since; null where there is none. */
export async function explainCutOff(folder: string): Promise<string | null> {
  return busy.has(folder) || (await readPending(folder)) === null ? null : notTakenBack;
}

/** The change that was cut off; null when there was none. */
async function recover(folder: string): Promise<Change | null> {
  const pending = await readPending(folder);
  if (pending === null) return null;
  const { id, change, isChange, aim, journal } = pending;
  const isComplete = isChange
    ? (await readJournal(folder)).steps.at(-1)?.id === id
    : journal.known !== null && (await isJournal(folder, journal));
  if (isComplete) {
    await removePending(folder);
    return null;
  }
  if (isChange) await restoreAll(folder, aim);
  else await restoreVersions(folder, aim);
  await writeJournal(folder, isChange ? { ...journal, interrupted: change } : journal);
  await removePending(folder);
  return isChange ? change : null;
}

/** Files that came since are removed. */
async function restoreAll(folder: string, stock: Versions): Promise<void> {
  await restoreVersions(folder, differences(await takeStock(folder), stock));
}

async function sweep(folder: string, { steps, known }: Journal): Promise<void> {
  const hashes = [known ?? {}, ...steps.flatMap(({ before, after }) => [before, after])].flatMap((versions) => Object.values(versions));
  await sweepVersions(folder, new Set(hashes.flatMap((version) => hashOf(version) ?? [])));
}
