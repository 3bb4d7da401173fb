/** Two texts that should say the same, number by number. */
import type { Finding, FindingOutcome, VerifiedPart } from '../../../contract/results/bundle';
import { phrase } from '../../../contract/message';

/** So far apart two numbers may be that differ by the order of their sums only: relative, and absolute below 1. */
export const rounding = 1e-9;

export interface Compared {
  readonly outcome: FindingOutcome;
  readonly numbers: number;
  readonly detail: string | null;
}

const numberPattern = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** Tables and JSON alike. `name` of the place that differs first stands in the detail: its line. */
export function compareTexts(published: string, again: string): Compared {
  const numbers = published.match(numberPattern)?.length ?? 0;
  if (published === again) return { outcome: 'identical', numbers, detail: null };
  const [before, after] = [published.split('\n'), again.split('\n')];
  if (before.length !== after.length)
    return { outcome: 'differs', numbers, detail: phrase`${before.length} lines were published, ${after.length} are computed` };
  let largest = 0;
  for (const [i, line] of before.entries()) {
    const other = after[i] ?? '';
    if (line === other) continue;
    const apart = distance(line, other);
    if (apart === null || !(apart <= rounding))
      return {
        outcome: 'differs',
        numbers,
        detail: phrase`line ${i + 1}: ‘${shorten(line)}’ was published, ‘${shorten(other)}’ is computed`,
      };
    largest = Math.max(largest, apart);
  }
  return { outcome: 'rounding', numbers, detail: phrase`at most ${largest.toExponential(1)} apart` };
}

/** The largest distance of two numbers in the same place; null where the words between them differ. */
function distance(a: string, b: string): number | null {
  if (a.replace(numberPattern, '#') !== b.replace(numberPattern, '#')) return null;
  const [left, right] = [a.match(numberPattern) ?? [], b.match(numberPattern) ?? []];
  return Math.max(0, ...left.map((value, i) => apartness(Number(value), Number(right[i]))));
}

/** What was published must be there again; a newer program may say more. */
export function compareJson(published: unknown, again: unknown): Compared {
  return compareTexts(JSON.stringify(published, null, 1), JSON.stringify(onlyAs(published, again), null, 1));
}

function onlyAs(shape: unknown, value: unknown): unknown {
  if (Array.isArray(shape) && Array.isArray(value)) return value.map((each: unknown, i) => onlyAs(shape[i], each));
  if (!isObject(shape) || !isObject(value)) return value;
  return Object.fromEntries(Object.keys(shape).map((key) => [key, onlyAs(shape[key], value[key])]));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Absolute for numbers up to 1, relative above. */
export function apartness(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
}

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

export function finding(part: VerifiedPart, item: string, { outcome, numbers, detail }: Compared): Finding {
  return { part, item, outcome, numbers, detail };
}

export function unknown(part: VerifiedPart, item: string, detail: string): Finding {
  return { part, item, outcome: 'unknown', numbers: 0, detail };
}

/** What comes out of many as one line: as bad as the worst of them. */
export function worst(all: readonly Compared[]): Compared {
  const order: readonly FindingOutcome[] = ['identical', 'rounding', 'unknown', 'differs'];
  const sorted = [...all].sort((a, b) => order.indexOf(b.outcome) - order.indexOf(a.outcome));
  const first = sorted[0] ?? { outcome: 'identical' as const, numbers: 0, detail: null };
  return { ...first, numbers: all.reduce((sum, { numbers }) => sum + numbers, 0) };
}
