/** What a batch loader is told: the sources of a training, and what every batch of it looks like. */
import type { CopyRecipe } from '../augment/copy-geometry';
import type { ImageBank } from '../bank/image-bank';
import type { RenderedCopies } from '../augment/rendered-copies';

/** One source of images: the stimuli, a corpus, or the drawing pool. Rows carry the objectives the source has answers for. */
export interface SourcePlan {
  readonly name: string; // names its random streams; unique in a plan
  readonly bank: number; // index into the plan's banks
  readonly items: readonly number[]; // of the bank; only readable ones
  readonly copies: number; // augmented copies 1..copies of each item
  readonly recipe: CopyRecipe;
  readonly share: number; // rows per batch, as composeBatch gives them
  readonly labels: Int32Array | null; // class of each of `items`: classification
  readonly targets: Float32Array | null; // items x dims: mapping
  readonly secondCorpus: boolean; // carries the extra loss of the published code
  readonly rendered?: RenderedCopies; // of this bank, recipe and seed, with as many copies; without, each batch draws its own
  readonly activations?: Float32Array; // items x copies x the plan's number of activations
}

export interface LoaderPlan {
  readonly banks: readonly ImageBank[];
  readonly sources: readonly SourcePlan[];
  readonly imageSize: number;
  readonly batchSize: number;
  readonly dims: number;
  readonly noise: number; // share of pixels turned to 0 or 1
  readonly sharedNoiseMask: boolean;
  readonly reconstruction: boolean; // batches carry clean images, and every row counts for reconstruction
  readonly secondCorpus: boolean; // batches carry secondCorpusWeights
  readonly seed: number;
  /** Numbers of a row where sources bring activations of a network that is not trained, in place of pixels and without noise. */
  readonly activations?: number;
}

/** The fields of the engines' TrainingBatch that come from data; the order of the rows is that of the sources. */
export interface PipelineBatch {
  readonly images: Float32Array;
  readonly cleanImages: Float32Array | null;
  readonly labels: Int32Array;
  readonly classificationWeights: Float32Array;
  readonly secondCorpusWeights: Float32Array | null;
  readonly mappingTargets: Float32Array;
  readonly mappingWeights: Float32Array;
  readonly reconstructionWeights: Float32Array;
}

export function sizeOf(source: SourcePlan): number {
  return source.items.length * source.copies;
}
