/** How the experiments of a project are carried out beside what a preset says. What is as ever is not written down, so that runs keep their names. */
import { z } from 'zod';

export const mostSeeds = 20;

export const protocolSchema = z.object({
  /** So many trainings and regressions of every configuration on every fold, each with a seed of its own; absent: one. */
  seeds: z.number().int().min(2).max(mostSeeds).optional(),
});
export type Protocol = z.infer<typeof protocolSchema>;
