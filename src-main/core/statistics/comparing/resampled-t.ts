/** A t test for differences over folds, which are not independent: their training sets overlap. */
import type { Numbers } from '../numbers';
import { meanAndSd } from '../summary';

export interface ResampledT {
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Corrected resampled t test (Nadeau & Bengio 2003, Machine Learning 52, sec. 5): the variance of the k differences counts
 * (1 / k + test / train items) times instead of 1 / k. With equal differences t is 0 or infinite.
 */
export function correctedResampledT(differences: Numbers, trainItems: number, testItems: number): ResampledT {
  const k = differences.length;
  if (k < 2) throw new RangeError('The resampled t test needs at least two folds.');
  const { mean, sd } = meanAndSd(differences);
  const t = mean === 0 ? 0 : mean / (sd * Math.sqrt(1 / k + testItems / trainItems));
  return { t, degreesOfFreedom: k - 1, p: studentTail(t, k - 1) };
}

/** P(|T| >= |t|) for Student's t: the incomplete beta function I_x(df/2, 1/2) at x = df / (df + t^2) (DLMF 8.17). */
export function studentTail(t: number, degreesOfFreedom: number): number {
  if (!Number.isFinite(t)) return Number.isNaN(t) ? NaN : 0;
  const [df, squared] = [degreesOfFreedom, t * t];
  // For small t the complement keeps the digits that 1 - tiny would lose.
  if (squared < df) return 1 - incompleteBeta(squared / (df + squared), 0.5, df / 2);
  return incompleteBeta(df / (df + squared), df / 2, 0.5);
}

/** Regularised incomplete beta function by its continued fraction (DLMF 8.17.22), evaluated as Lentz (1976) does. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a); // where the fraction converges fast
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a;
  const tiny = 1e-300;
  const orTiny = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / orTiny(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / orTiny(1 + even * d);
    c = orTiny(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / orTiny(1 + odd * d);
    c = orTiny(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** log Gamma for z > 0: Stirling's series (DLMF 5.11.1) after shifting z above 12, where six terms reach full precision. */
function logGamma(z: number): number {
  let shift = 0;
  while (z < 12) shift -= Math.log(z++);
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - (w * 691) / 360360))))) / z;
  return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
}
