/** The numbers of the preset that fits the time there is: what a plan for a number of hours came to. They make its configurations, like those of any preset. */
import { z } from 'zod';

/** Of what is worth planning: one minute to ten weeks. */
export const budgetSchema = z.number().min(60_000).max(6_048_000_000);

export const fittedSchema = z.object({
  budgetMs: budgetSchema,
  predictedMs: z.number().nonnegative(), // of all that was asked for, when it was planned
  imageSize: z.number().int().min(57).max(224),
  widthMultiplier: z.number().positive().max(1),
  bottleneck: z.number().int().positive(),
  epochs: z.number().int().min(1).max(200), // of steps 2 and 6
  multiTaskEpochs: z.number().int().min(1).max(200), // of steps 4, 5, 8 and 9, which go on from there
  stimulusCopies: z.number().int().positive().max(2000).optional(), // of steps 4 and 5; absent: as in 'quick'
  corpusCopies: z.number().int().positive().max(12),
  featureCopies: z.number().int().positive().max(2000),
});
export type Fitted = z.infer<typeof fittedSchema>;
