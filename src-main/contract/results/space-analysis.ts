/** What is asked and answered about a similarity space while it is looked at: nothing of this is stored. */
import { z } from 'zod';
import type { CeilingMetric } from '../../core/catalogue/metrics';
import { spaceSettingsSchema, type FitDoubt, type SpaceDimension } from '../study/space';
import type { TripletCeiling, TripletDataReport } from '../study/triplet-space';

const dims = z.number().int().min(1).max(10);

/** A space of the project, or one that is computed on the spot and not kept. */
export const spaceSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stored'), name: z.string(), dims }),
  z.object({ kind: z.literal('computed'), settings: spaceSettingsSchema, dims }),
]);
export type SpaceSource = z.infer<typeof spaceSourceSchema>;

/** What can be asked about a space: from quick to slow. */
export const spaceParts = ['view', 'scan', 'directions', 'regions', 'agreement', 'structure', 'scatter', 'ceiling'] as const;
/** Slow and only asked for when wanted. */
export const slowSpaceParts = ['structure', 'scatter', 'ceiling'] as const;
export type SpacePart = (typeof spaceParts)[number];

/** `viewer` is a window's own name: a newer question about the same part from it makes the older one stale. */
export const spaceQuestionSchema = z.object({
  viewer: z.string().min(1).max(60),
  source: spaceSourceSchema,
  part: z.enum(spaceParts),
});
export type SpaceQuestion = z.infer<typeof spaceQuestionSchema>;

/** How many pairs of stimuli were judged, how often, and which not. */
export interface DataReport {
  readonly pairs: number;
  readonly rated: number;
  readonly missing: readonly { readonly first: string; readonly second: string }[]; // the first few, by name
  readonly distinct: number; // different values among the dissimilarities: few values mean many ties
  readonly ratings: { readonly total: number; readonly least: number; readonly most: number } | null; // per pair; null when not known
  readonly hasSingleRatings: boolean; // whether the project has them, used here or not
}

/** Rated pairs in the order of rising dissimilarity, as columns; `first` and `second` are places in `stimuli`. */
export interface ShepardColumns {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly dissimilarity: readonly number[];
  readonly distance: readonly number[];
  readonly disparity: readonly number[];
}

interface ViewedPlaces {
  readonly dims: number;
  readonly stimuli: readonly string[];
  readonly coordinates: readonly (readonly number[])[];
  readonly iterations: number | null; // null for coordinates found elsewhere
  readonly converged: boolean | null;
  readonly doubts: readonly FitDoubt[];
}

/** A space seen beside the dissimilarities. */
export interface ScaledView extends ViewedPlaces {
  readonly kind: 'dissimilarities';
  readonly stress1: number;
  readonly stressPerPoint: readonly number[]; // shares that sum to 1
  readonly kendallTau: number;
  readonly shepard: ShepardColumns;
  readonly data: DataReport;
}

/** A space seen beside the triplets. */
export interface TripletView extends ViewedPlaces {
  readonly kind: 'triplets';
  readonly loss: number | null; // null for coordinates found elsewhere
  readonly accuracy: number; // share of the judgements fitted to that the distances predict
  readonly ceiling: TripletCeiling | null;
  readonly data: TripletDataReport;
}

export type SpaceView = ScaledView | TripletView;

export interface SpaceScan {
  readonly dimensions: readonly SpaceDimension[];
  /** Where the stress bends, or where no more dimensions predict held-out triplets clearly better; null where that cannot be told. */
  readonly elbow: number | null;
}

export interface StructureReport {
  readonly stress1: number;
  readonly shuffled: readonly number[]; // rising
  readonly p: number;
}

/** dims x dims numbers for each stimulus: covariance of its place over the bootstrap replicates. */
export interface ScatterReport {
  readonly replicates: number;
  readonly resampled: 'ratings' | 'people' | 'judgements'; // what each replicate draws with replacement
  readonly stimuli: readonly string[];
  readonly covariances: readonly (readonly number[])[];
}

/** Over the splits: mean and standard deviation of every mapping metric, and what 95 % of the splits lie between. */
export interface CeilingReport {
  readonly splits: number;
  readonly metrics: Readonly<
    Record<CeilingMetric, { readonly mean: number; readonly sd: number; readonly low: number; readonly high: number }>
  >;
}

export interface DirectionRow {
  readonly feature: string;
  readonly scale: string;
  readonly model: 'regression' | 'svm';
  readonly vector: readonly number[];
  readonly kappa: number;
  readonly spearman: number;
}

/** The best candidates of a feature, averaged, as the study filters them. */
export interface AveragedDirection {
  readonly feature: string;
  readonly by: 'kappa' | 'spearman';
  readonly members: readonly { readonly scale: string; readonly model: 'regression' | 'svm' }[];
  readonly vector: readonly number[];
  /** Of the averaged direction, for the scale of each kind of rating. */
  readonly quality: readonly { readonly scale: string; readonly kappa: number; readonly spearman: number }[];
}

export interface DirectionReport {
  readonly candidates: readonly DirectionRow[];
  readonly averaged: readonly AveragedDirection[];
}

export interface RegionRow {
  readonly category: string;
  readonly members: number;
  readonly intruders: readonly string[]; // ids of those inside that are of other categories
  readonly size: number;
}

export interface RegionReport {
  readonly rows: readonly RegionRow[];
  readonly intruders: number;
  readonly size: number; // mean over the categories
  /** Whether a hull of the smallest category can have an inside at all: it needs more members than dimensions. */
  readonly isFlat: boolean;
  /** `p`: share of draws, the real space included, with no more intruders, or regions no larger. */
  readonly baselines: readonly {
    readonly baseline: 'normal' | 'uniform' | 'shuffled';
    readonly draws: number;
    readonly intruders: { readonly mean: number; readonly sd: number; readonly p: number };
    readonly size: { readonly mean: number; readonly sd: number; readonly p: number };
  }[];
}

export interface AgreementRow {
  /** Side of the square blocks over which the drawings' pixels are averaged; null for the space itself. */
  readonly block: number | null;
  readonly measure: 'Euclidean' | 'Manhattan' | 'cosine' | 'inner product';
  readonly weights: 'fixed' | 'cross-validated';
  readonly pearson: number;
  readonly spearman: number;
  readonly kendall: number;
  readonly linearR2: number;
  readonly isotonicR2: number;
}

export interface SpaceAnswers {
  view: SpaceView;
  scan: SpaceScan;
  directions: DirectionReport;
  regions: RegionReport;
  agreement: readonly AgreementRow[];
  structure: StructureReport;
  scatter: ScatterReport;
  ceiling: CeilingReport;
}
export type SpaceAnswer = { [Part in SpacePart]: { readonly part: Part; readonly value: SpaceAnswers[Part] } }[SpacePart];
