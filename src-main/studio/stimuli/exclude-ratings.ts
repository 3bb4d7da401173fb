/** Leaving a rater or single ratings out of everything that is computed, with a reason, and letting them count again. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { Judgements, RaterJudgement } from '../../contract/study/judgements';
import { isIncluded, type Rating } from '../../contract/study/stimulus';
import { groupBy } from '../../core/corpora/group-by';
import { excludeRatings as exclude } from '../../core/rating-study/combine-ratings';
import { pairKey } from '../../core/rating-study/plan-session';
import { readDissimilarities, readRatings, writeDissimilarities, writeRatings } from '../../store/files/tables';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { describeJudgements } from './describe-judgements';
import { requireWords } from './require-words';

type Context = Pick<StudioContext, 'folder' | 'emit'>;

export interface RatingsToExclude {
  readonly rater: string;
  readonly pairs: readonly { readonly first: string; readonly second: string }[] | null;
  readonly reason: string | null;
}

/** The dissimilarities of the pairs concerned are brought up to date in the same step. */
export async function excludeRatings(context: Context, { rater, pairs, reason }: RatingsToExclude): Promise<Judgements> {
  const folder = context.folder();
  const why = reason === null ? null : requireWords(reason, 'reason');
  const keys = pairs === null ? null : new Set(pairs.map(({ first, second }) => pairKey(first, second)));
  const isMeant = (rating: Rating): boolean => rating.rater === rater && (keys === null || keys.has(pairKey(rating.first, rating.second)));
  if (!(await readRatings(folder)).some(isMeant))
    throw new AppError('not-found', say`There are no such ratings of ‘${rater}’ in this project. They may have been removed.`);
  await changeProject(context, why === null ? 'ratings-included' : 'ratings-excluded', nameOf(rater, pairs), async () => {
    const before = { ratings: await readRatings(folder), dissimilarities: await readDissimilarities(folder) };
    const { ratings, dissimilarities } = exclude(before, isMeant, why);
    await writeRatings(folder, ratings);
    if (before.dissimilarities.length > 0) await writeDissimilarities(folder, dissimilarities);
  });
  return describeJudgements(context);
}

/** Those farthest from what others said of the pair first. */
export async function listRaterJudgements(context: Pick<Context, 'folder'>, rater: string): Promise<RaterJudgement[]> {
  const ratings = await readRatings(context.folder());
  const others = groupBy(
    ratings.filter((rating) => rating.rater !== rater && isIncluded(rating)),
    ({ first, second }) => pairKey(first, second),
  );
  const judgements = ratings
    .filter((rating) => rating.rater === rater)
    .map(({ first, second, rating, excluded }): RaterJudgement => {
      const said = others.get(pairKey(first, second));
      const mean = said === undefined ? null : said.reduce((sum, other) => sum + other.rating, 0) / said.length;
      return { first, second, rating, others: mean, excluded: excluded ?? null };
    });
  const distance = ({ rating, others: mean }: RaterJudgement): number => (mean === null ? -1 : Math.abs(rating - mean));
  return judgements.sort((a, b) => distance(b) - distance(a));
}

/** 'P07', 'P07: owl – bat', 'P07: 3'. */
function nameOf(rater: string, pairs: RatingsToExclude['pairs']): string {
  if (pairs === null) return rater;
  const [only] = pairs;
  return pairs.length === 1 && only ? `${rater}: ${only.first} – ${only.second}` : `${rater}: ${pairs.length}`;
}
