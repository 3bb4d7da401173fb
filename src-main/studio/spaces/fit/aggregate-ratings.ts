/** From single judgements to one dissimilarity for each pair, as in the Shapes study: top of the scale minus the mean rating. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { Dissimilarity, Rating, Stimulus } from '../../../contract/study/stimulus';
import {
  aggregateRatings as aggregatePairs,
  gatherRatings,
  type PairRatings,
  type RatingScale,
} from '../../../core/spaces/matrix/pair-ratings';

/** The study's scale runs from 1 to 5; ratings above the top mean a longer scale, whose top is then the highest rating given. */
const studyScaleTop = 5;

/** Rated pairs only, in the order of the stimuli. `scaleTop`: what identical drawings would get, where it is known. */
export function aggregateRatings(ratings: readonly Rating[], stimuli: readonly Stimulus[], scaleTop?: number): Dissimilarity[] {
  const pairs = gatherProjectRatings(ratings, stimuli, scaleTop);
  const { matrix, counts } = aggregatePairs(pairs, stimuli.length, 'mean');
  return pairs.map(({ first, second }) => {
    const cell = first * stimuli.length + second;
    const [a, b] = [stimuli[first]!.id, stimuli[second]!.id];
    return { first: a, second: b, dissimilarity: matrix.values[cell]!, ratings: counts[cell]! };
  });
}

/** A drawing rated against itself says nothing about a pair and is left out. In a project's ratings, higher is more similar. */
export function gatherProjectRatings(ratings: readonly Rating[], stimuli: readonly Stimulus[], scaleTop = studyScaleTop): PairRatings[] {
  const ids = new Set(stimuli.map(({ id }) => id));
  const unknown = ratings.flatMap(({ first, second }) => [first, second]).find((id) => !ids.has(id));
  if (unknown !== undefined)
    throw new AppError(
      'bad-input',
      say`ratings.csv names the stimulus ‘${unknown}’, which stimuli.csv does not have. Correct one of the two files.`,
    );
  const usable = ratings.filter(({ first, second }) => first !== second);
  return gatherRatings(
    usable,
    stimuli.map(({ id }) => id),
    scaleOf(usable, scaleTop),
  );
}

function scaleOf(ratings: readonly Rating[], top: number): RatingScale {
  let [lowest, highest] = [Infinity, top];
  for (const { rating } of ratings) [lowest, highest] = [Math.min(lowest, rating), Math.max(highest, rating)];
  return { lowest, highest, highestMeans: 'similar' };
}
