/** Takes what participants answered into the project's ratings, dissimilarities and triplets, in one step that can be undone. */
import type { Change } from '../../contract/window/change';
import { ratingStudySource } from '../../contract/study/rating-study';
import type { Rating } from '../../contract/study/stimulus';
import { itemsOf, type TripletJudgement } from '../../contract/study/triplets';
import { combineRatings } from '../../core/rating-study/combine-ratings';
import { combineTriplets } from '../../core/rating-study/combine-triplets';
import { readDissimilarities, readRatings, writeDissimilarities, writeRatings } from '../../store/files/tables';
import { writeTriplets } from '../../store/project/triplet-store';
import { changeProject } from '../changes/change-project';
import type { StudioContext } from '../context';
import { readStudyState } from './study-state';

/** Answers how many judgements of the study the project has now. Does nothing when they are those it had. */
export async function collectRatings(
  context: Pick<StudioContext, 'folder' | 'emit'>,
  change: Change = { kind: 'ratings-collected', about: '' },
): Promise<{ readonly collected: number }> {
  const folder = context.folder();
  const { answers, stored, triplets, storedTriplets } = await readStudyState(folder);
  const [newRatings, newTriplets] = [countUncollected(answers, stored), countUncollected(triplets, storedTriplets)];
  if (newRatings + newTriplets > 0)
    await changeProject(
      context,
      change.kind,
      change.about || raterNames([...answers, ...triplets], [...stored, ...storedTriplets]),
      async () => {
        if (newTriplets > 0) await writeTriplets(folder, combineTriplets(storedTriplets, triplets, ratingStudySource));
        if (newRatings === 0) return;
        const before = { ratings: await readRatings(folder), dissimilarities: await readDissimilarities(folder) };
        const { ratings, dissimilarities } = combineRatings(before, answers, ratingStudySource);
        await writeRatings(folder, ratings);
        if (before.dissimilarities.length > 0) await writeDissimilarities(folder, dissimilarities);
      },
    );
  return { collected: answers.length + triplets.length };
}

type Judged = Rating | TripletJudgement;

/** Answers the project's ratings or triplets lack, and those of the study whose answers are gone. */
export function countUncollected(answers: readonly Judged[], stored: readonly Judged[]): number {
  const left = new Map<string, number>();
  for (const judged of stored) if (judged.source === ratingStudySource) left.set(nameOf(judged), (left.get(nameOf(judged)) ?? 0) + 1);
  let missing = 0;
  for (const answer of answers) {
    const count = left.get(nameOf(answer)) ?? 0;
    if (count === 0) missing++;
    else left.set(nameOf(answer), count - 1);
  }
  return missing + [...left.values()].reduce((sum, count) => sum + count, 0);
}

function nameOf(judged: Judged): string {
  if (!('task' in judged)) return `${judged.rater} ${judged.first} ${judged.second} ${judged.rating}`;
  const answer = judged.task === 'odd-one-out' ? judged.odd : judged.chosen;
  return `${judged.rater} ${itemsOf(judged).join(' ')} ${answer} ${judged.validation === true ? 'validation' : ''}`;
}

/** Whose answers are new: 'P01, P04'. */
function raterNames(answers: readonly Judged[], stored: readonly Judged[]): string {
  const known = new Set(stored.filter(({ source }) => source === ratingStudySource).map(nameOf));
  const raters = new Set(answers.filter((answer) => !known.has(nameOf(answer))).map(({ rater }) => rater.replace(/^study-/, '')));
  return [...raters].join(', ');
}
