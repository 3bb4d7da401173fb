/** Which range of values an axis shows, and which values lie so far out that they are marked at its edge instead. */

export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** How many interquartile ranges beyond the quartiles a value may lie before it would squash everything else. */
const fence = 6;

/** The range of the values with a little air; far outliers are left out of it. */
export function valueRange(values: readonly number[], scale: 'linear' | 'log' = 'linear'): ValueRange {
  const usable = values.filter((value) => Number.isFinite(value) && (scale === 'linear' || value > 0)).sort((a, b) => a - b);
  if (usable.length === 0) return scale === 'log' ? { low: 0.1, high: 1 } : { low: 0, high: 1 };
  const [first, third] = [quantile(usable, 0.25), quantile(usable, 0.75)];
  const reach = fence * (third - first);
  const inside = reach > 0 && scale === 'linear' ? usable.filter((value) => value >= first - reach && value <= third + reach) : usable;
  const [low, high] = [inside[0]!, inside.at(-1)!];
  if (scale === 'log') return high > low ? { low: low / 1.1, high: high * 1.1 } : { low: low / 2, high: high * 2 };
  const air = high > low ? (high - low) * 0.06 : Math.abs(high) * 0.1 || 1;
  return { low: low - air, high: high + air };
}

/** Widens a range so that it contains a value, with air beyond it unless it is a natural end (`tight`). */
export function including(range: ValueRange, value: number, tight = false): ValueRange {
  const air = tight ? 0 : (range.high - range.low) * 0.06;
  return { low: Math.min(range.low, value - air), high: Math.max(range.high, value + air) };
}

/** `sorted` ascending and not empty; linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  return sorted[below]! + (at - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}
