/** Features of the last used networks, so that folds, dimensions and regressors that share them read them once. */
import { LatestUsed } from './latest-used';

/** Activations of every stimulus: rows x features, all copies of a stimulus one after the other. */
export interface StimulusFeatures {
  readonly features: number;
  readonly clean: Float32Array; // stimuli x evaluation copies
  readonly noisy: Float32Array; // stimuli x training copies
}

const rememberedBytes = 512 * 2 ** 20;

export class FeatureMemory extends LatestUsed<StimulusFeatures> {
  constructor() {
    super(rememberedBytes, ({ clean, noisy }) => clean.byteLength + noisy.byteLength);
  }
}
