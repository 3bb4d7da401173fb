/** Two rows of the results side by side: what `compare --json` prints and the Results screen shows. */
import { z } from 'zod';
import { isMetricName, type MetricName } from '../../core/catalogue/metrics';
import { rowMethodSchema, rowStepSchema, variantSchema } from '../running/experiment';
import { resultSizeSchema } from './results';

/** Names a row of the results. */
export const rowReferenceSchema = z.object({
  step: rowStepSchema,
  method: rowMethodSchema,
  dims: z.number().int().min(1),
  variant: variantSchema.optional(), // absent for the method's usual settings
});
export type RowReference = z.infer<typeof rowReferenceSchema>;

export function isSameRow(a: RowReference, b: RowReference): boolean {
  return a.step === b.step && a.method === b.method && a.dims === b.dims && a.variant === b.variant;
}

export const comparedRowSchema = rowReferenceSchema.extend({
  name: z.string(),
  space: z.string(),
  preset: resultSizeSchema,
  complete: z.boolean(),
  stale: z.boolean(),
});

/** Paired over stimuli, by their test predictions. */
export const stimulusTestSchema = z.object({
  interval: z.tuple([z.number(), z.number()]), // 95 %, bootstrap over stimuli
  p: z.number(), // two-sided, permutation (signs of the differences flipped)
  effectSize: z.number().nullable(), // mean difference / SD of the differences; null where all differences are equal
});

/**
 * Corrected resampled t over the folds both rows have (Nadeau & Bengio 2003), of several seeds over folds x seeds (Bouckaert & Frank 2004);
 * t is null where it is infinite.
 */
export const foldTestSchema = z.object({
  folds: z.number().int(), // values of each row: folds, or folds x seeds
  seeds: z.number().int().optional(), // that both rows have, where there are several
  t: z.number().nullable(),
  degreesOfFreedom: z.number().int(),
  p: z.number(),
});

/**
 * `a` and `b`: over all stimuli both have test predictions of; for metrics without stimuli (accuracies) the mean over folds.
 * A test is null where there is nothing to test with.
 */
export const comparedMetricSchema = z.object({
  metric: z.custom<MetricName>((value) => typeof value === 'string' && isMetricName(value)),
  a: z.number(),
  b: z.number(),
  difference: z.number(), // a - b
  overStimuli: stimulusTestSchema.nullable(),
  overFolds: foldTestSchema.nullable(),
});
export type ComparedMetric = z.infer<typeof comparedMetricSchema>;

/** How the test predictions of a row miss as a whole. A number is null where it cannot be told (an axis without variance). */
export const biasSchema = z.object({
  shrinkage: z.number().nullable(), // predicted distance from the centre per true distance: 1 = nothing lost, 0 = all at the centre
  axes: z.array(z.object({ shift: z.number(), slope: z.number().nullable() })), // mean of predicted - true; slope of predicted on true
  categories: z.array(z.object({ category: z.string(), stimuli: z.number().int(), shift: z.array(z.number()), error: z.number() })),
});
export type Bias = z.infer<typeof biasSchema>;

/** What a figure of it shows: what is kept of the distances, where axes are shifted, and the error of each category. */
export const biasViews = ['slope', 'shift', 'error'] as const;
export type BiasView = (typeof biasViews)[number];

export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  tag: z.string().nullable(),
  a: comparedRowSchema,
  b: comparedRowSchema,
  draws: z.number().int(), // of bootstrap and permutation
  /** How many seeds each row was computed with; 0: nothing in it is drawn. One seed: each test treats that one training as fixed. */
  seeds: z.object({ a: z.number().int(), b: z.number().int() }).optional(),
  metrics: z.array(comparedMetricSchema),
  bias: z.object({ a: biasSchema.nullable(), b: biasSchema.nullable() }),
  /** Distance between true and predicted place, of the stimuli both rows have. */
  stimuli: z.array(z.object({ id: z.string(), name: z.string(), category: z.string(), a: z.number(), b: z.number() })),
});
export type Comparison = z.infer<typeof comparisonSchema>;
