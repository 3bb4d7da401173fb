/** Judgements of three items: which of two is more like a third, or which of three is the odd one. */
import { z } from 'zod';

const judged = {
  rater: z.string(),
  responseTimeMs: z.number().nonnegative().optional(),
  source: z.string().optional(), // where it comes from, where that is known: ‘rating study’
  validation: z.literal(true).optional(), // one that many or all people judged, kept apart to judge a fit by
  excluded: z.string().min(1).optional(), // the reason; absent for a triplet that counts
};

/** `chosen` is more like `reference` than `other` is. Items are names, as the file or the project has them. */
export const referenceTripletSchema = z.object({
  task: z.literal('reference'),
  reference: z.string().min(1),
  chosen: z.string().min(1),
  other: z.string().min(1),
  ...judged,
});
export type ReferenceTriplet = z.infer<typeof referenceTripletSchema>;

/** `odd` is one of a, b and c: the two others are more like each other than either is like it. */
export const oddOneOutTripletSchema = z.object({
  task: z.literal('odd-one-out'),
  a: z.string().min(1),
  b: z.string().min(1),
  c: z.string().min(1),
  odd: z.string().min(1),
  ...judged,
});
export type OddOneOutTriplet = z.infer<typeof oddOneOutTripletSchema>;

export const tripletJudgementSchema = z.discriminatedUnion('task', [referenceTripletSchema, oddOneOutTripletSchema]);
export type TripletJudgement = z.infer<typeof tripletJudgementSchema>;

export function itemsOf(judgement: TripletJudgement): [string, string, string] {
  return judgement.task === 'reference'
    ? [judgement.reference, judgement.chosen, judgement.other]
    : [judgement.a, judgement.b, judgement.c];
}

/** Items in the order of their first appearance; a judgement names three different ones of them. */
export const tripletDataSchema = z.object({ items: z.array(z.string().min(1)), judgements: z.array(tripletJudgementSchema) });
export type TripletData = z.infer<typeof tripletDataSchema>;
