/** Which triplets a participant is asked for the odd one of: pairs that stood together least first, balanced over stimuli and places. */
import type { Trial } from '../../contract/study/rating-study';
import type { RandomStream } from '../random/stream';
import { pairKey } from './plan-session';
import { valueAt } from '../matrix/view';

export interface TripletDesign {
  /** In how many judged triplets each pair of stimuli stood; only these pairs are to be covered. */
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly ratings: number }[];
  /** All that may stand in a triplet. */
  readonly stimuli: readonly string[];
  /** Each pair is to stand in so many. */
  readonly wanted: number;
}

export const tripletKey = (items: readonly string[]): string => [...items].sort().join(' ');

export function itemsOfTrial({ left, middle, right }: Trial): string[] {
  return middle === undefined ? [left, right] : [left, middle, right];
}

/**
 * Up to `length` triplets that `taken` does not name. Each begins with the pair that stood in the fewest triplets, as long as these are fewer than
 * wanted, and takes the third stimulus that stood least with either of the two; among equals stimuli shown least so far come first, rather none of the
 * trial before, and what is still equal is decided by the stream. So every stimulus is shown about equally often, and every pair stands in about
 * equally many triplets, also when the study ends at any time. Places from left to right are evened out too.
 */
export function planTriplets(
  { pairs, stimuli, wanted }: TripletDesign,
  taken: ReadonlySet<string>,
  length: number,
  stream: RandomStream,
): Trial[] {
  const n = stimuli.length;
  const number = new Map(stimuli.map((id, i) => [id, i]));
  const together = new Int32Array(n * n);
  const isWanted = new Uint8Array(n * n);
  const at = (a: number, b: number): number => (a < b ? a * n + b : b * n + a);
  for (const { first, second, ratings } of pairs) {
    const [a, b] = [number.get(first), number.get(second)];
    if (a === undefined || b === undefined) continue;
    together[at(a, b)] = ratings;
    isWanted[at(a, b)] = 1;
  }
  const used = new Set(taken);
  const shown = new Int32Array(n);
  const places = new Int32Array(3 * n); // times of each stimulus at each place
  const trials: Trial[] = [];
  let before: readonly number[] = [];
  const tired = (stimulus: number): number => shown[stimulus]! * 10 + (before.includes(stimulus) ? 5 : 0);
  const exhausted = new Set<number>(); // pairs of which every triplet was used
  while (trials.length < length) {
    const pair = leastOf(n * n, stream, (index) => {
      if (isWanted[index] === 0 || together[index]! >= wanted || exhausted.has(index)) return Infinity;
      return together[index]! * 1e6 + tired(Math.floor(index / n)) + tired(index % n);
    });
    if (pair === null) break;
    const [a, b] = [Math.floor(pair / n), pair % n];
    const third = leastOf(n, stream, (c) => {
      if (c === a || c === b || used.has(tripletKey([stimuli[a]!, stimuli[b]!, stimuli[c]!]))) return Infinity;
      return (together[at(a, c)]! + together[at(b, c)]!) * 1e6 + tired(c);
    });
    if (third === null) {
      exhausted.add(pair);
      continue;
    }
    const triplet = [a, b, third];
    used.add(tripletKey(triplet.map((stimulus) => stimuli[stimulus]!)));
    for (const [i, j] of [
      [a, b],
      [a, third],
      [b, third],
    ] as const)
      together[at(i, j)]!++;
    for (const stimulus of triplet) shown[stimulus]!++;
    const [left, middle, right] = orderOf(triplet, places, stream);
    trials.push({ left: stimuli[left]!, middle: stimuli[middle]!, right: stimuli[right]!, practice: false });
    before = triplet;
  }
  return trials;
}

/** The plan with the triplets that everybody judges dealt among the others at random. */
export function mixValidation(plain: readonly Trial[], validation: readonly Trial[], stream: RandomStream): Trial[] {
  const marked = validation.map((trial): Trial => ({ ...trial, validation: true }));
  const isValidation = new Uint8Array(plain.length + marked.length);
  for (const place of stream.permutation(isValidation.length).slice(0, marked.length)) isValidation[place] = 1;
  const [next, nextMarked] = [plain.values(), marked.values()];
  return Array.from(isValidation, (marker) => (marker === 1 ? nextMarked : next).next().value!);
}

/** How many triplets (a whole number from 0 up) are still needed until every pair stood in as many as wanted: each covers three. */
export function tripletsNeeded(pairs: readonly { readonly ratings: number }[], wanted: number): number {
  return Math.ceil(pairs.reduce((sum, { ratings }) => sum + Math.max(0, wanted - ratings), 0) / 3);
}

/** How often each pair of stimuli stood in one of these triplets, by `pairKey`. */
export function countTogether(triplets: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const items of triplets)
    items.forEach((a, i) => {
      for (const b of items.slice(i + 1)) counts.set(pairKey(a, b), (counts.get(pairKey(a, b)) ?? 0) + 1);
    });
  return counts;
}

/** The index of the least cost; between equals the stream decides. Null where every cost is infinite. */
function leastOf(count: number, stream: RandomStream, cost: (index: number) => number): number | null {
  let [least, equals] = [Infinity, [] as number[]];
  for (let index = 0; index < count; index++) {
    const own = cost(index);
    if (own === Infinity || own > least) continue;
    if (own < least) [least, equals] = [own, []];
    equals.push(index);
  }
  return equals.length === 0 ? null : equals[stream.integer(equals.length)]!;
}

const orders: readonly (readonly number[])[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/** The order in which each stimulus stands where it stood least. */
function orderOf(triplet: readonly number[], places: Int32Array, stream: RandomStream): [number, number, number] {
  const best = leastOf(orders.length, stream, (o) =>
    valueAt(orders, o).reduce((sum, i, place) => sum + valueAt(places, 3 * valueAt(triplet, i) + place), 0),
  )!;
  const ordered = valueAt(orders, best).map((i) => valueAt(triplet, i)) as [number, number, number];
  ordered.forEach((stimulus, place) => places[3 * stimulus + place]!++);
  return ordered;
}
