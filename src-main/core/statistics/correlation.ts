/** Correlations: Pearson, Spearman and Kendall's tau-b. All lie in [-1, 1]; NaN where a side is constant or holds a NaN. */
import { requireSameLength, type Numbers } from './numbers';

/** Product-moment correlation (Pearson 1895). */
export function pearson(x: Numbers, y: Numbers): number {
  const n = requireSameLength(x, y);
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  if (isConstant(x) || isConstant(y)) return NaN; // rounding of the mean may leave dust in xx or yy
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}

/** Pearson's correlation of the ranks, ties sharing their mean rank (Spearman 1904). */
export function spearman(x: Numbers, y: Numbers): number {
  requireSameLength(x, y);
  return holdsNaN(x) || holdsNaN(y) ? NaN : pearson(ranksOf(x), ranksOf(y));
}

/**
 * Kendall's tau-b (Kendall 1945, Biometrika 33): (concordant - discordant pairs) / sqrt((N - ties in x)(N - ties in y)),
 * counted in n log n by merge sort (Knight 1966, JASA 61).
 */
export function kendallTauB(x: Numbers, y: Numbers): number {
  requireSameLength(x, y);
  return kendallWith(y)(x);
}

/** The same against one side that stays: it is put in order once. */
export function kendallWith(y: Numbers): (x: Numbers) => number {
  const n = y.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => y[i]! - y[j]!);
  const runs: [start: number, end: number][] = []; // of equal values
  for (let start = 0, end = 1; start < n; start = end++) {
    while (end < n && y[order[end]!] === y[order[start]!]) end++;
    if (end > start + 1) runs.push([start, end]);
  }
  const tiedY = runs.reduce((sum, [start, end]) => sum + ((end - start) * (end - start - 1)) / 2, 0);
  const pairs = (n * (n - 1)) / 2;
  const isUnusable = n < 2 || holdsNaN(y);
  return (x) => {
    requireSameLength(x, y);
    if (isUnusable || holdsNaN(x)) return NaN;
    const inOrder = new Float64Array(n);
    for (let i = 0; i < n; i++) inOrder[i] = x[order[i]!]!;
    let tiedBoth = 0;
    for (const [start, end] of runs) tiedBoth += countTiedPairs(inOrder.subarray(start, end).sort());
    const discordant = sortCountingExchanges(inOrder);
    const tiedX = countTiedPairs(inOrder);
    const untied = Math.sqrt((pairs - tiedX) * (pairs - tiedY));
    if (untied === 0) return NaN;
    return Math.max(-1, Math.min(1, (pairs - tiedX - tiedY + tiedBoth - 2 * discordant) / untied));
  };
}

/** Ranks from 1, ties sharing their mean rank. */
export function ranksOf(values: Numbers): Float64Array {
  const n = values.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks = new Float64Array(n);
  for (let start = 0; start < n;) {
    let end = start + 1;
    while (end < n && values[order[end]!] === values[order[start]!]) end++;
    for (let k = start; k < end; k++) ranks[order[k]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

function meanOf(values: Numbers): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function isConstant(values: Numbers): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}

function holdsNaN(values: Numbers): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return true;
  return false;
}

function countTiedPairs(sorted: Float64Array): number {
  let pairs = 0;
  for (let i = 1, run = 0; i < sorted.length; i++) {
    run = sorted[i] === sorted[i - 1] ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Bottom-up merge sort in place; returns how many pairs stood in strictly falling order. */
function sortCountingExchanges(values: Float64Array): number {
  const n = values.length;
  let from: Float64Array = values;
  let into: Float64Array = new Float64Array(n);
  let exchanges = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let [left, right] = [start, middle];
      for (let k = start; k < end; k++) {
        if (left < middle && (right >= end || from[left]! <= from[right]!)) into[k] = from[left++]!;
        else {
          into[k] = from[right++]!;
          exchanges += middle - left;
        }
      }
    }
    [from, into] = [into, from];
  }
  if (from !== values) values.set(from);
  return exchanges;
}
