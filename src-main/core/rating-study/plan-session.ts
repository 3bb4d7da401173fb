/** Which pairs a participant is shown, in which order and on which side: those with the fewest ratings first, balanced over stimuli. */
import type { Trial } from '../../contract/study/rating-study';
import type { RandomStream } from '../random/stream';
import { valueAt } from '../matrix/view';

export interface DesignPair {
  readonly first: string;
  readonly second: string;
  /** Judgements it has already. */
  readonly ratings: number;
}

/** Every pair of the stimuli, or only those with at least one of `only`, in the order of the stimuli. */
export function designPairs(stimuli: readonly string[], only: ReadonlySet<string> | null): { first: string; second: string }[] {
  return stimuli.flatMap((first, i) =>
    stimuli.slice(i + 1).flatMap((second) => (only === null || only.has(first) || only.has(second) ? [{ first, second }] : [])),
  );
}

export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Up to `length` pairs that have fewer than `wanted` ratings and that the participant has not seen. A pair with fewer ratings always comes
 * before one with more. Among equals every next trial takes the pair whose two stimuli were shown least so far, and rather none of the
 * trial before; what is still equal is decided by the stream. So each block, and each session that is broken off, is balanced over stimuli as
 * far as the counts allow. Of two stimuli the one that stood less on the left goes there.
 */
export function planTrials(
  pairs: readonly DesignPair[],
  seen: ReadonlySet<string>,
  wanted: number,
  length: number,
  stream: RandomStream,
): Trial[] {
  const open = pairs.filter(({ first, second, ratings }) => ratings < wanted && !seen.has(pairKey(first, second)));
  const order = Array.from(stream.permutation(open.length), (i) => open[i]!); // chance decides between equals once and for all
  const numbers = new Map<string, number>();
  for (const { first, second } of order) for (const id of [first, second]) if (!numbers.has(id)) numbers.set(id, numbers.size);
  const firsts = Int32Array.from(order, ({ first }) => numbers.get(first)!);
  const seconds = Int32Array.from(order, ({ second }) => numbers.get(second)!);
  const isTaken = new Uint8Array(order.length);
  const shown = new Int32Array(numbers.size);
  const lean = new Map<string, number>(); // times on the left minus times on the right
  const trials: Trial[] = [];
  let before: readonly number[] = [-1, -1];
  while (trials.length < Math.min(length, order.length)) {
    let [best, least] = [-1, Infinity];
    for (let i = 0; i < order.length; i++) {
      if (isTaken[i] === 1) continue;
      const [a, b] = [firsts[i]!, seconds[i]!];
      const repeats = a === before[0] || a === before[1] || b === before[0] || b === before[1];
      const [more, less] = shown[a]! > shown[b]! ? [shown[a]!, shown[b]!] : [shown[b]!, shown[a]!];
      // Ratings decide; then how often the more shown of the two was shown, then the other; a repetition only between near equals.
      const cost = order[i]!.ratings * 1e8 + more * 1e4 + less * 10 + (repeats ? 5e3 : 0);
      if (cost < least) [best, least] = [i, cost];
    }
    isTaken[best] = 1;
    const trial = sided(order[best]!, lean, stream);
    trials.push(trial);
    before = [firsts[best]!, seconds[best]!];
    for (const number of before) shown[number]!++;
    lean.set(trial.left, (lean.get(trial.left) ?? 0) + 1);
    lean.set(trial.right, (lean.get(trial.right) ?? 0) - 1);
  }
  return trials;
}

/** Practice shows pairs that are not rated in this session, as long as there are any. */
export function planPractice(
  pairs: readonly { first: string; second: string }[],
  trials: readonly Trial[],
  count: number,
  stream: RandomStream,
): Trial[] {
  const used = new Set(trials.map(({ left, right }) => pairKey(left, right)));
  const order = Array.from(stream.permutation(pairs.length), (i) => valueAt(pairs, i));
  const fresh = order.filter(({ first, second }) => !used.has(pairKey(first, second)));
  const chosen = [...fresh, ...order.filter((pair) => !fresh.includes(pair))].slice(0, count);
  return chosen.map((pair) => ({ ...sided(pair, new Map(), stream), practice: true }));
}

/** The stimulus that stood less on the left goes there; between equals the stream decides. */
function sided({ first, second }: { first: string; second: string }, lean: ReadonlyMap<string, number>, stream: RandomStream): Trial {
  const difference = (lean.get(first) ?? 0) - (lean.get(second) ?? 0);
  const firstIsLeft = difference === 0 ? stream.integer(2) === 0 : difference < 0;
  return firstIsLeft ? { left: first, right: second, practice: false } : { left: second, right: first, practice: false };
}

/** How many sessions are still needed until every pair has as many ratings as wanted. */
export function sessionsNeeded(pairs: readonly DesignPair[], wanted: number, length: number): number {
  const missing = pairs.reduce((sum, { ratings }) => sum + Math.max(0, wanted - ratings), 0);
  return Math.ceil(missing / length);
}
