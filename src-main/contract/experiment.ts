/** Experiments: the steps of the study, each a set of runs. */
import { z } from 'zod';
import { plateauSignSchema, runKeySchema, runProgressSchema, runStateSchema } from './run';

export const stepSchema = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
  z.literal(8),
  z.literal(9),
]);
export type Step = z.infer<typeof stepSchema>;

export const stepNames: Record<Step, string> = {
  1: 'Transfer from ImageNet features',
  2: 'Sketch classification',
  3: 'Sketch transfer',
  4: 'Multi-task learning',
  5: 'Other target spaces',
  6: 'Sketch reconstruction',
  7: 'Reconstruction transfer',
  8: 'Multi-task learning with reconstruction',
  9: 'Other target spaces with reconstruction',
};

/** From the smallest network upwards. `first-study` is the study's own first round: 128 pixels, size and place only. */
export const presetNameSchema = z.enum(['tiny', 'quick', 'first-study', 'study']);
export type PresetName = z.infer<typeof presetNameSchema>;

/** How a row of the results came about; the baseline 'zero' always answers with the origin. */
export const methodSchema = z.enum([
  'photograph-linear',
  'photograph-lasso',
  'photograph-shuffled',
  'photograph-ridge',
  'photograph-ridge-shuffled',
  'classification',
  'sketch-linear',
  'sketch-lasso',
  'sketch-shuffled',
  'sketch-ridge',
  'sketch-ridge-shuffled',
  'multi-task',
  'reconstruction',
  'reconstruction-linear',
  'reconstruction-lasso',
  'reconstruction-ridge',
  'multi-task-reconstruction',
]);
export type Method = z.infer<typeof methodSchema>;

/**
 * Answers that nothing is trained for, as further rows of the results: the mean training place of the drawing's category, and the place of
 * the training drawing with the most similar features.
 */
export const baselineMethodSchema = z.enum(['category-mean', 'nearest-pixels', 'nearest-photograph', 'nearest-sketch', 'nearest-reconstruction']); // prettier-ignore
export type BaselineMethod = z.infer<typeof baselineMethodSchema>;

/** What a row of the results is of. Baselines belong to no step: theirs is 0. */
export const rowMethodSchema = z.enum([...methodSchema.options, ...baselineMethodSchema.options]);
export type RowMethod = z.infer<typeof rowMethodSchema>;
export const rowStepSchema = z.union([z.literal(0), stepSchema]);
export type RowStep = z.infer<typeof rowStepSchema>;

export function isBaseline(method: RowMethod): method is BaselineMethod {
  return baselineMethodSchema.options.some((name) => name === method);
}

/** Controls learn from shuffled targets: what they reach can be reached without any relation between drawing and place. */
export function isControl(method: RowMethod): boolean {
  return method.endsWith('-shuffled');
}

/** Only networks learn epoch by epoch; regressions are fitted at once. */
export function isTraining(method: Method): boolean {
  return method === 'classification' || method === 'reconstruction' || method === 'multi-task' || method === 'multi-task-reconstruction';
}

export const plannedRunSchema = z.object({
  key: runKeySchema,
  method: methodSchema,
  dims: z.number().int(),
  fold: z.number().int(),
  variant: z.string().optional(), // what sets it apart from the method's usual settings: 'no dropout, noise 0.25'
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
  unavailable: z.string().nullable(), // why it cannot be started now, with the mend
});
export type ExperimentCard = z.infer<typeof experimentCardSchema>;

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
