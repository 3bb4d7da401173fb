/** The remote procedures a window may call: one table with the input schema and the type of the answer. */
import { z } from 'zod';
import type { AnalysisStatus } from './analysis';
import type { ErrorReport } from './app-error';
import { augmentationLookSchema, drawingReferenceSchema, type AugmentationReport, type FoldProof } from './augmentation';
import type { Change, ChangeHistory } from './change';
import { rowReferenceSchema, type Comparison } from './comparison';
import type { ClassJoinRow, CorpusCard, DecodingProgress } from './corpus';
import { lineThicknessSchema } from './configuration';
import { deviceChoiceSchema, type DevicesDocument } from './devices';
import { presetNameSchema, stepSchema, type ExperimentCard, type QueueStatus } from './experiment';
import { folderQuestionSchema, type FolderListing } from './folder-listing';
import { mendSchema, type DrawingNote } from './image-task';
import { importPlanSchema, importSourceSchema, type ImportedLog, type ImportPreview, type LogsPreview } from './import';
import type { Judgements, RaterJudgement } from './judgements';
import { placingQuestionSchema, type PlacingAnswer, type PlacingDescription } from './placing';
import type { AppDescription, ProjectSummary } from './project';
import { budgetSchema } from './fitted';
import { networkInputSchema } from './network-input';
import { protocolSchema } from './protocol';
import { highestRating, participantIdSchema, ratingStudySchema, type RatingSession, type RatingStudyDescription } from './rating-study';
import { resultChoiceSchema, type ResultsDocument } from './results';
import { runKeySchema, type EpochRow, type MetricsFile, type RunRecord } from './run';
import { spaceSettingsSchema, type Space, type SpaceCard, type SpaceCoordinates } from './space';
import { spaceQuestionSchema, type SpaceAnswer } from './space-analysis';
import type { StimulusCard } from './stimulus';

const nothing = z.object({}).strict();
const dims = z.number().int().min(1).max(10);

/** Every input is validated against its schema at the host's boundary. */
export const methodInputs = {
  describeApp: nothing,
  listFolder: folderQuestionSchema,
  forgetProject: z.object({ folder: z.string().min(1) }), // out of the list of recent ones; the folder stays
  describeProject: nothing,
  openProject: z.object({ folder: z.string().min(1), trust: z.boolean().optional() }),
  answerForeignProject: z.object({ isAgreed: z.boolean() }),
  openSample: nothing,
  importStudy: z.object({ source: z.string().min(1), folder: z.string().min(1) }),
  previewImport: importPlanSchema,
  importData: importPlanSchema,
  forgetDropped: z.object({ batch: z.string().max(64) }),
  previewLogs: z.object({ source: importSourceSchema }),
  importLogs: z.object({ source: importSourceSchema }),
  listImportedLogs: nothing,
  removeImportedLogs: nothing,
  listStimuli: nothing,
  listSpaces: nothing,
  readSpace: z.object({ name: z.string(), dims }),
  computeSpace: z.object({ name: z.string().min(1).max(60), settings: spaceSettingsSchema, maxDims: dims }),
  analyseSpace: spaceQuestionSchema,
  stopSpaceAnalysis: spaceQuestionSchema.pick({ viewer: true, part: true }),
  chooseTargetSpace: z.object({ name: z.string(), dims }),
  listCorpora: nothing,
  addCorpus: z.object({
    folder: z.string().min(1),
    name: z.string().min(1).max(100),
    kind: z.enum(['corpus', 'drawing-pool']),
    mostPerClass: z.number().int().positive().optional(),
  }),
  removeCorpus: z.object({ id: z.string() }),
  rescanCorpus: z.object({ id: z.string() }),
  relocateCorpus: z.object({ id: z.string(), folder: z.string().min(1) }),
  decodeCorpus: z.object({ id: z.string() }),
  listDecoding: nothing,
  readClassTable: nothing,
  nameClass: z.object({ corpus: z.string(), own: z.string(), name: z.string().min(1).max(300) }),
  resetClassNames: z.object({ corpus: z.string() }),
  describeAugmentation: z.object({
    drawing: drawingReferenceSchema,
    look: augmentationLookSchema,
    from: z.number().int().positive().max(1_000_000),
  }),
  proveFolds: nothing,
  listExperiments: z.object({ preset: presetNameSchema.optional() }),
  startExperiments: z.object({
    steps: z.array(stepSchema).min(1),
    preset: presetNameSchema,
    target: z.object({ name: z.string(), dims: z.number().int().min(1) }).optional(), // the project's target space when absent
  }),
  predictDuration: z.object({ steps: z.array(stepSchema).min(1), preset: presetNameSchema }),
  pauseQueue: nothing,
  resumeQueue: nothing,
  cancelQueue: nothing,
  describeQueue: nothing,
  readRun: z.object({ key: runKeySchema }),
  choosePhotographNetwork: z.object({ file: z.string().min(1), layer: z.string(), input: networkInputSchema.optional() }).nullable(),
  chooseLineThickness: z.object({ photograph: lineThicknessSchema.nullable(), sketch: lineThicknessSchema.nullable() }), // null: as drawn
  chooseProtocol: protocolSchema,
  chooseBudget: z.object({ budgetMs: budgetSchema, anew: z.boolean().optional() }),
  listPhotographLayers: z.object({ file: z.string().min(1) }),
  describeDevices: nothing,
  measureDevices: nothing,
  chooseDevice: z.object({ choice: deviceChoiceSchema }),
  readResults: resultChoiceSchema,
  describeJudgements: nothing,
  renameStimulus: z.object({ id: z.string(), name: z.string().max(1000) }),
  categoriseStimuli: z.object({ ids: z.array(z.string()).min(1), category: z.string().max(1000) }),
  excludeStimuli: z.object({ ids: z.array(z.string()).min(1), reason: z.string().max(2000).nullable() }), // null takes them back in
  listRaterJudgements: z.object({ rater: z.string() }),
  excludeRatings: z.object({
    rater: z.string(),
    pairs: z
      .array(z.object({ first: z.string(), second: z.string() }))
      .min(1)
      .nullable(), // null: all of the rater's
    reason: z.string().max(2000).nullable(), // null lets them count again
  }),
  replaceDrawing: z.object({ id: z.string(), file: z.string().min(1) }),
  lookAtDrawing: z.object({ id: z.string(), mends: z.array(mendSchema) }),
  mendDrawing: z.object({ id: z.string(), mends: z.array(mendSchema).min(1) }),
  describeRatingStudy: nothing,
  saveRatingStudy: ratingStudySchema,
  startRatingSession: z.object({ participant: participantIdSchema.nullable() }), // null: a new participant
  answerRatingTrial: z.object({
    participant: participantIdSchema,
    session: z.number().int().min(1),
    trial: z.number().int().min(1),
    rating: z.number().int().min(1).max(highestRating),
    rtMs: z.number().nonnegative(),
  }),
  collectRatings: nothing,
  withdrawParticipant: z.object({ participant: participantIdSchema, answers: z.enum(['remove', 'mark']) }),
  undo: nothing,
  redo: nothing,
  describeHistory: nothing,
  describeAnalysis: nothing,
  startAnalysis: nothing,
  stopAnalysis: nothing,
  describePlacing: nothing,
  placeDrawings: placingQuestionSchema,
  compareExperiments: z.object({ a: rowReferenceSchema, b: rowReferenceSchema, of: resultChoiceSchema.optional() }),
} as const satisfies Record<string, z.ZodType>;

export type MethodName = keyof typeof methodInputs;
export type MethodInput<M extends MethodName> = z.infer<(typeof methodInputs)[M]>;

/** `lowMs`..`highMs`: how long the unfinished runs of these steps will take on this device. */
export interface PredictedDuration {
  readonly lowMs: number;
  readonly highMs: number;
  readonly runs: number;
  readonly advice: string | null;
}

export interface RunDetails {
  readonly record: RunRecord;
  readonly epochs: readonly EpochRow[];
  readonly metrics: MetricsFile | null;
}

/** What a network will hardly see in a drawing, and what of it remains after the mends that were asked about. */
export interface DrawingLook {
  readonly notes: readonly DrawingNote[];
  readonly remaining: readonly DrawingNote[];
  readonly problem: string | null; // why it cannot be mended
}

export interface MethodOutputs {
  describeApp: AppDescription;
  listFolder: FolderListing;
  forgetProject: AppDescription;
  describeProject: ProjectSummary | null; // null while no project is open
  openProject: ProjectSummary;
  answerForeignProject: ProjectSummary;
  openSample: ProjectSummary;
  importStudy: ProjectSummary;
  previewImport: ImportPreview;
  importData: ProjectSummary;
  forgetDropped: null;
  previewLogs: LogsPreview;
  importLogs: ImportedLog[];
  listImportedLogs: ImportedLog[];
  removeImportedLogs: ImportedLog[]; // none
  listStimuli: StimulusCard[];
  listSpaces: SpaceCard[];
  readSpace: SpaceCoordinates;
  computeSpace: Space;
  analyseSpace: SpaceAnswer;
  stopSpaceAnalysis: null;
  chooseTargetSpace: ProjectSummary;
  listCorpora: CorpusCard[];
  addCorpus: CorpusCard[];
  removeCorpus: CorpusCard[];
  rescanCorpus: CorpusCard[];
  relocateCorpus: CorpusCard[];
  decodeCorpus: DecodingProgress[];
  listDecoding: DecodingProgress[];
  readClassTable: ClassJoinRow[];
  nameClass: CorpusCard[];
  resetClassNames: CorpusCard[];
  describeAugmentation: AugmentationReport;
  proveFolds: FoldProof[];
  listExperiments: ExperimentCard[];
  startExperiments: QueueStatus;
  predictDuration: PredictedDuration;
  pauseQueue: QueueStatus;
  resumeQueue: QueueStatus;
  cancelQueue: QueueStatus;
  describeQueue: QueueStatus;
  readRun: RunDetails;
  choosePhotographNetwork: ProjectSummary;
  chooseLineThickness: ProjectSummary;
  chooseProtocol: ProjectSummary;
  chooseBudget: ProjectSummary;
  listPhotographLayers: string[];
  describeDevices: DevicesDocument;
  measureDevices: DevicesDocument;
  chooseDevice: DevicesDocument;
  readResults: ResultsDocument;
  describeJudgements: Judgements;
  renameStimulus: StimulusCard[];
  categoriseStimuli: StimulusCard[];
  excludeStimuli: StimulusCard[];
  listRaterJudgements: RaterJudgement[];
  excludeRatings: Judgements;
  replaceDrawing: StimulusCard[];
  lookAtDrawing: DrawingLook;
  mendDrawing: StimulusCard[];
  describeRatingStudy: RatingStudyDescription;
  saveRatingStudy: RatingStudyDescription;
  startRatingSession: RatingSession;
  answerRatingTrial: { readonly answered: number };
  collectRatings: RatingStudyDescription;
  withdrawParticipant: RatingStudyDescription;
  undo: Change; // the change that was taken back
  redo: Change;
  describeHistory: ChangeHistory;
  describeAnalysis: AnalysisStatus;
  startAnalysis: AnalysisStatus;
  stopAnalysis: AnalysisStatus;
  describePlacing: PlacingDescription;
  placeDrawings: PlacingAnswer;
  compareExperiments: Comparison;
}

/** What a host serves and a window calls. A failure arrives as an ErrorReport inside `error`. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorReport };
export type StudioMethods = { [M in MethodName]: (input: MethodInput<M>) => Promise<Answer<MethodOutputs[M]>> };
