/** From single judgements to one dissimilarity for each pair, as in the Shapes study: top of the scale minus the mean rating. */
import { AppError } from '../../contract/app-error';
import type { Dissimilarity, Rating, Stimulus } from '../../contract/stimulus';

/** The study's scale runs from 1 to 5; ratings above 5 mean a longer scale, whose top is then the highest rating given. */
const studyScaleTop = 5;

/** Rated pairs only, in the order of the stimuli. `scaleTop`: what identical drawings would get, where it is known. */
export function aggregateRatings(ratings: readonly Rating[], stimuli: readonly Stimulus[], scaleTop?: number): Dissimilarity[] {
  const order = new Map(stimuli.map(({ id }, index) => [id, index]));
  const sums = new Map<number, { sum: number; count: number }>();
  let top = scaleTop ?? studyScaleTop;
  for (const { first, second, rating } of ratings) {
    const [a, b] = [placeOf(first, order), placeOf(second, order)];
    if (a === b) continue; // a drawing rated against itself says nothing about a pair
    const key = Math.min(a, b) * stimuli.length + Math.max(a, b);
    const { sum, count } = sums.get(key) ?? { sum: 0, count: 0 };
    sums.set(key, { sum: sum + rating, count: count + 1 });
    top = Math.max(top, rating);
  }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([key, { sum, count }]) => ({
      first: stimuli[Math.floor(key / stimuli.length)]!.id,
      second: stimuli[key % stimuli.length]!.id,
      dissimilarity: top - sum / count,
      ratings: count,
    }));
}

function placeOf(id: string, order: ReadonlyMap<string, number>): number {
  const place = order.get(id);
  if (place === undefined)
    throw new AppError(
      'bad-input',
      `ratings.csv names the stimulus ‘${id}’, which stimuli.csv does not have. Correct one of the two files.`,
    );
  return place;
}
