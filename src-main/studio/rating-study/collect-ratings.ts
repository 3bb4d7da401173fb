/** Takes what participants answered into the project's ratings and dissimilarities, in one step that can be undone. */
import type { Change } from '../../contract/change';
import { ratingStudySource } from '../../contract/rating-study';
import type { Rating } from '../../contract/stimulus';
import { combineRatings } from '../../core/rating-study/combine-ratings';
import { readDissimilarities, readRatings, writeDissimilarities, writeRatings } from '../../store/tables';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { readStudyState } from './study-state';

/** Answers how many ratings of the study the project has now. Does nothing when they are those it had. */
export async function collectRatings(
  context: Pick<StudioContext, 'folder' | 'emit'>,
  change: Change = { kind: 'ratings-collected', about: '' },
): Promise<{ readonly collected: number }> {
  const folder = context.folder();
  const { answers, stored } = await readStudyState(folder);
  if (countUncollected(answers, stored) > 0)
    await changeProject(context, change.kind, change.about || raterNames(answers, stored), async () => {
      const before = { ratings: await readRatings(folder), dissimilarities: await readDissimilarities(folder) };
      const { ratings, dissimilarities } = combineRatings(before, answers, ratingStudySource);
      await writeRatings(folder, ratings);
      if (before.dissimilarities.length > 0) await writeDissimilarities(folder, dissimilarities);
    });
  return { collected: answers.length };
}

/** Answers the project's ratings lack, and ratings of the study whose answers are gone. */
export function countUncollected(answers: readonly Rating[], stored: readonly Rating[]): number {
  const left = new Map<string, number>();
  for (const rating of stored) if (rating.source === ratingStudySource) left.set(nameOf(rating), (left.get(nameOf(rating)) ?? 0) + 1);
  let missing = 0;
  for (const answer of answers) {
    const count = left.get(nameOf(answer)) ?? 0;
    if (count === 0) missing++;
    else left.set(nameOf(answer), count - 1);
  }
  return missing + [...left.values()].reduce((sum, count) => sum + count, 0);
}

const nameOf = ({ rater, first, second, rating }: Rating): string => `${rater} ${first} ${second} ${rating}`;

/** Whose answers are new: 'P01, P04'. */
function raterNames(answers: readonly Rating[], stored: readonly Rating[]): string {
  const known = new Set(stored.filter(({ source }) => source === ratingStudySource).map(nameOf));
  const raters = new Set(answers.filter((answer) => !known.has(nameOf(answer))).map(({ rater }) => rater.replace(/^study-/, '')));
  return [...raters].join(', ');
}
