/** Takes answers of a rating study into a project's ratings and dissimilarities or out of them again, and leaves single ratings out. */
import { isIncluded, type Dissimilarity, type Rating } from '../../contract/study/stimulus';
import { pairKey } from './plan-session';

export interface JudgedData {
  readonly ratings: readonly Rating[];
  /** Empty while none were computed or imported: then they stay empty. */
  readonly dissimilarities: readonly Dissimilarity[];
}

/**
 * Replaces the ratings of `source` by `answers` (what was excluded stays so), and brings the dissimilarities up to date for the pairs
 * this concerns. A dissimilarity is the highest rating minus the mean rating. Where single ratings stand behind the whole of a stored one, it is computed from them; where it was
 * imported as an aggregate of m judgements, the sum of these, m times its value, is kept and the new judgements are added to it.
 */
export function combineRatings({ ratings, dissimilarities }: JudgedData, answers: readonly Rating[], source: string): JudgedData {
  const others = ratings.filter((rating) => rating.source !== source);
  const former = ratings.filter((rating) => rating.source === source);
  const combined = [...others, ...keepExcluded(former, answers)];
  return { ratings: combined, dissimilarities: bringUpToDate({ ratings, dissimilarities }, combined, [...former, ...answers]) };
}

/** `reason` null lets them count again. */
export function excludeRatings(
  { ratings, dissimilarities }: JudgedData,
  isMeant: (rating: Rating) => boolean,
  reason: string | null,
): JudgedData {
  const marked = ratings.map((rating): Rating => {
    if (!isMeant(rating)) return rating;
    const counted: Rating = { ...rating };
    delete counted.excluded;
    return reason === null ? counted : { ...counted, excluded: reason };
  });
  return { ratings: marked, dissimilarities: bringUpToDate({ ratings, dissimilarities }, marked, ratings.filter(isMeant)) };
}

/** A rating that was excluded, and every rating of someone all of whose ratings were. */
function keepExcluded(former: readonly Rating[], answers: readonly Rating[]): readonly Rating[] {
  const nameOf = ({ rater, first, second }: Rating): string => `${rater} ${pairKey(first, second)}`;
  const reasons = new Map(former.flatMap((rating) => (rating.excluded === undefined ? [] : [[nameOf(rating), rating.excluded] as const])));
  if (reasons.size === 0) return answers;
  const counted = new Set(former.filter(isIncluded).map(({ rater }) => rater));
  const whole = new Map(
    former.flatMap(({ rater, excluded }) => (excluded === undefined || counted.has(rater) ? [] : [[rater, excluded] as const])),
  );
  return answers.map((answer) => {
    const excluded = reasons.get(nameOf(answer)) ?? whole.get(answer.rater);
    return excluded === undefined ? answer : { ...answer, excluded };
  });
}

/** The dissimilarities of the pairs of `changed`, once `combined` are the ratings. */
function bringUpToDate({ ratings, dissimilarities }: JudgedData, combined: readonly Rating[], changed: readonly Rating[]): Dissimilarity[] {
  if (dissimilarities.length === 0) return [];
  const top = combined.reduce((most, { rating }) => Math.max(most, rating), studyScaleTop);
  const former = sumByPair(ratings, top);
  const now = sumByPair(combined, top);
  const concerned = new Set(changed.map(({ first, second }) => pairKey(first, second)));
  const stored = new Map(dissimilarities.map((pair) => [pairKey(pair.first, pair.second), pair]));
  const updated = dissimilarities.flatMap((pair) => {
    const key = pairKey(pair.first, pair.second);
    return concerned.has(key) ? update(pair, former.get(key) ?? none, now.get(key) ?? none) : [pair];
  });
  const added = [...concerned].flatMap((key) => {
    const judged = now.get(key);
    if (stored.has(key) || judged === undefined) return [];
    const { first, second } = combined.find((rating) => pairKey(rating.first, rating.second) === key)!;
    return [{ first, second, dissimilarity: judged.sum / judged.count, ratings: judged.count }];
  });
  return [...updated, ...added];
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
  for (const { first, second, rating, excluded } of ratings) {
    if (first === second || excluded !== undefined) continue;
    const key = pairKey(first, second);
    const { sum, count } = sums.get(key) ?? none;
    sums.set(key, { sum: sum + top - rating, count: count + 1 });
  }
  return sums;
}
