/** Spaces from judgements of three stimuli: how they are fitted and what is said of them. */
import { z } from 'zod';

/** How distances become choices: logistic (stochastic triplet embedding), student (t-STE) or crowd kernel. */
export const tripletLossSchema = z.enum(['logistic', 'student', 'crowd-kernel']);
export type TripletLoss = z.infer<typeof tripletLossSchema>;

export const tripletSettingsSchema = z.object({
  loss: tripletLossSchema,
  starts: z.number().int().min(1).max(10_000),
  maxIterations: z.number().int().min(1).max(100_000),
  seed: z.number().int(),
});
export type TripletSettings = z.infer<typeof tripletSettingsSchema>;

/** One number of dimensions; accuracies are shares of judgements in [0, 1] that the distances predict. */
export interface TripletFitReport {
  readonly dims: number;
  readonly loss: number; // mean -log likelihood of the judgements fitted to
  readonly accuracy: number; // of these judgements
  readonly heldOut: number; // of judgements not fitted to
  readonly converged: boolean;
}

/** How people agree with each other about triplets that several judged; null where none was judged twice. */
export interface TripletCeiling {
  readonly triplets: number;
  readonly judgements: number;
  readonly majority: number; // share of judgements that are the most frequent answer: no single answer to a triplet can do better
  readonly others: number; // share of judgements that are the most frequent answer of the other people
}
