/** Features of the last used networks, so that folds, dimensions and regressors that share them read them once. */

/** Activations of every stimulus: rows x features, all copies of a stimulus one after the other. */
export interface StimulusFeatures {
  readonly features: number;
  readonly clean: Float32Array; // stimuli x evaluation copies
  readonly noisy: Float32Array; // stimuli x training copies
}

const rememberedBytes = 512 * 2 ** 20;

export class FeatureMemory {
  private readonly sets = new Map<string, StimulusFeatures>();

  get(hash: string): StimulusFeatures | undefined {
    const known = this.sets.get(hash);
    if (known !== undefined) {
      this.sets.delete(hash);
      this.sets.set(hash, known); // the latest used stands last
    }
    return known;
  }

  set(hash: string, features: StimulusFeatures): void {
    this.sets.set(hash, features);
    const size = ({ clean, noisy }: StimulusFeatures): number => clean.byteLength + noisy.byteLength;
    let total = [...this.sets.values()].reduce((sum, each) => sum + size(each), 0);
    for (const [name, each] of this.sets) {
      if (total <= rememberedBytes || name === hash) break;
      this.sets.delete(name);
      total -= size(each);
    }
  }
}
