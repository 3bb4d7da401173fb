/** The results document: what `results --json` prints, the Results screen shows and the exports contain. */
import { z } from 'zod';
import { departureSchema } from '../running/departures';
import { foldRoleSchema, plateauSignSchema } from '../running/run';
import { presetNameSchema, rowMethodSchema, rowStepSchema, stepSchema, variantSchema } from '../running/experiment';

/**
 * One metric over the five test folds. `pooled` is computed once over the test predictions of all folds
 * (as the study reports it); null for metrics that are not pooled.
 */
export const metricSummarySchema = z.object({
  mean: z.number(),
  sd: z.number(), // sample standard deviation (n - 1) over the folds
  folds: z.array(z.number()),
  pooled: z.number().nullable(),
  /** Where there are several seeds: what each of them has; above stand then means over seeds, and `sd` is that over folds x seeds. */
  bySeed: z.array(z.object({ seed: z.number().int(), folds: z.array(z.number()), pooled: z.number().nullable() })).optional(),
});
export type MetricSummary = z.infer<typeof metricSummarySchema>;

export const metricsTableSchema = z.record(z.string(), metricSummarySchema);
export type MetricsTable = z.infer<typeof metricsTableSchema>;

/** How large the runs were: the preset they were started with, or 'other' for numbers that no preset of this version has. */
export const resultSizeSchema = z.enum([...presetNameSchema.options, 'other']);
export type ResultSize = z.infer<typeof resultSizeSchema>;

/** Sizes whose numbers mean nothing: whatever shows them says so. */
export const isTrial = (size: ResultSize): boolean => size === 'tiny';

/** Which of the finished results are meant; what is left out is chosen: the target space, then the fullest results in it. */
export const resultChoiceSchema = z.object({
  /** A configuration by its hash or its name; of several that have the name the one that would be chosen without it. */
  configuration: z.string().optional(),
  size: resultSizeSchema.optional(),
  space: z.string().optional(),
  dims: z.number().int().min(1).optional(),
});
export type ResultChoice = z.infer<typeof resultChoiceSchema>;

/** Everything finished of one configuration for one space. */
export const resultSetSchema = z.object({
  configuration: z.string(), // its hash: what it is chosen by, also in the address of a view
  /** What sets it apart from the others of its size, in words; empty for the project's own of that size. */
  about: z.array(z.string()),
  size: resultSizeSchema,
  space: z.string(),
  dims: z.number().int(), // of the target space the runs were made for
  runs: z.number().int(), // finished ones
  /** Whether what is started in its size today belongs to it. */
  isPresent: z.boolean(),
});
export type ResultSet = z.infer<typeof resultSetSchema>;

export const resultRowSchema = z.object({
  step: rowStepSchema,
  name: z.string(), // 'Transfer from ImageNet features (lasso)'
  method: rowMethodSchema,
  variant: variantSchema.optional(), // settings other than the method's usual ones
  space: z.string(),
  dims: z.number().int(),
  preset: resultSizeSchema,
  complete: z.boolean(), // all five folds done
  stale: z.boolean(), // computed from stimuli, spaces or corpora as they were before a change
  /** Settings other than the study's, in the order of their list. */
  departures: z.array(departureSchema).optional(),
  /** Of regressions: how many features each fold was fitted on, of how many the network has. */
  /** Where there is more than one. */
  seeds: z.array(z.number().int()).optional(),
  features: z.object({ used: z.array(z.number().int()), all: z.number().int() }).optional(),
  /** Folds (from 0) whose training did not leave the plateau it began on. */
  plateau: z.object({ folds: z.array(z.number().int()), signs: z.array(plateauSignSchema) }).optional(),
  metrics: metricsTableSchema,
  /** As the study scored: over all augmented copies; means over folds. */
  asPublished: z.object({ copies: z.number().int(), metrics: metricsTableSchema }).optional(),
  /** by baseline name ('zero', ...), same metric keys as above */
  baselines: z.record(z.string(), metricsTableSchema),
});
export type ResultRow = z.infer<typeof resultRowSchema>;

export const resultPredictionSchema = z.object({
  step: rowStepSchema,
  method: rowMethodSchema,
  dims: z.number().int(),
  fold: z.number().int(),
  role: foldRoleSchema,
  seed: z.number().int().optional(), // of several; absent for the first, which maps show
  at: z.array(z.number()), // mean over the evaluation copies
});
export type ResultPrediction = z.infer<typeof resultPredictionSchema>;

export const resultStimulusSchema = z.object({
  id: z.string(),
  name: z.string(),
  category: z.string(),
  truth: z.array(z.number()), // in the target space
  predictions: z.array(resultPredictionSchema),
});
export type ResultStimulus = z.infer<typeof resultStimulusSchema>;

/**
 * The row in the target space that is ahead on a metric. `survives`: whether it beats every other row in a paired test at 5 %: a
 * permutation test over stimuli, for metrics without stimuli a corrected resampled t test over folds. With no other row it does not.
 */
export const bestRowSchema = z.object({
  step: rowStepSchema,
  method: rowMethodSchema,
  variant: variantSchema.optional(),
  survives: z.boolean(),
  largestP: z.number().nullable(), // of the tests against the other rows; null where one could not be made
});
export type BestRow = z.infer<typeof bestRowSchema>;

export const resultsDocumentSchema = z.object({
  schemaVersion: z.literal(1),
  project: z.object({
    name: z.string(),
    tag: z.string().nullable(), // 'Sample: simulated ratings', with the marks of trial and stale results; goes into every figure and export
    ownTag: z.string().nullable(), // of the project alone
    configuration: z.string().optional(), // absent where nothing is finished
    size: resultSizeSchema,
    space: z.string(), // that these results are for
    dims: z.number().int(),
    seed: z.number().int().optional(), // the first, of predictions that name none
    corpora: z.array(z.object({ id: z.string(), name: z.string() })),
    photographNetwork: z.string(),
    isPublishedSpace: z.boolean(), // of the Shapes study: its published values can stand beside these results
  }),
  /** Everything finished in this project; `project` names the one that this document is about. */
  sets: z.array(resultSetSchema),
  /** What to compute again: steps whose runs no longer fit the data, and whether the space itself no longer fits its ratings. */
  stale: z.object({ steps: z.array(stepSchema), rows: z.number().int(), space: z.boolean() }),
  /** Where people judged triplets: what the target space itself gets right of them, and the share that is the most frequent answer. */
  triplets: z.object({ targetSpace: z.number().nullable(), ceiling: z.number().nullable() }).optional(),
  steps: z.array(resultRowSchema),
  best: z.record(z.string(), bestRowSchema), // by metric
  stimuli: z.array(resultStimulusSchema),
});
export type ResultsDocument = z.infer<typeof resultsDocumentSchema>;
