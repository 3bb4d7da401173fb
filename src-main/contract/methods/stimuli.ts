import { z } from 'zod';
import { mendSchema, type DrawingNote } from '../running/image-task';
import type { JudgedTriplet, Judgements, RaterJudgement } from '../study/judgements';
import type { StimulusCard } from '../study/stimulus';
import { answers, changes, nothing, reads } from './method';

/** What a network will hardly see in a drawing, and what of it remains after the mends that were asked about. */
export interface DrawingLook {
  readonly notes: readonly DrawingNote[];
  readonly remaining: readonly DrawingNote[];
  readonly problem: string | null; // why it cannot be mended
}

const undone = { isUndone: true } as const;
const cards = answers<StimulusCard[]>();
const reason = z.string().max(2000).nullable(); // null takes them back in
const rows = z.array(z.number().int().min(0)).min(1);
const pairs = z.array(z.object({ first: z.string(), second: z.string() })).min(1);

export const stimulusMethods = {
  listStimuli: reads(nothing, cards),
  renameStimulus: changes(['stimuli'], z.object({ id: z.string(), name: z.string().max(1000) }), cards, undone),
  categoriseStimuli: changes(['stimuli'], z.object({ ids: z.array(z.string()).min(1), category: z.string().max(1000) }), cards, undone),
  excludeStimuli: changes(['stimuli', 'ratings'], z.object({ ids: z.array(z.string()).min(1), reason }), cards, undone),
  replaceDrawing: changes(['stimuli'], z.object({ id: z.string(), file: z.string().min(1) }), cards, {
    ...undone,
    paths: ({ file }) => [file],
  }),
  lookAtDrawing: reads(z.object({ id: z.string(), mends: z.array(mendSchema) }), answers<DrawingLook>()),
  mendDrawing: changes(['stimuli'], z.object({ id: z.string(), mends: z.array(mendSchema).min(1) }), cards, undone),
  describeJudgements: reads(nothing, answers<Judgements>()),
  listRaterJudgements: reads(z.object({ rater: z.string() }), answers<RaterJudgement[]>()),
  /** `pairs`: null means all of the rater's. */
  excludeRatings: changes(['ratings'], z.object({ rater: z.string(), pairs: pairs.nullable(), reason }), answers<Judgements>(), undone),
  listRaterTriplets: reads(z.object({ rater: z.string() }), answers<JudgedTriplet[]>()),
  /** `rows` of triplets.csv, from 0; null means all of the rater's. */
  excludeTriplets: changes(['ratings'], z.object({ rater: z.string(), rows: rows.nullable(), reason }), answers<Judgements>(), undone),
};
