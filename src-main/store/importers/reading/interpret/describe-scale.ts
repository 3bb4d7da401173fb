/** Which way round judgements are, the ends of their scale, and what among them are codes for a missing answer. */
import type { TableContent } from '../../../../contract/importing/import';
import { strengthOf } from '../columns/header-meaning';
import { isSummaryWord } from '../columns/summaries';
import type { RawJudgements } from './raw-judgements';

export type ScaleReading = Pick<TableContent, 'meaning' | 'isMeaningSure' | 'low' | 'high'>;

const commonScales = [
  [0, 1],
  [1, 5],
  [0, 4],
  [1, 7],
  [0, 6],
  [1, 9],
  [0, 10],
  [0, 100],
  [0, 1000],
] as const;

/** `headers` of the columns of values; `meaning`: what the file or a person says, null where nothing tells. */
export function describeScale(
  kind: TableContent['kind'],
  { judgements, diagonal }: RawJudgements,
  headers: readonly string[],
  told: TableContent['meaning'] | null,
  described: { readonly low: number; readonly high: number } | null = null, // in the header
): ScaleReading {
  // prettier-ignore
  let [least, most] = [Infinity, -Infinity];
  for (const { value } of judgements) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (kind === 'ratings') for (const { value } of diagonal) [least, most] = [Math.min(least, value), Math.max(most, value)]; // answers on the same scale
  if (least > most) [least, most] = [0, 1];
  const isMatrix = kind === 'matrix' || kind === 'stacked-matrices';
  const own = kind === 'ratings' ? [] : diagonal.map(({ value }) => value);
  const isSmall = own.length > 0 && own.every((value) => value <= least) && own.some((value) => value < most);
  const isLarge = own.length > 0 && own.every((value) => value >= most) && own.some((value) => value > least);
  const isJudged =
    kind === 'pairs' && headers.some((header) => strengthOf(header, 'judgement') >= 2 && !isSummaryWord(header)) && told === null;
  const usual = (kind === 'pairs' && !isJudged) || isMatrix ? 'dissimilarity' : 'similarity';
  const meaning = told ?? usual;
  const areMeans = kind === 'pairs' || isMatrix;
  // What a thing has to itself is the end of the scale; distances begin at 0.
  const low =
    isSmall && meaning === 'dissimilarity'
      ? Math.min(...own.slice(0, 1000))
      : areMeans && meaning === 'dissimilarity'
        ? Math.min(0, least)
        : least;
  if (described !== null && least >= described.low && most <= described.high)
    return { meaning, isMeaningSure: told !== null, low: described.low, high: described.high };
  return { meaning, isMeaningSure: told !== null, ...scaleEnds(low, isLarge ? Math.max(most, own[0]!) : most) };
}

/** The first usual scale that holds all values; else the values' own ends. */
export function scaleEnds(least: number, most: number): { low: number; high: number } {
  const usual = commonScales.find(([low, high]) => least >= low && most <= high);
  if (usual !== undefined) return { low: usual[0], high: usual[1] };
  return { low: least, high: most > least ? most : least + 1 };
}

const codes = [
  -1, -7, -8, -9, -66, -77, -88, -97, -98, -99, -666, -777, -888, -99.99, -999, -9999, 66, 77, 88, 97, 98, 99, 666, 777, 888, 999, 9999,
  99999,
];

/** Such codes beside values in percent, where nothing else stands without the sign. */
export function codesBesidePercent(values: readonly number[]): { readonly text: string; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const areCodes = counts.size <= 3 && [...counts.keys()].every((value) => codes.includes(value) && (value < 0 || value > 100));
  return areCodes ? [...counts].map(([value, count]) => ({ text: String(value), count })) : [];
}

/** Numbers that programs and people write for a missing answer and that lie outside the scale of all others. */
export function findMissingCodes(values: readonly number[]): { readonly text: string; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const value of values) if (codes.includes(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size === 0) return [];
  const candidates = [...counts.keys()];
  let [least, most, others] = [Infinity, -Infinity, 0];
  for (const value of values) {
    if (candidates.includes(value)) continue;
    [least, most] = [Math.min(least, value), Math.max(most, value)];
    others++;
  }
  if (others === 0) return [];
  const isBeyond = (code: number): boolean =>
    code < 0 ? least >= 0 && code < least - (code === -1 && least < 1 ? 1 : 0) : code > most && code >= 1.5 * Math.max(1, most);
  const found = candidates.filter(isBeyond).sort((a, b) => a - b);
  return found.reduce((sum, code) => sum + counts.get(code)!, 0) > 0.6 * values.length
    ? []
    : found.map((code) => ({ text: String(code), count: counts.get(code)! }));
}
