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

/** How well a space tells what people chose; accuracies are shares of judgements in [0, 1] that its distances predict. */
export const tripletQualitySchema = z.object({
  loss: z.number(), // mean -log likelihood of the judgements fitted to
  accuracy: z.number().min(0).max(1), // of these judgements
  heldOut: z.number().min(0).max(1).nullable(), // of judgements not fitted to; null where none could be held out
});
export type TripletQuality = z.infer<typeof tripletQualitySchema>;

/** One number of dimensions. */
export interface TripletFitReport extends TripletQuality {
  readonly dims: number;
  readonly converged: boolean;
}

/** What a space from triplets is computed from; `reference` and `oddOneOut` count judgements by what was asked. */
export interface TripletDataReport {
  readonly judgements: number;
  readonly fitted: number; // the rest are validation triplets, kept apart
  readonly people: number;
  readonly reference: number;
  readonly oddOneOut: number;
  readonly chance: number; // share of judgements that guessing gets
  readonly times: { readonly known: number; readonly medianMs: number; readonly fast: number } | null; // `fast`: answers under fastestMs
}

/** Nobody looks at three drawings and answers in less: such answers are guesses or slips (Luce 1986, Response Times). */
export const fastestMs = 200;

/** How people agree with each other about triplets that several judged; null where none was judged twice. */
export interface TripletCeiling {
  readonly triplets: number;
  readonly judgements: number;
  readonly majority: number; // share of judgements that are the most frequent answer: no single answer to a triplet can do better
  readonly others: number; // share of judgements that are the most frequent answer of the other people
}
