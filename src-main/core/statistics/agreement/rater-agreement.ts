/** How well each rater agrees with the others. */
import type { Rating } from '../../../contract/study/stimulus';
import { spearman } from '../correlation';
import { entryOf } from '../../matrix/view';

export interface RaterAgreement {
  readonly rater: string;
  /** Judgements the rater gave, and pairs of them that somebody else judged too. */
  readonly ratings: number;
  readonly shared: number;
  readonly mean: number;
  /** Of the judgements, divided by n - 1; 0 for a rater who always answered the same. */
  readonly sd: number;
  /** null when fewer than three pairs are shared, or one side never varies. */
  readonly agreement: number | null;
}

/**
 * Spearman's correlation of a rater's judgements with the mean of all other raters' judgements of the same pairs, over the pairs both
 * sides judged: the leave-one-out agreement, whose mean over raters is the lower bound of the noise ceiling (Nili et al. 2014, PLOS
 * Computational Biology 10, e1003553). A rater who judged a pair twice counts with the mean. In the order in which raters first appear.
 */
export function raterAgreement(ratings: readonly Rating[]): RaterAgreement[] {
  const pairs = new Map<string, { sum: number; count: number }>();
  const raters = new Map<string, Map<string, { sum: number; count: number }>>();
  const values = new Map<string, number[]>();
  for (const { rater, first, second, rating } of ratings) {
    const pair = first < second ? `${first} ${second}` : `${second} ${first}`;
    const own = raters.get(rater) ?? new Map<string, { sum: number; count: number }>();
    raters.set(rater, own);
    add(pairs, pair, rating);
    add(own, pair, rating);
    const given = values.get(rater);
    if (given === undefined) values.set(rater, [rating]);
    else given.push(rating);
  }
  return [...raters].map(([rater, own]) => {
    const [mine, theirs]: [number[], number[]] = [[], []];
    for (const [pair, { sum, count }] of own) {
      const all = entryOf(pairs, pair);
      if (all.count === count) continue;
      mine.push(sum / count);
      theirs.push((all.sum - sum) / (all.count - count));
    }
    const rho = mine.length < 3 ? NaN : spearman(mine, theirs);
    return { rater, shared: mine.length, agreement: Number.isNaN(rho) ? null : rho, ...describe(entryOf(values, rater)) };
  });
}

function add(table: Map<string, { sum: number; count: number }>, pair: string, rating: number): void {
  const { sum, count } = table.get(pair) ?? { sum: 0, count: 0 };
  table.set(pair, { sum: sum + rating, count: count + 1 });
}

function describe(values: readonly number[]): { ratings: number; mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const isConstant = values.every((value) => value === values[0]);
  return { ratings: values.length, mean, sd: isConstant ? 0 : Math.sqrt(squares / (values.length - 1)) };
}
