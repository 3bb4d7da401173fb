/** From numbers as they stand in a file to ratings and dissimilarities, with everything said that was put together or turned. */
import { rowError } from '../../../files/csv';
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import { pearson } from '../../../../core/statistics/correlation';
import type { InterpretedTable, NamedDissimilarity, NamedRating, ReadingState } from './interpreted';
import type { PairKind, RawJudgement, RawJudgements } from './raw-judgements';

export function turnJudgements(
  kind: PairKind,
  raw: RawJudgements,
  state: ReadingState,
): Pick<InterpretedTable, 'ratings' | 'dissimilarities'> {
  const { judgements } = raw;
  checkScale(judgements, state);
  sayBelowZero(judgements, state);
  if (kind === 'matrix') return { ratings: [], dissimilarities: meansOf(judgements, state, true) };
  if (kind === 'pairs') return { ratings: [], dissimilarities: meansOf(judgements, state, false) };
  const { low, high, meaning } = state.content;
  const turn = (value: number): number => (meaning === 'similarity' ? value : low + high - value);
  if (kind === 'stacked-matrices')
    return {
      ratings: ratingsOfMatrices(judgements, state).map((rating) => ({ ...rating, rating: turn(rating.rating) })),
      dissimilarities: [],
    };
  sayOrders(judgements, state, ({ rater }) => rater ?? '');
  return {
    ratings: judgements.map(({ rater, first, second, value }) => ({ rater: rater ?? 'all', first, second, rating: turn(value) })),
    dissimilarities: [],
  };
}

function checkScale(judgements: readonly RawJudgement[], { path, content: { low, high } }: ReadingState): void {
  const outside = judgements.find(({ value }) => value < low || value > high);
  if (outside !== undefined)
    throw rowError(path, outside.row, phrase`${outside.value} is outside the scale of ${low} to ${high}; change the scale, or the value`);
}

function sayBelowZero(judgements: readonly RawJudgement[], { content, remarks }: ReadingState): void {
  if (content.meaning !== 'dissimilarity') return;
  let [lowest, count] = [0, 0];
  for (const { value } of judgements) if (value < 0) [lowest, count] = [Math.min(lowest, value), count + 1];
  if (count > 0) remarks.push({ code: 'below-zero', lowest, count });
}

interface Sum {
  readonly first: string;
  readonly second: string;
  sum: number;
  weight: number;
  count: number; // judgements behind it, as far as the file says
  rows: number;
  least: number;
  most: number;
  isTurned: boolean; // it stands there in both orders
}

function sumByPair(judgements: readonly RawJudgement[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { first, second, value, count } of judgements) {
    const key = first < second ? `${first}\n${second}` : `${second}\n${first}`;
    const weight = Math.max(1, count);
    const known = sums.get(key);
    if (known === undefined) {
      sums.set(key, { first, second, sum: weight * value, weight, count, rows: 1, least: value, most: value, isTurned: false });
      continue;
    }
    known.sum += weight * value;
    known.weight += weight;
    known.count += count;
    known.rows++;
    known.least = Math.min(known.least, value);
    known.most = Math.max(known.most, value);
    known.isTurned ||= known.first !== first;
  }
  return [...sums.values()];
}

/** Several values of a pair, in either order, are judgements of it; one value is taken for a mean of unknown many. */
function meansOf(judgements: readonly RawJudgement[], { content, remarks, path }: ReadingState, isMatrix: boolean): NamedDissimilarity[] {
  const { low, high, meaning } = content;
  const sums = sumByPair(judgements);
  const isSingle = sums.every(({ rows }) => rows === 1);
  const tolerance = 1e-6 * Math.max(1e-12, high - low);
  const differs = ({ least, most }: Sum): boolean => most - least > tolerance;
  if (isMatrix) {
    const unequal = sums.filter(differs);
    const by = unequal.reduce((most, entry) => Math.max(most, entry.most - entry.least), 0);
    if (unequal.length > 0) refuseUnlikeHalves(judgements, path);
    if (unequal.length > 0) remarks.push({ code: 'asymmetric', pairs: unequal.length, by });
  } else {
    const turned = sums.filter(({ isTurned }) => isTurned);
    if (turned.length > 0) remarks.push({ code: 'both-orders', pairs: turned.length, differing: turned.filter(differs).length });
    const repeated = sums.filter(({ rows, isTurned }) => rows > 1 && !isTurned);
    if (repeated.length > 0)
      remarks.push({ code: 'repeated-pairs', pairs: repeated.length, rows: repeated.reduce((sum, { rows }) => sum + rows, 0) });
  }
  return sums.map(({ first, second, sum, weight, count, rows }) => {
    const mean = sum / weight;
    const dissimilarity = Math.max(0, meaning === 'dissimilarity' ? mean - low : high - mean);
    return { first, second, dissimilarity, ratings: isMatrix ? 0 : count > 0 ? count : isSingle ? 0 : rows };
  });
}

const fewestToTell = 10; // pairs
const leastLikeness = 0.3;

/** What people do twice goes together, however asymmetric; standard deviations or values of others in one half do not. */
function refuseUnlikeHalves(judgements: readonly RawJudgement[], path: string): void {
  const halves = new Map<string, number[]>();
  for (const { first, second, value } of judgements)
    halves.set(JSON.stringify([first, second]), [...(halves.get(JSON.stringify([first, second])) ?? []), value]);
  const both = [...halves.values()].filter(({ length }) => length === 2);
  if (both.length < fewestToTell) return;
  const likeness = pearson(
    both.map(([one]) => one!),
    both.map(([, other]) => other!),
  );
  if (!(likeness < leastLikeness)) return;
  throw new AppError(
    'bad-input',
    say`The two halves of the matrix in ${path} have hardly anything to do with each other (r = ${likeness.toFixed(2)}): one of them may hold standard deviations, or what someone else said. Leave the half empty that is not meant.`,
  );
}

function ratingsOfMatrices(judgements: readonly RawJudgement[], state: ReadingState): NamedRating[] {
  const byRater = new Map<string, RawJudgement[]>();
  for (const judgement of judgements) {
    const known = byRater.get(judgement.rater ?? '');
    if (known === undefined) byRater.set(judgement.rater ?? '', [judgement]);
    else known.push(judgement);
  }
  let [unequal, by] = [0, 0];
  const ratings = [...byRater].flatMap(([rater, own]) =>
    sumByPair(own).map(({ first, second, sum, weight, least, most }) => {
      if (most - least > 1e-9) [unequal, by] = [unequal + 1, Math.max(by, most - least)];
      return { rater, first, second, rating: sum / weight };
    }),
  );
  if (unequal > 0) state.remarks.push({ code: 'asymmetric', pairs: unequal, by });
  return ratings;
}

/** Names become numbers, and a person's pair one number: a large table has a hundred thousand of them. */
function sayOrders(judgements: readonly RawJudgement[], { remarks }: ReadingState, raterOf: (judgement: RawJudgement) => string): void {
  const [names, raters] = [numberer(), numberer()];
  const place = new Map<number, number>();
  const seen: { readonly first: string; readonly value: number; isTurned: boolean; differs: boolean }[] = [];
  for (const judgement of judgements) {
    const { first, second, value } = judgement;
    const [a, b] = [names(first), names(second)];
    const key = (raters(raterOf(judgement)) * mostNames + Math.min(a, b)) * mostNames + Math.max(a, b);
    const at = place.get(key);
    if (at === undefined) {
      place.set(key, seen.length);
      seen.push({ first, value, isTurned: false, differs: false });
    } else {
      const known = seen[at]!;
      known.isTurned ||= known.first !== first;
      known.differs ||= known.value !== value;
    }
  }
  const turned = seen.filter(({ isTurned }) => isTurned);
  if (turned.length > 0)
    remarks.push({ code: 'both-orders', pairs: turned.length, differing: turned.filter(({ differs }) => differs).length });
}

const mostNames = 2 ** 17; // and 2^19 raters keep keys whole numbers

function numberer(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
}
