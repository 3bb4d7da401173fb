/** Takes answers of a rating study into a project's ratings and dissimilarities, or out of them again. */
import type { Dissimilarity, Rating } from '../../contract/stimulus';
import { pairKey } from './plan-session';

export interface JudgedData {
  readonly ratings: readonly Rating[];
  /** Empty while none were computed or imported: then they stay empty. */
  readonly dissimilarities: readonly Dissimilarity[];
}

/**
 * Replaces the ratings of `source` by `answers`, and brings the dissimilarities up to date for the pairs this concerns. A dissimilarity is the
 * highest rating minus the mean rating. Where single ratings stand behind the whole of a stored one, it is computed from them; where it was
 * imported as an aggregate of m judgements, the sum of these, m times its value, is kept and the new judgements are added to it.
 */
export function combineRatings({ ratings, dissimilarities }: JudgedData, answers: readonly Rating[], source: string): JudgedData {
  const others = ratings.filter((rating) => rating.source !== source);
  const combined = [...others, ...answers];
  if (dissimilarities.length === 0) return { ratings: combined, dissimilarities: [] };
  const top = combined.reduce((most, { rating }) => Math.max(most, rating), studyScaleTop);
  const former = sumByPair(ratings, top);
  const now = sumByPair(combined, top);
  const concerned = new Set([...ratings.filter((rating) => rating.source === source), ...answers].map(({ first, second }) => pairKey(first, second))); // prettier-ignore
  const stored = new Map(dissimilarities.map((pair) => [pairKey(pair.first, pair.second), pair]));
  const updated = dissimilarities.flatMap((pair) => {
    const key = pairKey(pair.first, pair.second);
    return concerned.has(key) ? update(pair, former.get(key) ?? none, now.get(key) ?? none) : [pair];
  });
  const added = [...concerned].flatMap((key) => {
    const judged = now.get(key);
    if (stored.has(key) || judged === undefined) return [];
    const { first, second } = answers.find((answer) => pairKey(answer.first, answer.second) === key)!;
    return [{ first, second, dissimilarity: judged.sum / judged.count, ratings: judged.count }];
  });
  return { ratings: combined, dissimilarities: [...updated, ...added] };
}

const studyScaleTop = 5;

interface Sum {
  readonly sum: number; // of dissimilarities: top minus rating
  readonly count: number;
}
const none: Sum = { sum: 0, count: 0 };

/** No row at all once nobody is left who judged the pair. */
function update(pair: Dissimilarity, former: Sum, now: Sum): Dissimilarity[] {
  const imported = Math.max(0, pair.ratings - former.count); // judgements that are known only together
  const sum = imported === 0 ? 0 : tidy(pair.dissimilarity * pair.ratings - former.sum);
  const count = imported + now.count;
  return count === 0 ? [] : [{ ...pair, dissimilarity: Math.max(0, (sum + now.sum) / count), ratings: count }];
}

/** Sums of whole ratings are whole: rounding must not tear ties apart. */
function tidy(sum: number): number {
  const whole = Math.round(sum);
  return Math.abs(sum - whole) < 1e-6 ? whole : sum;
}

function sumByPair(ratings: readonly Rating[], top: number): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const { first, second, rating } of ratings) {
    if (first === second) continue;
    const key = pairKey(first, second);
    const { sum, count } = sums.get(key) ?? none;
    sums.set(key, { sum: sum + top - rating, count: count + 1 });
  }
  return sums;
}
