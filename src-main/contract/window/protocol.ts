/** How the experiments of a project are carried out beside what a preset says. What is as ever is not written down, so that runs keep their names. */
import { z } from 'zod';

export const mostSeeds = 20;

export const protocolSchema = z.object({
  /** So many trainings and regressions of every configuration on every fold, each with a seed of its own; absent: one. */
  seeds: z.number().int().min(2).max(mostSeeds).optional(),
  /** Regressions once more with another feature filter beside the usual ones: with all features, or with all standardised. */
  featureFilter: z.union([z.literal(0), z.literal('standardise')]).optional(),
  /** Regressions once more with four training folds, as published. */
  fourTrainingFolds: z.literal(true).optional(),
  /** Regressions once more on the features of the photograph network and the encoder of step 2 together. */
  joined: z.literal(true).optional(),
});
export type Protocol = z.infer<typeof protocolSchema>;
