/** What augmentation may do to a drawing, from the settings of a configuration. */
import type { Augmentation } from '../../contract/running/configuration';
import type { CopyRecipe } from './copy-geometry';

/** For stimuli: size and place only. A turned stimulus would lie elsewhere in the space (study facts, section 12). */
export function plainRecipe(imageSize: number, minimumShare: number): CopyRecipe {
  return { imageSize, minimumSize: Math.round(imageSize * minimumShare), flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 };
}

/** For sketches and the drawing pool. */
export function sketchRecipe(
  imageSize: number,
  augmentation: Pick<Augmentation, 'minimumSize' | 'flipProbability' | 'rotationDegrees' | 'shearDegrees'>,
): CopyRecipe {
  const { minimumSize, flipProbability, rotationDegrees, shearDegrees } = augmentation;
  return { ...plainRecipe(imageSize, minimumSize), flipProbability, rotationDegrees, shearDegrees };
}
