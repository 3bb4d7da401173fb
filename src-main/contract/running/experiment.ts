/** Experiments: the steps of the study, each a set of runs. */
import { migrateVariant, variantSettings } from '../../core/catalogue/variants';
import { z } from 'zod';
import { allMethods, baselineMethods } from '../../core/catalogue/methods';
import { allSteps, baselineStep } from '../../core/catalogue/steps';
import { plateauSignSchema, runKeySchema, runProgressSchema, runStateSchema } from './run';

export const stepSchema = z.literal(allSteps);
export type Step = z.infer<typeof stepSchema>;
export const rowStepSchema = z.union([z.literal(baselineStep), stepSchema]);
export type RowStep = z.infer<typeof rowStepSchema>;

/** From the smallest network upwards. `first-study` is the study's own first round: 128 pixels, size and place only. */
export const fixedPresetSchema = z.enum(['tiny', 'quick', 'first-study', 'study']);
export type FixedPreset = z.infer<typeof fixedPresetSchema>;
/** `fitted`: planned for the time there is, see contract/running/fitted. */
export const presetNameSchema = z.enum([...fixedPresetSchema.options, 'fitted']);
export type PresetName = z.infer<typeof presetNameSchema>;

/** How a row of the results came about; the baseline 'zero' always answers with the origin. */
export const methodSchema = z.enum(allMethods);
export type Method = z.infer<typeof methodSchema>;
export const rowMethodSchema = z.enum([...allMethods, ...baselineMethods]);
export type RowMethod = z.infer<typeof rowMethodSchema>;

/** Files of before had words in its place. */
export const variantSchema = z.string().transform(migrateVariant);

export const plannedRunSchema = z.object({
  key: runKeySchema,
  method: methodSchema,
  dims: z.number().int(),
  fold: z.number().int(),
  seed: z.number().int().optional(), // of a configuration with several seeds; absent for the first, which is the experiment's
  // what sets it apart from the method's usual settings: 'encoder-dropout=0,noise=0.25'
  variant: variantSchema.refine((key) => variantSettings(key) !== null, 'this program knows no such settings').optional(),
});
export type PlannedRun = z.infer<typeof plannedRunSchema>;

/** experiments/<step>.json */
export const experimentFileSchema = z.object({
  schemaVersion: z.literal(1),
  step: stepSchema,
  preset: presetNameSchema,
  space: z.string(),
  dims: z.number().int(), // of the target space
  seed: z.number().int(),
  runs: z.array(plannedRunSchema),
});
/** Of the step its file is called after. */
export const experimentOf = (step: Step) =>
  experimentFileSchema.refine((file) => file.step === step, { path: ['step'], message: `it is not the ${step} of its name` });
export type ExperimentFile = z.infer<typeof experimentFileSchema>;

/** What the Experiments screen shows for a run. */
export const runCardSchema = plannedRunSchema.extend({
  label: z.string(),
  state: runStateSchema,
  progress: runProgressSchema.nullable(),
  error: z.string().nullable(),
  remarks: z.array(z.string()).optional(), // what people should know of how it came about, e.g. a damaged checkpoint
  plateau: z.array(plateauSignSchema).optional(), // a training that has not begun to learn
});
export type RunCard = z.infer<typeof runCardSchema>;

/** How long the unfinished runs of some steps, and all they need, will take on this device: `lowMs`..`highMs`. */
export const predictedDurationSchema = z.object({
  lowMs: z.number(),
  highMs: z.number(),
  runs: z.number().int(),
  advice: z.string().nullable(),
});
export type PredictedDuration = z.infer<typeof predictedDurationSchema>;

/** What a step has finished runs of: `configuration` is the hash that its results are chosen by. */
export const stepConfigurationSchema = z.object({
  configuration: z.string(),
  size: z.union([presetNameSchema, z.literal('other')]),
  about: z.array(z.string()), // what sets it apart from the others of its size, in words
  space: z.string(),
  dims: z.number().int(), // of the target space
  done: z.number().int(),
  planned: z.number().int(),
});
export type StepConfiguration = z.infer<typeof stepConfigurationSchema>;

/** `idle`: never started. `remainingMs` counts this experiment's unfinished runs on this device. */
export const experimentCardSchema = z.object({
  step: stepSchema,
  name: z.string(),
  description: z.string(),
  preset: presetNameSchema,
  state: z.enum(['idle', 'queued', 'running', 'paused', 'done', 'failed', 'cancelled', 'interrupted']),
  runs: z.array(runCardSchema),
  remainingMs: z.number().nullable(),
  /** Runs that belong to the step now and did not when it was carried out: they can be added, and nothing is out of date without them. */
  additional: z.number().int().optional(),
  /** Of this experiment started alone; null when it cannot be started. */
  duration: predictedDurationSchema.nullable(),
  /** Every configuration with finished runs, whatever size is looked at. */
  configurations: z.array(stepConfigurationSchema).optional(),
  unavailable: z.string().nullable(), // why it cannot be started now, with the mend
});
export type ExperimentCard = z.infer<typeof experimentCardSchema>;

/** All steps at one size. `durations`: of those of a half that can be started, together; they share runs, and so take less than the sum. */
export interface ExperimentList {
  readonly cards: readonly ExperimentCard[];
  readonly durations: { readonly first: PredictedDuration | null; readonly second: PredictedDuration | null };
}

/** What the status bar shows. */
export const queueStatusSchema = z.object({
  state: z.enum(['idle', 'running', 'pausing', 'paused']),
  done: z.number().int(),
  total: z.number().int(),
  current: runCardSchema.nullable(),
  currentStep: stepSchema.nullable(),
  remainingMs: z.number().nullable(),
  notice: z.string().nullable(), // e.g. why the queue stopped by itself
});
export type QueueStatus = z.infer<typeof queueStatusSchema>;
