/** A run: one configuration on one fold; the record on disk is the truth, in runs/<key>/. */
import { z } from 'zod';
import { configurationSchema } from './configuration';
import { errorReportSchema } from '../app-error';

export const runKeySchema = z
  .string()
  .regex(/^[a-f0-9]{24}$/)
  .brand<'RunKey'>();
/** The first 24 hex digits of the SHA-256 of configuration, fold and data fingerprint. */
export type RunKey = z.infer<typeof runKeySchema>;

/** 'interrupted' is what a run that was running when its process died becomes at the next start. */
export const runStateSchema = z.enum(['queued', 'running', 'paused', 'interrupted', 'done', 'failed', 'cancelled']);
export type RunState = z.infer<typeof runStateSchema>;

/**
 * Why a finished training seems to answer always the same: its loss is that of a constant answer, its accuracy that of chance, its predictions lie
 * close together.
 */
export const plateauSignSchema = z.enum(['loss', 'accuracy', 'spread']);
export type PlateauSign = z.infer<typeof plateauSignSchema>;

/** How far a run is. `remainingMs` is null until it can be estimated. */
export const runProgressSchema = z.object({
  phase: z.enum(['waiting', 'preparing', 'starting', 'features', 'training', 'evaluating', 'fitting', 'finished']),
  done: z.number(), // in units of the phase: epochs (fractional) or images
  total: z.number(),
  fraction: z.number().min(0).max(1), // of the whole run
  remainingMs: z.number().nullable(),
});
export type RunProgress = z.infer<typeof runProgressSchema>;

/** runs/<key>/run.json */
export const runRecordSchema = z.object({
  schemaVersion: z.literal(1),
  key: runKeySchema,
  label: z.string(), // words for people: 'Multi-task learning, 4-D, fold 2'
  fold: z.number().int().min(0).max(4), // the test fold
  configuration: configurationSchema,
  dataFingerprint: z.string(),
  needs: z.array(runKeySchema), // runs whose results this one reads
  state: runStateSchema,
  error: errorReportSchema.nullable(),
  created: z.string(),
  started: z.string().nullable(),
  ended: z.string().nullable(),
  durationMs: z.number().nullable(),
  engine: z.string().nullable(), // 'onnxruntime-node 1.30.0, cpu, 2 threads'
  remarks: z.array(z.string()).optional(), // what people should know of how it came about, e.g. a damaged checkpoint
  plateau: z.array(plateauSignSchema).min(1).optional(), // a training that has not begun to learn
});
export type RunRecord = z.infer<typeof runRecordSchema>;

/** A row of epochs.csv. Loss parts are null when their objective is off; `validation*` is measured without noise and dropout. */
export const epochRowSchema = z.object({
  epoch: z.number().int().positive(),
  trainLoss: z.number(),
  trainClassification: z.number().nullable(),
  trainReconstruction: z.number().nullable(),
  trainMapping: z.number().nullable(),
  validationLoss: z.number(),
  validationClassification: z.number().nullable(),
  validationReconstruction: z.number().nullable(),
  validationMapping: z.number().nullable(),
  imagesPerSecond: z.number(),
});
export type EpochRow = z.infer<typeof epochRowSchema>;

export const foldRoleSchema = z.enum(['train', 'validation', 'test']);
export type FoldRole = z.infer<typeof foldRoleSchema>;

/** A row of predictions.csv: where this run puts one evaluation copy of one stimulus. */
export const predictionRowSchema = z.object({
  stimulus: z.string(),
  copy: z.number().int().nonnegative(),
  role: foldRoleSchema,
  at: z.array(z.number()),
});
export type PredictionRow = z.infer<typeof predictionRowSchema>;

/**
 * runs/<key>/metrics.json. Keys of a metrics table are those of core/catalogue/metrics, and of other versions of the program any.
 */
export const metricsFileSchema = z.object({
  schemaVersion: z.literal(1),
  selected: z.object({
    epoch: z.number().int().nullable(),
    beta: z.number().nullable(), // of the lasso
    penalty: z.number().optional(), // of ridge regression
  }),
  /** Of a regression: how many of the network's features it was fitted on, those too faint left out. */
  features: z.object({ used: z.number().int(), all: z.number().int() }).optional(),
  train: z.record(z.string(), z.number()),
  validation: z.record(z.string(), z.number()),
  test: z.record(z.string(), z.number()),
  /** As the study scored: over all augmented copies of each drawing, a control against its own shuffled places. Absent in runs of before. */
  asPublished: z
    .object({ copies: z.number().int(), train: z.record(z.string(), z.number()), test: z.record(z.string(), z.number()) })
    .optional(),
});
export type MetricsFile = z.infer<typeof metricsFileSchema>;
