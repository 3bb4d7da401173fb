/** journal/: the list of changes that can be undone, the mark of one under way, and where kept versions of files lie. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { changeSchema } from '../../contract/change';
import { readJsonIfThere } from '../read-json';
import { diskError, writeJson } from '../write-atomic';

/** Path in the project, '/' as separator, to the SHA-256 of its content; null where there is no such file. */
export const versionsSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/).nullable()); // prettier-ignore
export type Versions = z.infer<typeof versionsSchema>;

export const stepSchema = z.object({ id: z.string(), change: changeSchema, before: versionsSchema, after: versionsSchema });
export type JournalStep = z.infer<typeof stepSchema>;

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
const pendingSchema = z.object({
  id: z.string(),
  change: changeSchema,
  isChange: z.boolean(),
  aim: versionsSchema,
  journal: journalSchema,
});
export type Pending = z.infer<typeof pendingSchema>;

export const emptyJournal: Journal = { schemaVersion: 1, done: 0, steps: [], known: null, interrupted: null };

export async function readJournal(folder: string): Promise<Journal> {
  return (await readJsonIfThere(join(folder, 'journal', 'journal.json'), journalSchema)) ?? emptyJournal;
}

export async function writeJournal(folder: string, journal: Journal): Promise<void> {
  await writeJson(join(folder, 'journal', 'journal.json'), journalSchema, journal);
}

export async function readPending(folder: string): Promise<Pending | null> {
  return readJsonIfThere(pendingPath(folder), pendingSchema);
}

export async function writePending(folder: string, pending: Pending): Promise<void> {
  await writeJson(pendingPath(folder), pendingSchema, pending);
}

export async function removePending(folder: string): Promise<void> {
  await rm(pendingPath(folder), { force: true }).catch((error: unknown) => {
    throw diskError(error, pendingPath(folder));
  });
}

function pendingPath(folder: string): string {
  return join(folder, 'journal', 'pending.json');
}
