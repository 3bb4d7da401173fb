/** A rating study on this machine: how it is set up, who took part, and what a session shows. */
import { z } from 'zod';

/** Of participants, such as 'de'. A project may come from a program that speaks more languages than this one. */
const languageSchema = z.string().regex(/^[a-z]{2,3}(-[a-z]{2,8})?$/i);

/** What participants do: rate how similar two drawings look, or say which of three is the odd one out. */
export const studyTasks = ['pairs', 'triplets'] as const;
export type StudyTask = (typeof studyTasks)[number];

/** By language; a missing one is the text that comes with the program. */
const texts = z.record(languageSchema, z.string().max(5000));

/** rating-study/study.json. Similarity is rated from 1 (none) to 5 (high), as in the Shapes study. Trials are pairs or triplets, as `task` has it. */
export const ratingStudySchema = z.object({
  schemaVersion: z.literal(1),
  task: z.enum(studyTasks).default('pairs'),
  /** 'all' pairs, or only those with at least one of `newStimuli`. */
  pairs: z.enum(['all', 'new']),
  newStimuli: z.array(z.string()),
  ratingsPerPair: z.number().int().min(1).max(1000),
  tripletsPerPair: z.number().int().min(1).max(1000).default(5), // in how many triplets two stimuli stand together
  repeatedPercent: z.number().int().min(0).max(50).default(10), // of a session's triplets: those that everybody judges
  pairsPerSession: z.number().int().min(1).max(5000),
  pairsPerBlock: z.number().int().min(1).max(5000), // a break after each block
  practiceTrials: z.number().int().min(0).max(50),
  language: languageSchema,
  /** What participants read first; '' stands for the text that comes with the program. */
  instructions: texts,
  tripletInstructions: texts.default({}),
  seed: z.number().int(),
});
export type RatingStudy = z.infer<typeof ratingStudySchema>;

export const highestRating = 5;
export const ratingStudySource = 'rating study';

/** A pair, or with `middle` a triplet; `validation`: one that everybody judges. */
const trialSchema = z.object({
  left: z.string(),
  middle: z.string().optional(),
  right: z.string(),
  practice: z.boolean(),
  validation: z.literal(true).optional(),
});
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
export const studyAnswerSchema = z
  .object({
    session: z.number().int().min(1),
    trial: z.number().int().min(1),
    block: z.number().int().min(0),
    left: z.string(),
    right: z.string(),
    rating: z.number().int().min(1).max(highestRating),
    rtMs: z.number().nonnegative(),
    answeredAt: z.string(), // ISO 8601, UTC
  })
  .refine(({ left, right }) => left !== right, 'the two drawings are one and the same');
export type StudyAnswer = z.infer<typeof studyAnswerSchema>;

/** A row of <id>-triplets.csv, as those of <id>.csv. `odd` is the drawing that was pressed. */
export const tripletAnswerSchema = z
  .object({
    session: z.number().int().min(1),
    trial: z.number().int().min(1),
    block: z.number().int().min(0),
    left: z.string(),
    middle: z.string(),
    right: z.string(),
    odd: z.string(),
    validation: z.literal('yes').optional(),
    rtMs: z.number().nonnegative(),
    answeredAt: z.string(),
  })
  .refine(
    ({ left, middle, right }) => left !== middle && middle !== right && left !== right,
    'two of the three drawings are one and the same',
  )
  .refine(({ left, middle, right, odd }) => [left, middle, right].includes(odd), {
    path: ['odd'],
    message: 'it is none of the three drawings',
  });
export type TripletAnswer = z.infer<typeof tripletAnswerSchema>;

/** Of what a participant was asked in a session: one task throughout. */
export const taskOf = (trials: readonly Trial[]): StudyTask => (trials.some(({ middle }) => middle !== undefined) ? 'triplets' : 'pairs');

/** A session as the participant's screen needs it: it goes on after `answered` trials. */
export interface RatingSession {
  readonly participant: string;
  readonly session: number;
  readonly task: StudyTask;
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
  /** `counts[k]`: pairs of the design with k judgements, of whatever source, up to `ratingsPerPair` and more; of triplets, pairs that stood together in k. */
  readonly counts: readonly number[];
  readonly sessionsNeeded: number;
  /** Whether anybody was asked for odd ones out. */
  readonly hasTriplets: boolean;
  /** Answers that are not among the project's ratings or triplets yet. */
  readonly uncollected: number;
}
