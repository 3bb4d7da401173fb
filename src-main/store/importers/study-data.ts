/** What is read of a published study's folder, whichever layout it has. */
import type { Dissimilarity, FeatureValue, Rating, Stimulus } from '../../contract/study/stimulus';
import type { StudySpace } from './study-spaces';

/** Rows of `coordinates` follow `stimuli`. The stimuli have no image yet. */
export interface StudyData {
  readonly study: 'shapes' | 'noun';
  readonly stimuli: readonly Stimulus[];
  /** By stimulus id, where the study's own list of folds is there. */
  readonly folds: ReadonlyMap<string, number> | null;
  /** Single judgements, where they are published. */
  readonly ratings: readonly Rating[];
  readonly dissimilarities: readonly Dissimilarity[];
  readonly features: readonly FeatureValue[];
  readonly spaces: readonly StudySpace[];
  /** What the folder does not have, and what that means; for people. */
  readonly missing: readonly string[];
}
