/** Numbers that stand for no answer although they lie at the end of the scale: 9 for ‘don't know’, 0 for a trial that was missed. */
import { endsIn, noAnswer, type ScaleEnd } from '../columns/phrase-direction';

export interface DescribedScale {
  readonly low: number;
  readonly high: number;
}

const farEnd = 1000;

/** The ends that the texts about a column give it: ‘(1-7)’, ‘1 = same, 9 = different’. Null where they give none. */
export function describedScale(texts: readonly string[]): DescribedScale | null {
  for (const text of texts) {
    const ends = endsIn(text).ends.filter(({ value, label }) => Math.abs(value) < farEnd && !noAnswer.test(label));
    const values = ends.map(({ value }) => value);
    if (values.length > 1 && Math.max(...values) - Math.min(...values) >= 2) return { low: Math.min(...values), high: Math.max(...values) };
    const run = /(?<![\p{L}\d.])([-−]?\d{1,3})\s*(?:-|–|—|\.\.+|…|to|bis|à|tot|through|a)\s*(\d{1,3})(?![\p{L}\d])/u.exec(text);
    const [low, high] = [Number(run?.[1]?.replace('−', '-') ?? NaN), Number(run?.[2] ?? NaN)];
    if (Math.abs(low) <= 10 && high - low >= 2 && high <= 100) return { low, high };
  }
  return null;
}

/** `labels`: of single numbers, as SPSS keeps them or a header says. */
export function findNoAnswers(
  values: readonly number[],
  described: DescribedScale | null,
  labels: readonly ScaleEnd[],
  countsFromZero: boolean,
): { readonly text: string; readonly count: number }[] {
  // prettier-ignore
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const found = new Set(labels.flatMap(({ value, label }) => (noAnswer.test(label) && counts.has(value) ? [value] : [])));
  if (described !== null) {
    const outside = [...counts.keys()].filter((value) => value < described.low || value > described.high);
    const share = outside.reduce((sum, value) => sum + counts.get(value)!, 0) / values.length;
    if (outside.length <= 2 && share <= 0.4) for (const value of outside) found.add(value);
  } else if (values.length >= 10 && values.every(Number.isInteger)) for (const value of atTheEnds(counts, values.length, countsFromZero)) found.add(value);
  return [...found].sort((a, b) => a - b).map((value) => ({ text: String(value), count: counts.get(value)! }));
} // prettier-ignore

/** Rare numbers at the ends of a short scale: one with a gap before it, or a 0 below 1, 2, 3 … */
function atTheEnds(counts: ReadonlyMap<number, number>, n: number, countsFromZero: boolean): number[] {
  const sorted = [...counts.keys()].sort((a, b) => a - b);
  const found: number[] = [];
  const isRare = (value: number): boolean => counts.get(value)! <= 0.2 * n;
  const top = sorted.at(-1)!;
  const inner = sorted.filter((value) => value !== top && value !== 0);
  const isRun = inner.length >= 4 && inner[0] === 1 && inner.every((value, i) => value === i + 1);
  if (isRun && (top === 8 || top === 9) && top - inner.at(-1)! >= 2 && isRare(top)) found.push(top);
  const positive = sorted.filter((value) => value > 0 && !found.includes(value));
  const isOneToMany = positive.length >= 5 && positive.length <= 9 && positive.every((value, i) => value === i + 1);
  if (sorted[0] === 0 && isOneToMany && !countsFromZero && counts.get(0)! <= 0.1 * n) found.push(0);
  return found;
}
