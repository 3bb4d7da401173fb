/** What is computed besides the runs to read them against: pixels, the layers of every network, the noise of the ratings. */
import { z } from 'zod';
import { methodSchema, stepSchema } from '../running/experiment';
import { metricsTableSchema } from './results';
import { runKeySchema } from '../running/run';
import type { WorkProgress } from '../window/work-progress';

export const distanceMeasureSchema = z.enum(['Euclidean', 'Manhattan', 'cosine', 'inner product']);
export type AnalysedMeasure = z.infer<typeof distanceMeasureSchema>;

/** Of the distances between activations with the dissimilarities people gave. Null where a side does not vary. */
export const layerStatisticsSchema = z.object({
  pearson: z.number().nullable(),
  spearman: z.number().nullable(),
  kendall: z.number().nullable(), // tau-b
  linearR2: z.number().nullable(),
  isotonicR2: z.number().nullable(),
});
export type LayerStatistics = z.infer<typeof layerStatisticsSchema>;
export type LayerStatistic = keyof LayerStatistics;

export const analysedLayerSchema = z.object({
  layer: z.string(), // as the network names it; of pixels the side of the averaged blocks: 'block 8'
  units: z.number().int(),
  measures: z.record(distanceMeasureSchema, layerStatisticsSchema),
  /** Kendall's tau-b with a fitted weight for each unit, Euclidean; optimistic, as pairs and not stimuli are held out. Null: too wide. */
  weighted: z.number().nullable(),
});
export type AnalysedLayer = z.infer<typeof analysedLayerSchema>;

/** One network, or the drawings themselves. `step`, `method`, `fold` and `run` are those of an encoder. */
export const analysedNetworkSchema = z.object({
  source: z.string(), // tells equal networks from others: 'pixels', 'photograph …', 'run <key>'
  kind: z.enum(['pixels', 'photograph', 'encoder']),
  step: stepSchema.nullable(),
  method: methodSchema.nullable(),
  fold: z.number().int().nullable(),
  run: runKeySchema.nullable(),
  network: z.string().optional(), // of a photograph network beside the first: its name
  layers: z.array(analysedLayerSchema),
});
export type AnalysedNetwork = z.infer<typeof analysedNetworkSchema>;

/** A regression from the drawings' own grey values, on the folds of the runs. */
export const pixelBaselineSchema = z.object({
  block: z.number().int(), // side of the averaged blocks, in pixels of a drawing of 224
  features: z.number().int(),
  betas: z.array(z.number()), // chosen on validation, by fold
  metrics: metricsTableSchema,
});

/** The same with ridge regression. */
export const pixelRidgeSchema = pixelBaselineSchema.omit({ betas: true }).extend({ penalties: z.array(z.number()) });

/** How well one half of everybody's ratings predicts the other half: by metric, over random splits. */
export const noiseCeilingSchema = z.object({
  splits: z.number().int(), // 0 where the ratings are too few to be halved
  metrics: z.record(z.string(), z.object({ mean: z.number(), low: z.number(), high: z.number() })), // low, high: 95 % of the splits
});

/** analysis/analysis.json */
export const analysisSchema = z.object({
  schemaVersion: z.literal(1),
  drawings: z.string(), // fingerprint of what the layers were compared with
  target: z.string(), // fingerprint of what the pixel baseline and the ceiling depend on
  pairs: z.number().int(), // rated pairs
  space: z
    .object({ name: z.string(), dims: z.number().int(), measures: z.record(distanceMeasureSchema, layerStatisticsSchema) })
    .nullable(),
  networks: z.array(analysedNetworkSchema),
  pixelBaseline: pixelBaselineSchema.nullable(),
  pixelRidge: pixelRidgeSchema.nullable().optional(), // absent in files of before
  noiseCeiling: noiseCeilingSchema.nullable(), // null without single ratings
});
export type Analysis = z.infer<typeof analysisSchema>;

export const analysisPartSchema = z.enum(['pixel-baseline', 'pixel-ridge', 'noise-ceiling', 'pixels', 'photograph', 'encoder']);
export type AnalysisPart = z.infer<typeof analysisPartSchema>;

/** Parts done of all that were missing, and how far the one is that is being computed. */
export interface AnalysisProgress {
  readonly done: number;
  readonly total: number; // 0 until that is known
  readonly part: AnalysisPart | null;
  readonly within: WorkProgress | null; // folds, splits of the ratings, or readings and layers of a network
}

/** What the Results screen is told. */
export interface AnalysisStatus {
  /** Only what still holds for the project as it is; null when there is nothing. */
  readonly analysis: Analysis | null;
  /** Parts that could be computed now: networks, the pixel baseline, the ceiling. */
  readonly missing: number;
  /** While it is being computed. */
  readonly progress: AnalysisProgress | null;
  readonly error: string | null; // of the last attempt
}
