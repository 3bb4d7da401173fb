/** Judgements of three stimuli as choices of the nearest pair: what fits and accuracies are computed from. */
import type { TripletJudgement } from '../../contract/study/triplets';

/**
 * Judgement t chose the first of its `size` pairs; pair p of it joins stimuli `first[3 t + p]` and `second[3 t + p]`. With a reference there
 * are two pairs to choose from, of an odd one out three.
 */
export interface JudgedPairs {
  readonly count: number;
  readonly size: Uint8Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** Judgements of stimuli that are not among `items` are left out. */
export function judgedPairs(judgements: readonly TripletJudgement[], items: readonly string[]): JudgedPairs {
  const place = new Map(items.map((item, index) => [item, index]));
  const known = judgements.flatMap((judgement) => {
    const [pair, ...others] = pairsOf(judgement);
    const ends = [pair!, ...others].map(([a, b]) => [place.get(a), place.get(b)] as const);
    return ends.every(([a, b]) => a !== undefined && b !== undefined) ? [ends as readonly (readonly [number, number])[]] : [];
  });
  const [first, second] = [new Int32Array(3 * known.length), new Int32Array(3 * known.length)];
  known.forEach((pairs, t) => pairs.forEach(([a, b], p) => ((first[3 * t + p] = a), (second[3 * t + p] = b))));
  return { count: known.length, size: Uint8Array.from(known, ({ length }) => length), first, second };
}

/** The pair that was judged nearest comes first. */
function pairsOf(judgement: TripletJudgement): [string, string][] {
  if (judgement.task === 'reference') {
    const { reference, chosen, other } = judgement;
    return [
      [reference, chosen],
      [reference, other],
    ];
  }
  const { a, b, c, odd } = judgement;
  const [left, right] = [a, b, c].filter((item) => item !== odd) as [string, string];
  return [
    [left, right],
    [left, odd],
    [right, odd],
  ];
}
