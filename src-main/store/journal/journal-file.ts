/** journal/: the list of changes that can be undone, the mark of one under way, and where kept versions of files lie. */
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { changeSchema } from '../../contract/window/change';
import { phrase } from '../../contract/message';
import { entryInProject, insideProject } from '../../files/inside-project';
import { readSecondary } from '../files/read-json';
import { diskError, writeJson } from '../files/write-atomic';
import { isDataFile } from './data-files';

/**
 * Path in the project, '/' as separator, to the SHA-256 of its content; null where there is no such file. A link is written as the hash of
 * what it leads to, '@' and its target; where it leads nowhere, or out of the project, the hash is left out.
 */
const versionSchema = z.string().regex(/^([0-9a-f]{64}|([0-9a-f]{64})?@.{1,4096})$/);
export const versionsSchema = z
  .record(z.string().refine(isDataFile, phrase`this path is not one of the files that a journal keeps`), versionSchema.nullable())
  .transform((read): Versions => Object.assign(Object.create(null) as Versions, read)); // so that a file may have any name
export type Versions = Record<string, string | null>;

export function version(hash: string | null, target: string | null): string | null {
  return target === null ? hash : `${hash ?? ''}@${target}`;
}

export function hashOf(version: string | null): string | null {
  const hash = version?.split('@', 1)[0] ?? '';
  return hash === '' ? null : hash;
}

export function targetOf(version: string | null): string | null {
  const at = version?.indexOf('@') ?? -1;
  return version === null || at < 0 ? null : version.slice(at + 1);
}

export const stepSchema = z.object({ id: z.string(), change: changeSchema, before: versionsSchema, after: versionsSchema });

/** `known`: the files as the journal last saw them. `done`: how many of the steps stand; the others can be done again. */
export const journalSchema = z.object({
  schemaVersion: z.literal(1),
  done: z.number().int().nonnegative(),
  steps: z.array(stepSchema),
  known: versionsSchema.nullable(), // null before the first change
  interrupted: changeSchema.nullable(),
});
export type Journal = z.infer<typeof journalSchema>;

/** `aim`: how the files must be if the program ends before the mark is taken away. */
export const pendingSchema = z.object({
  id: z.string(),
  change: changeSchema,
  isChange: z.boolean(),
  aim: versionsSchema,
  journal: journalSchema,
});
export type Pending = z.infer<typeof pendingSchema>;

export const emptyJournal: Journal = { schemaVersion: 1, done: 0, steps: [], known: null, interrupted: null };

export async function readJournal(folder: string): Promise<Journal> {
  return (await readSecondary(insideProject(folder, 'journal', 'journal.json'), journalSchema)) ?? emptyJournal;
}

/** Whether the journal on the disk says just this. */
export async function isJournal(folder: string, journal: Journal): Promise<boolean> {
  const there = await readSecondary(insideProject(folder, 'journal', 'journal.json'), journalSchema);
  return there !== null && JSON.stringify(there) === JSON.stringify(journalSchema.parse(journal));
}

export async function writeJournal(folder: string, journal: Journal): Promise<void> {
  await writeJson(insideProject(folder, 'journal', 'journal.json'), journalSchema, journal);
}

export async function readPending(folder: string): Promise<Pending | null> {
  return readSecondary(pendingPath(folder), pendingSchema);
}

export async function writePending(folder: string, pending: Pending): Promise<void> {
  await writeJson(pendingPath(folder), pendingSchema, pending);
}

export async function removePending(folder: string): Promise<void> {
  await rm(entryInProject(folder, 'journal', 'pending.json'), { force: true }).catch((error: unknown) => {
    throw diskError(error, pendingPath(folder));
  });
}

function pendingPath(folder: string): string {
  return insideProject(folder, 'journal', 'pending.json');
}
