/** What the scatter of judgements does to a space from triplets. */
import type { TripletSettings } from '../../contract/study/triplet-space';
import type { TripletJudgement } from '../../contract/study/triplets';
import { groupBy } from '../corpora/group-by';
import { createStream, type RandomStream } from '../random/stream';
import { procrustes } from '../spaces/judge/procrustes';
import { minimise } from '../spaces/mds/quasi-newton';
import { judgedPairs } from './judged-pairs';
import { tripletLoss } from './triplet-loss';
import { valueAt } from '../matrix/view';

export interface JudgedSpace {
  readonly judgements: readonly TripletJudgement[];
  readonly items: readonly string[];
  readonly dims: number;
  readonly settings: TripletSettings;
  readonly coordinates: Float64Array; // n x dims
}

/** With fewer people, drawing people again says more of chance than of people. */
export const leastPeople = 5;
const tolerance = 1e-5;

/**
 * The coordinates as they would be had other people of the same kind judged (the `index`-th replicate of a bootstrap over people, their judgements
 * kept together; Davison & Hinkley 1997, Bootstrap Methods and their Application, 3.8): refitted from the coordinates and laid over them by
 * Procrustes. Of fewer than `leastPeople` the single judgements are drawn again.
 */
export function bootstrapTriplets({ judgements, items, dims, settings, coordinates }: JudgedSpace, index: number): Float64Array {
  const judged = judgedPairs(resample(judgements, createStream(settings.seed, 'triplet-bootstrap', index)), items);
  const value = (x: Float64Array, gradient: Float64Array): number => tripletLoss(judged, settings.loss, x, dims, gradient);
  const refitted = minimise(value, Float64Array.from(coordinates), tolerance, settings.maxIterations).x;
  return procrustes(coordinates, refitted, items.length, dims).aligned;
}

function resample(judgements: readonly TripletJudgement[], stream: RandomStream): TripletJudgement[] {
  const people = [...groupBy(judgements, ({ rater }) => rater).values()];
  if (people.length < leastPeople) return judgements.map(() => valueAt(judgements, stream.integer(judgements.length)));
  return people.flatMap(() => valueAt(people, stream.integer(people.length)));
}
