/** What the numbers of a column look like, whatever its header says. */
import type { Reason } from '../../../../contract/importing/table-remarks';
import type { Column } from './describe-columns';

/** What rows share: each row's pair of items and rater as numbers, -1 where it has none; `pairs` null where there are no pairs. */
export interface RowGroups {
  readonly pairs: Int32Array | null;
  readonly raters: Int32Array | null;
}

/** Signs that a column of numbers is a judgement (positive) or something else (negative). */
export function signsOf(column: Column, groups: RowGroups): { readonly score: number; readonly reasons: readonly Reason[] } {
  const numbers = column.numbers.filter((value) => !Number.isNaN(value));
  const reasons: Reason[] = [];
  let score = 0;
  const add = (points: number, reason: Reason): void => {
    score += points;
    reasons.push(reason);
  };
  if (numbers.length === 0) return { score: -5, reasons };
  const { low, high } = column;
  const distinct = new Set(numbers).size;
  const whole = numbers.filter(Number.isInteger).length / numbers.length;
  if (distinct === 1 && numbers.length > 2) add(-2.5, { code: 'constant' });
  if (numbers.length >= 4 && isCounter(column.numbers)) add(-4, { code: 'counter' });
  if (whole === 1 && low >= 1900 && high <= 2100 && numbers.length > 2) add(-3, { code: 'years' });
  if (low > 20 && high < 400 && high - low < 0.05 * low && whole < 1 && numbers.length > 3) add(-2.5, { code: 'frame-rate' });
  const isVaried = distinct >= Math.min(0.6 * numbers.length, 40) && numbers.length >= 6;
  if (isVaried && low >= 0 && medianOf(numbers) >= 150 && high > 200) add(-2, { code: 'milliseconds' });
  if (isVaried && whole < 0.3 && low > 0 && high <= 180 && high > 1) add(-0.7, { code: 'seconds' });
  if (groups.raters !== null && isFunctionOf(column.numbers, groups.raters) && distinct > 1) add(-3, { code: 'identifier' });
  if (groups.pairs !== null && isFunctionOf(column.numbers, groups.pairs) && distinct > 1) add(-1.5, { code: 'alike-in-pair' });
  if (whole === 1 && low >= -5 && high <= 11 && distinct <= 12 && distinct > 1) add(1.2, { code: 'short-scale', low, high });
  else if (low >= 0 && high <= 100 && distinct > 1) add(0.6, { code: 'short-scale', low, high });
  if (high > 1000 || low < -1000) add(-1, { code: 'beyond-scale' });
  return { score, reasons };
}

/** Rises by one from row to row, perhaps beginning anew now and then. */
export function isCounter(numbers: Float64Array): boolean {
  const given = numbers.filter((value) => !Number.isNaN(value));
  let [rises, falls] = [0, 0];
  for (let i = 1; i < given.length; i++) {
    const step = given[i]! - given[i - 1]!;
    if (step === 1) rises++;
    else if (step < 0) falls++;
  }
  return given.length > 3 && rises + falls >= 0.9 * (given.length - 1) && rises >= 0.75 * (given.length - 1);
}

/** Whether one value belongs to each group, of which some come in several rows. */
export function isFunctionOf(values: ArrayLike<number | string>, groups: Int32Array): boolean {
  const valueOf = new Map<number, number | string>();
  let repeated = 0;
  for (let i = 0; i < Math.min(values.length, groups.length); i++) {
    const group = groups[i]!;
    const value = values[i]!;
    if (group < 0 || value === '' || (typeof value === 'number' && Number.isNaN(value))) continue;
    const known = valueOf.get(group);
    if (known === undefined) valueOf.set(group, value);
    else if (known !== value) return false;
    else repeated++;
  }
  return valueOf.size > 1 && repeated >= valueOf.size / 2;
}

function medianOf(numbers: Float64Array): number {
  return numbers.toSorted()[Math.floor(numbers.length / 2)]!;
}
