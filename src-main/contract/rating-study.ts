/** A rating study on this machine: how it is set up, who took part, and what a session shows. */
import { z } from 'zod';

export const participantLanguages = ['en', 'de'] as const;

/** rating-study/study.json. Similarity is rated from 1 (none) to 5 (high), as in the Shapes study. */
export const ratingStudySchema = z.object({
  schemaVersion: z.literal(1),
  /** 'all' pairs, or only those with at least one of `newStimuli`. */
  pairs: z.enum(['all', 'new']),
  newStimuli: z.array(z.string()),
  ratingsPerPair: z.number().int().min(1).max(1000),
  pairsPerSession: z.number().int().min(1).max(5000),
  pairsPerBlock: z.number().int().min(1).max(5000), // a break after each block
  practiceTrials: z.number().int().min(0).max(50),
  language: z.enum(participantLanguages),
  /** What participants read first; '' stands for the text that comes with the program. */
  instructions: z.object({ en: z.string().max(5000), de: z.string().max(5000) }),
  seed: z.number().int(),
});
export type RatingStudy = z.infer<typeof ratingStudySchema>;

export const highestRating = 5;
export const ratingStudySource = 'rating study';

const trialSchema = z.object({ left: z.string(), right: z.string(), practice: z.boolean() });
export type Trial = z.infer<typeof trialSchema>;

export const participantIdSchema = z.string().regex(/^P\d{2,6}$/);

/** rating-study/answers/<id>.json; the answers are beside it as <id>.csv. 'withdrawn' answers never become ratings. */
export const participantSchema = z.object({
  schemaVersion: z.literal(1),
  id: participantIdSchema,
  state: z.enum(['taking-part', 'withdrawn']),
  sessions: z.array(z.object({ startedAtMs: z.number(), pairsPerBlock: z.number().int().min(1), trials: z.array(trialSchema) })),
});
export type Participant = z.infer<typeof participantSchema>;

/** A row of <id>.csv, written at the moment of the answer. Sessions, trials and blocks count from 1; a practice trial is in block 0. */
export const studyAnswerSchema = z.object({
  session: z.number().int().min(1),
  trial: z.number().int().min(1),
  block: z.number().int().min(0),
  left: z.string(),
  right: z.string(),
  rating: z.number().int().min(1).max(highestRating),
  rtMs: z.number().nonnegative(),
  answeredAt: z.string(), // ISO 8601, UTC
});
export type StudyAnswer = z.infer<typeof studyAnswerSchema>;

/** A session as the participant's screen needs it: it goes on after `answered` trials. */
export interface RatingSession {
  readonly participant: string;
  readonly session: number;
  readonly trials: readonly Trial[];
  readonly answered: number;
  readonly pairsPerBlock: number;
  readonly language: RatingStudy['language'];
  readonly instructions: string;
}

export interface ParticipantCard {
  readonly id: string;
  readonly state: Participant['state'];
  readonly sessions: number;
  readonly answered: number; // without practice
  readonly planned: number;
  readonly medianRtMs: number | null;
  /** null: the last session is complete; else how many of its trials are still to come. */
  readonly trialsLeft: number | null;
}

export interface RatingStudyDescription {
  readonly study: RatingStudy;
  /** Whether it was ever saved; until then these are suggestions. */
  readonly isSetUp: boolean;
  readonly stimuli: readonly { readonly id: string; readonly name: string; readonly isCompared: boolean }[];
  readonly participants: readonly ParticipantCard[];
  /** `counts[k]`: pairs of the design with k judgements, of whatever source, up to `ratingsPerPair` and more. */
  readonly counts: readonly number[];
  readonly sessionsNeeded: number;
  /** Answers that are not among the project's ratings yet. */
  readonly uncollected: number;
}
