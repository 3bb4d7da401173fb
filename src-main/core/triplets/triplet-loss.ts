/** How likely people's choices are if they follow distances in a space: the losses of ordinal embedding. */
import type { Numbers } from '../statistics/numbers';
import type { TripletLoss } from '../../contract/study/triplet-space';
import type { JudgedPairs } from './judged-pairs';

/**
 * Every loss is -log of the chosen pair's share of a similarity s(d^2), given here as log s and its derivative by d^2.
 * logistic: s = exp(-d^2), the stochastic triplet embedding (van der Maaten & Weinberger 2012, IEEE MLSP, eq. 4); with three pairs, the odd one out as a
 * softmax over pairs (Zheng, Pereira, Baker & Hebart 2019, ICLR). student: s = (1 + d^2 / a)^(-(a + 1) / 2), t-STE (the same, eq. 5), a = 1.
 * crowd-kernel: s = 1 / (m + d^2), the crowd kernel (Tamuz, Liu, Belongie, Shamir & Kalai 2011, ICML, eq. 1), m = 0.1.
 */
const logSimilarity: Record<TripletLoss, (squared: number) => number> = {
  logistic: (squared) => -squared,
  student: (squared) => -Math.log(1 + squared),
  'crowd-kernel': (squared) => -Math.log(crowdOffset + squared),
};
const slope: Record<TripletLoss, (squared: number) => number> = {
  logistic: () => -1,
  student: (squared) => -1 / (1 + squared),
  'crowd-kernel': (squared) => -1 / (crowdOffset + squared),
};
const crowdOffset = 0.1;

/** Coordinates are held near the centre by a normal prior of this standard deviation, or choices without error would drive them apart for ever. */
export const priorSd = 3;

/** Sum over the judgements plus the prior's sum x^2 / (2 sd^2), for n x dims coordinates; the gradient by them goes into `gradient`. */
export function tripletLoss(judged: JudgedPairs, loss: TripletLoss, x: Float64Array, dims: number, gradient: Float64Array): number {
  const { count, size, first, second } = judged;
  const [log, derivative] = [logSimilarity[loss], slope[loss]];
  const squared = new Float64Array(3);
  const shares = new Float64Array(3);
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    sum += x[i]! ** 2 / (2 * priorSd ** 2);
    gradient[i] = x[i]! / priorSd ** 2;
  }
  for (let t = 0; t < count; t++) {
    const pairs = size[t]!;
    let most = -Infinity;
    for (let p = 0; p < pairs; p++) {
      squared[p] = squaredDistance(x, dims, first[3 * t + p]!, second[3 * t + p]!);
      shares[p] = log(squared[p]!);
      if (shares[p]! > most) most = shares[p]!;
    }
    const chosen = shares[0]! - most;
    let total = 0;
    for (let p = 0; p < pairs; p++) total += shares[p] = Math.exp(shares[p]! - most);
    sum += Math.log(total) - chosen;
    for (let p = 0; p < pairs; p++) {
      const pull = 2 * (shares[p]! / total - (p === 0 ? 1 : 0)) * derivative(squared[p]!);
      const i = first[3 * t + p]! * dims;
      const j = second[3 * t + p]! * dims;
      for (let k = 0; k < dims; k++) {
        const part = pull * (x[i + k]! - x[j + k]!);
        gradient[i + k]! += part;
        gradient[j + k]! -= part;
      }
    }
  }
  return sum;
}

/** Share of the judgements whose chosen pair lies nearest in n x dims coordinates; equal distances count as guessed. NaN without judgements. */
export function tripletAccuracy({ count, size, first, second }: JudgedPairs, x: Numbers, dims: number): number {
  let hits = 0;
  for (let t = 0; t < count; t++) {
    const chosen = squaredDistance(x, dims, first[3 * t]!, second[3 * t]!);
    let [nearer, equal] = [0, 1];
    for (let p = 1; p < size[t]!; p++) {
      const other = squaredDistance(x, dims, first[3 * t + p]!, second[3 * t + p]!);
      if (other < chosen) nearer++;
      else if (other === chosen) equal++;
    }
    if (nearer === 0) hits += 1 / equal;
  }
  return count === 0 ? NaN : hits / count;
}

function squaredDistance(x: Numbers, dims: number, i: number, j: number): number {
  let squared = 0;
  for (let k = 0; k < dims; k++) {
    const difference = x[i * dims + k]! - x[j * dims + k]!;
    squared += difference * difference;
  }
  return squared;
}
