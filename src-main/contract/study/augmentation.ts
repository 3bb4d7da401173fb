/** Looking at augmentation: which drawing, with which settings, and what becomes of it. */
import { z } from 'zod';
import { augmentationSchema, networkSizeSchema } from '../running/configuration';
import type { FoldScheme } from '../../core/catalogue/variants';
import type { FoldRole } from '../running/run';

/** A stimulus by its id, or an image of a corpus or drawing pool by its place in the list. */
export const drawingReferenceSchema = z.union([
  z.object({ stimulus: z.string() }),
  z.object({ corpus: z.string(), index: z.number().int().nonnegative() }),
]);
export type DrawingReference = z.infer<typeof drawingReferenceSchema>;

/** The same bounds as in a configuration. */
export const augmentationLookSchema = augmentationSchema
  .pick({ minimumSize: true, flipProbability: true, rotationDegrees: true, shearDegrees: true })
  .extend({ imageSize: networkSizeSchema.shape.imageSize, noise: z.number().min(0).max(1), lineThickness: z.number().min(0).max(0.03) });
export type AugmentationLook = z.infer<typeof augmentationLookSchema>;

/** What the study did to its sketches, and what its first round did: 128 pixels, size and place only (study facts, section 5). */
export const studyLook: AugmentationLook = {
  imageSize: 224,
  minimumSize: 0.75,
  flipProbability: 0.5,
  rotationDegrees: 15,
  shearDegrees: 15,
  noise: 0.1,
  lineThickness: 0, // as drawn
};
export const firstStudyLook: AugmentationLook = { ...studyLook, imageSize: 128, flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 };

/** Pixels; `left` and `top` are the free rows and columns beside the drawing's box. */
export interface CopyPlacement {
  readonly copy: number;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly mirrored: boolean;
}

export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** What the study's rule gives on average. */
  readonly expected: number;
}

export interface AugmentationReport {
  /** Stimuli are never mirrored, turned or slanted, whatever is asked for. */
  readonly onlySizeAndPlace: boolean;
  readonly copies: number; // that the histograms count
  readonly sizes: readonly HistogramBin[]; // longer side, pixels
  readonly across: readonly HistogramBin[]; // place as a share of the free room, 0 = left
  readonly down: readonly HistogramBin[]; // 0 = top
  readonly placements: readonly CopyPlacement[]; // of the copies shown
  /** What all copies of this drawing are for in the five runs; empty for a stimulus that is left out. */
  readonly roles: readonly FoldRole[];
}

/** One source of images and how its drawings are dealt to the runs. */
export interface FoldProof {
  readonly name: string;
  /** How the stimuli were dealt to the folds, where not as in the study; `inTwoParts` then counts categories held out as well. */
  readonly scheme?: FoldScheme;
  readonly drawings: number;
  /** One entry a run: how many drawings train, validate and test. */
  readonly runs: readonly { readonly train: number; readonly validation: number; readonly test: number }[];
  /**
   * Drawings that are in two parts of the same run, the training of the network it began with included: always 0, or the program is wrong.
   */
  readonly inTwoParts: number;
  /** Drawings whose very same picture also stands in another fold, and some of them; null before the drawings were decoded. */
  readonly twins: { readonly count: number; readonly examples: readonly string[] } | null;
}
