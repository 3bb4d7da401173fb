/** Is one experiment better than another? Both judged on the same stimuli, by their test predictions. */
import type { RandomStream } from '../../random/stream';
import { requireSameLength, type Numbers } from '../numbers';
import { meanAndSd } from '../summary';
import { valueAt } from '../../matrix/view';

export interface PairedComparison {
  /** Mean over stimuli of a - b, in the unit of the scores. */
  readonly difference: number;
  /** 95 % bootstrap percentile interval of it. */
  readonly interval: readonly [number, number];
  /** Two-sided permutation p: how often chance alone would give a difference at least as large; never below 1 / (draws + 1). */
  readonly p: number;
  /** Mean difference / standard deviation of the differences (Cohen's d_z); NaN where all differences are equal. */
  readonly effectSize: number;
}

/**
 * Compares scores of the same stimuli (say, squared errors), element i of both belonging to stimulus i. Stimuli are resampled
 * for the interval (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13); signs of the differences are flipped for
 * p (Fisher 1935; p after Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9).
 */
export function comparePaired(a: Numbers, b: Numbers, draws: number, stream: RandomStream): PairedComparison {
  const n = requireSameLength(a, b);
  if (n < 2) throw new RangeError('A paired comparison needs at least two stimuli.');
  const differences = Float64Array.from({ length: n }, (_, i) => valueAt(a, i) - valueAt(b, i));
  const { mean, sd } = meanAndSd(differences);
  const resampled = new Float64Array(draws);
  let asLarge = 0;
  for (let r = 0; r < draws; r++) {
    let [sum, flipped] = [0, 0];
    for (let i = 0; i < n; i++) {
      sum += valueAt(differences, stream.integer(n));
      flipped += stream.uniform() < 0.5 ? valueAt(differences, i) : -valueAt(differences, i);
    }
    resampled[r] = sum / n;
    if (Math.abs(flipped / n) >= Math.abs(mean) * (1 - 1e-12)) asLarge++;
  }
  resampled.sort();
  return {
    difference: mean,
    interval: [quantile(resampled, 0.025), quantile(resampled, 0.975)],
    p: (asLarge + 1) / (draws + 1),
    effectSize: sd === 0 ? NaN : mean / sd,
  };
}

/** Of sorted values, interpolating linearly between neighbours (Hyndman & Fan 1996, type 7). */
export function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = valueAt(sorted, below);
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}
