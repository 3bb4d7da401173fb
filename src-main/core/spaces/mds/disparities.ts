/** Disparities: the distances nearest to the present ones that the dissimilarities allow, under each way of reading them. */
import type { TieHandling } from '../../../contract/study/space';
import { isotonicRegression, isotonicRoom } from './isotonic';

/**
 * Fills `disparities` from `distances`, both in the order of the dissimilarities the rule was made for. Called again and again as
 * distances change a little; keeps what it learnt about their order.
 */
export type DisparityRule = (distances: Float64Array, disparities: Float64Array) => void;

/** Disparities in proportion to the dissimilarities (ratio scale). */
export function ratioRule(dissimilarity: Float64Array): DisparityRule {
  return (distances, disparities) => {
    let [products, squares] = [0, 0];
    for (let p = 0; p < dissimilarity.length; p++) {
      products += dissimilarity[p]! * distances[p]!;
      squares += dissimilarity[p]! * dissimilarity[p]!;
    }
    const slope = squares === 0 ? 0 : products / squares;
    for (let p = 0; p < dissimilarity.length; p++) disparities[p] = slope * dissimilarity[p]!;
  };
}

/**
 * Disparities on a rising line over the dissimilarities (interval scale). Bounded, no disparity is below 0, which no distance can be;
 * without the bound the line may cut the axis to the right of the smallest dissimilarity, as in R's smacof.
 */
export function intervalRule(dissimilarity: Float64Array, isBounded = true): DisparityRule {
  const n = dissimilarity.length;
  const smallest = dissimilarity.reduce((least, v) => Math.min(least, v), Infinity);
  const mean = dissimilarity.reduce((sum, v) => sum + v, 0) / n;
  const spread = dissimilarity.reduce((sum, v) => sum + (v - mean) ** 2, 0);
  const fromSmallest = ratioRule(dissimilarity.map((v) => v - smallest));
  return (distances, disparities) => {
    let [sum, products] = [0, 0];
    for (let p = 0; p < n; p++) {
      sum += distances[p]!;
      products += (dissimilarity[p]! - mean) * distances[p]!;
    }
    const slope = spread === 0 ? 0 : Math.max(0, products / spread);
    const intercept = sum / n - slope * mean;
    if (isBounded && intercept + slope * smallest < 0) return fromSmallest(distances, disparities);
    for (let p = 0; p < n; p++) disparities[p] = intercept + slope * dissimilarity[p]!;
  };
}

/** The pairs in the order of rising dissimilarity. */
export function risingOrder(dissimilarity: Float64Array): Int32Array {
  return Int32Array.from(dissimilarity.keys()).sort((p, q) => dissimilarity[p]! - dissimilarity[q]! || p - q);
}

/**
 * Disparities in the order of the dissimilarities (Kruskal 1964a). Pairs of equal dissimilarity may come apart (primary), get the
 * same disparity (secondary), or need only be in order on average (tertiary: De Leeuw 1977, Psychometrika 42).
 */
export function monotoneRule(dissimilarity: Float64Array, ties: TieHandling, order = risingOrder(dissimilarity)): DisparityRule {
  const starts = tieBlocks(dissimilarity, order);
  return ties === 'primary' ? primaryRule(order.slice(), starts) : blockRule(order, starts, ties === 'secondary');
}

/**
 * First place of each run of equal dissimilarities, and the number of pairs at the end. Means of the same judgements summed in
 * another order differ in the last digits; they are ties all the same.
 */
function tieBlocks(dissimilarity: Float64Array, order: Int32Array): Int32Array {
  const starts: number[] = [];
  const dust = 1e-12 * Math.abs(dissimilarity[order.at(-1) ?? 0] ?? 0);
  let begun = 0;
  for (let at = 0; at < order.length; at++) {
    const value = dissimilarity[order[at]!]!;
    if (at > 0 && value - begun <= dust) continue;
    starts.push(at);
    begun = value;
  }
  return Int32Array.from([...starts, order.length]);
}

/** Within a run of ties the best order is that of the distances themselves. */
function primaryRule(order: Int32Array, starts: Int32Array): DisparityRule {
  const n = order.length;
  const sorted = new Float64Array(n);
  const room = isotonicRoom(n);
  return (distances, disparities) => {
    for (let at = 0; at < n; at++) sorted[at] = distances[order[at]!]!;
    for (let b = 0; b + 1 < starts.length; b++) {
      if (starts[b + 1]! - starts[b]! > 1) sortNearlySorted(sorted, order, starts[b]!, starts[b + 1]!);
    }
    isotonicRegression(sorted, n, sorted, room);
    for (let at = 0; at < n; at++) disparities[order[at]!] = sorted[at]!;
  };
}

function blockRule(order: Int32Array, starts: Int32Array, areEqual: boolean): DisparityRule {
  const blocks = starts.length - 1;
  const [means, fitted, sizes] = [new Float64Array(blocks), new Float64Array(blocks), new Float64Array(blocks)];
  for (let b = 0; b < blocks; b++) sizes[b] = starts[b + 1]! - starts[b]!;
  const room = isotonicRoom(blocks);
  return (distances, disparities) => {
    for (let b = 0; b < blocks; b++) {
      let sum = 0;
      for (let at = starts[b]!; at < starts[b + 1]!; at++) sum += distances[order[at]!]!;
      means[b] = sum / sizes[b]!;
    }
    isotonicRegression(means, blocks, fitted, room, sizes);
    for (let b = 0; b < blocks; b++) {
      const shift = fitted[b]! - means[b]!;
      for (let at = starts[b]!; at < starts[b + 1]!; at++) {
        const p = order[at]!;
        disparities[p] = areEqual ? fitted[b]! : distances[p]! + shift;
      }
    }
  };
}

/** Insertion sort, which is quick on the order left by the last call; a run that is far from it is sorted outright. */
function sortNearlySorted(values: Float64Array, order: Int32Array, start: number, end: number): void {
  let budget = 32 * (end - start);
  for (let i = start + 1; i < end; i++) {
    const value = values[i]!;
    const pair = order[i]!;
    let j = i - 1;
    while (j >= start && values[j]! > value) {
      values[j + 1] = values[j]!;
      order[j + 1] = order[j]!;
      j--;
    }
    values[j + 1] = value;
    order[j + 1] = pair;
    budget -= i - 1 - j;
    if (budget < 0) return sortOutright(values, order, start, end);
  }
}

function sortOutright(values: Float64Array, order: Int32Array, start: number, end: number): void {
  const positions = Array.from({ length: end - start }, (_, i) => start + i).sort((a, b) => values[a]! - values[b]! || a - b);
  const sortedValues = Float64Array.from(positions, (p) => values[p]!);
  const sortedOrder = Int32Array.from(positions, (p) => order[p]!);
  values.set(sortedValues, start);
  order.set(sortedOrder, start);
}
