/** Round numbers for axes and scale bars. */
import { ticks } from 'd3';
import { valueAt } from '../../matrix/view';

/** About `count` round numbers inside [low, high]; [low] when the range is empty. */
export function niceTicks(low: number, high: number, count: number): number[] {
  if (!(high > low) || !Number.isFinite(high - low)) return [low];
  return ticks(low, high, Math.max(1, count)).map((tick) => tick + 0); // + 0 turns -0 into 0
}

/** The largest of 1, 2, 5 times a power of ten that is at most `limit`: the length of a scale bar. */
export function niceLength(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit));
  const factor = [5, 2, 1].find((candidate) => candidate * power <= limit * (1 + 1e-9)) ?? 1;
  return factor * power;
}

/** Powers of ten inside [low, high], with 2 and 5 times them when there are few; both ends positive. */
export function logTicks(low: number, high: number): number[] {
  const powers = Array.from(
    { length: Math.floor(Math.log10(high)) - Math.floor(Math.log10(low)) + 1 },
    (_, i) => Math.floor(Math.log10(low)) + i,
  );
  const inside = (factors: readonly number[]): number[] =>
    powers.flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`))).filter((tick) => tick >= low && tick <= high);
  const decades = inside([1]);
  if (decades.length >= 3) return decades;
  const some = inside([1, 2, 5]);
  return some.length >= 2 ? some : niceTicks(low, high, 3);
}

/** Decimals that tell neighbouring ticks apart. */
export function tickDecimals(ticks: readonly number[]): number {
  const gaps = ticks.slice(1).map((tick, i) => Math.abs(tick - valueAt(ticks, i)));
  const least = gaps.length > 0 ? Math.min(...gaps) : Math.abs(ticks[0] ?? 1) || 1;
  return Math.max(0, Math.min(6, -Math.floor(Math.log10(least) + 1e-9)));
}
