/** Durations in words: as exact as an estimate deserves, never to the second when it is hours. */
import { formatNumber, t } from './language.svelte';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.25 * day;

/** '45 s', '12 min', '2 h 20 min', '3 d 4 h', '40 d', '1.9 years': two units at most, and only as fine as matters. */
export function formatDuration(ms: number): string {
  const words = t().duration;
  const n = (value: number): string => formatNumber(value);
  if (ms < 20 * second) return words.seconds(n(Math.max(1, Math.round(ms / second))));
  if (ms < 97.5 * second) return words.seconds(n(5 * Math.round(ms / (5 * second))));
  if (ms < 90 * minute) return words.minutes(n(Math.round(ms / minute)));
  if (ms < day - 5 * minute) {
    const minutes = 10 * Math.round(ms / (10 * minute));
    const rest = minutes % 60;
    return words.hours(n(Math.floor(minutes / 60))) + (rest === 0 ? '' : ` ${words.minutes(n(rest))}`);
  }
  if (ms < 5 * day) {
    const hours = Math.round(ms / hour);
    const rest = hours % 24;
    return words.days(n(Math.floor(hours / 24))) + (rest === 0 ? '' : ` ${words.hours(n(rest))}`);
  }
  if (ms < 365 * day) return words.days(n(Math.round(ms / day)));
  return words.years(formatNumber(ms / year, ms < 10 * year ? 1 : 0));
}

/** '3–5 min', '50 min to 1 h 20 min'; one value when both ends read the same. */
export function formatDurationRange(lowMs: number, highMs: number): string {
  if (highMs < 1500) return t().duration.lessThan(t().duration.seconds('2'));
  const low = formatDuration(lowMs);
  const high = formatDuration(highMs);
  if (low === high) return low;
  const [lowNumber, lowUnit, ...lowRest] = low.split(' ');
  const [, highUnit, ...highRest] = high.split(' ');
  if (lowUnit === highUnit && lowRest.length === 0 && highRest.length === 0) return `${lowNumber}–${high}`;
  return t().duration.range(low, high);
}
