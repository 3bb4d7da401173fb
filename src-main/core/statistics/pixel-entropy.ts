/** How well a reconstruction matches the clean one. */
import { requireSameLength } from './numbers';

/** Predictions are kept away from 0 and 1 by this much, as Keras does, so that a sure mistake costs 16 and not infinity. */
const leastProbability = 1e-7;

/**
 * Binary cross-entropy -(t log p + (1 - t) log(1 - p)), summed over all pixels handed in: 0 and more, smaller is better; 0.693 per pixel
 * for "always mid-grey". Divide by the number of pixels for the study's value.
 */
export function pixelEntropy(target: Float32Array | Float64Array, predicted: Float32Array | Float64Array): number {
  const n = requireSameLength(target, predicted);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const p = Math.min(1 - leastProbability, Math.max(leastProbability, predicted[i]!));
    const t = target[i]!;
    // Nearly every pixel of a drawing is plain white, and the logarithms are what takes the time.
    sum -= t === 1 ? Math.log(p) : t * Math.log(p) + (1 - t) * Math.log(1 - p);
  }
  return sum;
}
