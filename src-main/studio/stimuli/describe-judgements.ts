/** What people said of the pairs: the matrix with its orders, and each rater's agreement with the others. */
import type { Judgements, RaterCard } from '../../contract/study/judgements';
import { isIncluded, type DataProblem, type Rating } from '../../contract/study/stimulus';
import { groupBy } from '../../core/corpora/group-by';
import { averageLinkage, optimalLeafOrder } from '../../core/statistics/clustering';
import { raterAgreement } from '../../core/statistics/agreement/rater-agreement';
import { readDissimilarities, readRatings, readStimuli } from '../../store/files/tables';
import { readTriplets } from '../../store/project/triplet-store';
import type { StudioContext } from '../context';
import { aggregateRatings } from '../spaces/fit/aggregate-ratings';
import { toMatrix } from '../spaces/files/dissimilarity-table';
import { problem } from './find-problems';
import { describeTripletRaters } from './triplet-raters';

export async function describeJudgements(context: Pick<StudioContext, 'folder'>): Promise<Judgements> {
  const folder = context.folder();
  const all = await readStimuli(folder);
  const stimuli = all.filter(isIncluded);
  const takesPart = new Set(stimuli.map(({ id }) => id));
  const everyRating = (await readRatings(folder)).filter(({ first, second }) => takesPart.has(first) && takesPart.has(second));
  const ratings = everyRating.filter(isIncluded);
  const stored = await readDissimilarities(folder);
  const pairs = stored.length > 0 ? stored : aggregateRatings(ratings, all);
  const own = pairs.filter(({ first, second }) => takesPart.has(first) && takesPart.has(second));
  const matrix = toMatrix(own, stimuli);
  const counts = toMatrix(
    own.map((pair) => ({ ...pair, dissimilarity: pair.ratings })),
    stimuli,
  );
  const merges = averageLinkage(matrix);
  return {
    stimuli: stimuli.map(({ id, name, category }) => ({ id, name, category })),
    dissimilarities: Array.from(matrix.values, (value) => (Number.isNaN(value) ? null : value)),
    ratings: Array.from(counts.values, (value) => (Number.isNaN(value) ? 0 : value)),
    orders: { category: byCategory(stimuli), cluster: stimuli.length === 0 ? [] : optimalLeafOrder(matrix, merges) },
    merges: merges.map(({ left, right, height }) => ({ left, right, height })),
    raters: describeRaters(
      ratings,
      everyRating.filter((rating) => !isIncluded(rating)),
    ),
    tripletRaters: describeTripletRaters(await readTriplets(folder)),
  };
}

/** Categories in the order in which they first appear, as the project has them. */
function byCategory(stimuli: readonly { readonly category: string }[]): number[] {
  const first = new Map<string, number>();
  stimuli.forEach(({ category }, i) => first.set(category, Math.min(first.get(category) ?? i, i)));
  return stimuli.map((_, i) => i).sort((a, b) => first.get(stimuli[a]!.category)! - first.get(stimuli[b]!.category)! || a - b);
}

const fewestToJudge = 20; // shared pairs; the agreement of fewer says little

/** Those none of whose ratings count come last. */
function describeRaters(ratings: readonly Rating[], excluded: readonly Rating[]): RaterCard[] {
  const leftOut = groupBy(excluded, ({ rater }) => rater);
  const sources = new Map([...excluded, ...ratings].map(({ rater, source }) => [rater, source ?? '']));
  const known = new Set(ratings.map(({ rater }) => rater));
  const silent = [...leftOut.keys()].filter((rater) => !known.has(rater));
  const rows = [
    ...raterAgreement(ratings),
    ...silent.map((rater) => ({ rater, ratings: 0, shared: 0, mean: null, sd: null, agreement: null })),
  ];
  return rows.map((row) => {
    const problems: DataProblem[] = [];
    if (row.ratings > 1 && row.sd === 0) problems.push(problem('rater-constant', String(row.mean)));
    else if (row.agreement !== null && row.shared >= fewestToJudge && row.agreement <= 0) problems.push(problem('rater-against-others'));
    const own = leftOut.get(row.rater) ?? [];
    return { ...row, source: sources.get(row.rater) ?? '', problems, excluded: own.length, reason: own[0]?.excluded ?? null };
  });
}
