/** What a preset means; that which fits the time there is follows from its few numbers. */
import { AppError } from '../../contract/app-error';
import type { PresetName } from '../../contract/running/experiment';
import type { Fitted } from '../../contract/running/fitted';
import { say } from '../../contract/message';
import { presets, type Preset } from './presets';

export function presetOf({ preset, fitted }: { readonly preset: PresetName; readonly fitted?: Fitted | undefined }): Preset {
  if (preset !== 'fitted') return presets[preset];
  if (fitted === undefined)
    throw new AppError(
      'not-available',
      say`Nobody has said how much time there is. Give the hours first, under the sizes on the Experiments screen.`,
    );
  return fittedPreset(fitted);
}

/** Of step 6: a sixth, as in `quick`. */
export const reconstructionEpochs = ({ epochs }: Pick<Fitted, 'epochs'>): number => Math.max(1, Math.round(epochs / 6));

/**
 * As `quick` in all that is not planned: start, warm start, schedule, regularisation. Wider layers take smaller steps, the learning rate falls as their
 * width grows (Yang et al. 2021, Tensor Programs V), from that of `quick`.
 */
export function fittedPreset({
  imageSize,
  widthMultiplier,
  bottleneck,
  epochs,
  multiTaskEpochs,
  stimulusCopies,
  corpusCopies,
  featureCopies,
}: Fitted): Preset {
  const { quick } = presets;
  const slower = quick.network.widthMultiplier / widthMultiplier;
  const length = (of: Preset['classification'], planned: number): Preset['classification'] => {
    return { ...of, learningRate: Number((of.learningRate * slower).toPrecision(3)), epochs: planned };
  };
  return {
    ...quick,
    network: { imageSize, widthMultiplier, bottleneck },
    classification: length(quick.classification, epochs),
    multiTask: length(quick.multiTask, multiTaskEpochs),
    multiTaskCopies: stimulusCopies,
    reconstruction: {
      ...quick.reconstruction,
      alone: length(quick.reconstruction.alone, reconstructionEpochs({ epochs })),
      multiTask: length(quick.reconstruction.multiTask, multiTaskEpochs),
    },
    augmentation: { ...quick.augmentation, corpusCopies },
    featureCopies,
  };
}
