/** Runs on a cluster with SLURM: where each is, and what a person wishes for those that are submitted. */
import { z } from 'zod';
import type { RunKey } from './run';

/**
 * 'finished': its result is in the workpack; 'elsewhere': SLURM says it is done, and its result has not been copied here; 'never': it waits for
 * a job that failed; 'unknown': SLURM has forgotten it; 'not asked': its login node has not been asked.
 */
export const runPhases = [
  'finished',
  'elsewhere',
  'waiting',
  'running',
  'failed',
  'stopped',
  'cancelled',
  'never',
  'unknown',
  'not asked',
  'not submitted',
] as const;
export type RunPhase = (typeof runPhases)[number];

export interface RunOnCluster {
  readonly key: RunKey;
  readonly label: string;
  readonly phase: RunPhase;
  /** '12_3', null before it was submitted. */
  readonly task: string | null;
  /** SLURM's words, or why the run failed. */
  readonly detail: string;
}

export interface ClusterReport {
  /** The project's workpacks, the earliest first. */
  readonly packs: readonly { readonly folder: string; readonly runs: readonly RunOnCluster[] }[];
  /** Login nodes that something was submitted to and that have not been asked. */
  readonly unasked: readonly string[];
}

/** One word, as sbatch takes it; a list of further options goes through the shell of a login node, quoted. */
const word = z.string().regex(/^[^\s'"\\]+$/);

/** As SLURM writes it: 90 (minutes), 12:00:00, 2-00:00:00. A run needs time to start, and a task is told a minute and a half before its end. */
export const timeLimitSchema = z
  .string()
  .regex(/^(\d+-\d{1,2}(:\d{2}){0,2}|\d+(:\d{2}){0,2})$/)
  .refine((text) => !/^0*[0-4](:\d{2})?$/.test(text));

export const arrayWishesSchema = z.object({
  atOnce: z.number().int().min(1).max(99_999),
  partition: word.nullable(),
  account: word.nullable(),
  gres: word.nullable(),
  time: timeLimitSchema.nullable(), // null: twice what is expected from measured speed
  cpus: z.number().int().min(1).max(99_999).nullable(),
  memory: word.nullable(),
  further: z.array(z.string().regex(/^--?[^\n\r]+$/)).max(50),
});
export type ArrayWishes = z.infer<typeof arrayWishesSchema>;
