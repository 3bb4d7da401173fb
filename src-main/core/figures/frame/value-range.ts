/** Which range of values an axis shows, and which values lie so far out that they are marked at its edge instead. */
import { valueAt } from '../../matrix/view';

export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** How many median absolute deviations from the median a value may lie before it would squash everything else. */
const fence = 12;

/**
 * The range of the values with a little air; far outliers are left out of it. How far is too far is judged by `typical`, of which up to
 * half may be outliers: the median absolute deviation breaks down only beyond that (Rousseeuw and Croux 1993). What differs from the
 * middle by no more than `leastReach` is never an outlier, however closely the others agree.
 */
export function valueRange(
  values: readonly number[],
  scale: 'linear' | 'log' = 'linear',
  typical: readonly number[] = values,
  leastReach = 0,
): ValueRange {
  const isUsable = (value: number): boolean => Number.isFinite(value) && (scale === 'linear' || value > 0);
  const usable = values.filter(isUsable);
  if (usable.length === 0) return scale === 'log' ? { low: 0.1, high: 1 } : { low: 0, high: 1 };
  const judges = typical.filter(isUsable);
  const middle = median(judges.length > 0 ? judges : usable);
  const spread = fence * median(judges.map((value) => Math.abs(value - middle)));
  const reach = spread > 0 ? Math.max(spread, leastReach) : 0;
  const near = usable.filter((value) => Math.abs(value - middle) <= reach);
  const inside = scale === 'linear' && reach > 0 && near.length > 0 ? near : usable;
  const low = inside.reduce((a, b) => Math.min(a, b));
  const high = inside.reduce((a, b) => Math.max(a, b));
  if (scale === 'log') return high > low ? { low: low / 1.1, high: high * 1.1 } : { low: low / 2, high: high * 2 };
  const air = high > low ? (high - low) * 0.06 : Math.abs(high) * 0.1 || 1;
  return { low: low - air, high: high + air };
}

/** Widens a range so that it contains a value, with air beyond it unless it is a natural end (`tight`). */
export function including(range: ValueRange, value: number, tight = false): ValueRange {
  const air = tight ? 0 : (range.high - range.low) * 0.06;
  return { low: Math.min(range.low, value - air), high: Math.max(range.high, value + air) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length === 0 ? 0 : (valueAt(sorted, Math.ceil(half) - 1) + valueAt(sorted, Math.floor(half))) / 2;
}
