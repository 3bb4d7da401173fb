/** Leaving someone's triplets or single ones out of everything that is computed, with a reason, and letting them count again. */
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { Judgements } from '../../contract/study/judgements';
import type { TripletJudgement } from '../../contract/study/triplets';
import { excludeTriplets as exclude } from '../../core/rating-study/combine-triplets';
import { readTriplets, writeTriplets } from '../../store/project/triplet-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { describeJudgements } from './describe-judgements';
import { requireWords } from './require-words';

type Context = Pick<StudioContext, 'folder' | 'emit'>;

export interface TripletsToExclude {
  readonly rater: string;
  readonly rows: readonly number[] | null;
  readonly reason: string | null;
}

export async function excludeTriplets(context: Context, { rater, rows, reason }: TripletsToExclude): Promise<Judgements> {
  const folder = context.folder();
  const why = reason === null ? null : requireWords(reason, 'reason');
  const wanted = rows === null ? null : new Set(rows);
  const isMeant = (triplet: TripletJudgement, row: number): boolean => triplet.rater === rater && (wanted === null || wanted.has(row));
  const found = (await readTriplets(folder)).filter(isMeant);
  if (found.length === 0 || (wanted !== null && found.length < wanted.size))
    throw new AppError('not-found', say`There are no such triplets of ‘${rater}’ in this project. They may have been removed.`);
  const about = rows === null ? rater : `${rater}: ${rows.length}`;
  await changeProject(context, why === null ? 'triplets-included' : 'triplets-excluded', about, async () => {
    await writeTriplets(folder, exclude(await readTriplets(folder), isMeant, why));
  });
  return describeJudgements(context);
}
