/** Fits spaces to triplets with the threads of a pool. The numbers are those of `embedTriplets`, however many threads there are. */
import type { TripletQuality, TripletSettings } from '../../../contract/study/triplet-space';
import type { TripletJudgement } from '../../../contract/study/triplets';
import type { TripletFit } from '../../../core/triplets/embed-triplets';
import { fittedTriplets, shareOfHits, tripletSplits } from '../../../core/triplets/judge-triplets';
import { judgedPairs } from '../../../core/triplets/judged-pairs';
import { leastPeople } from '../../../core/triplets/triplet-noise';
import { scatterOf } from '../../../core/spaces/matrix/rating-noise';
import { countPieces } from '../../work-progress';
import type { PoolOptions } from './fit-in-pool';
import { sharedSpacePool } from './space-pool';

/** `ids`: the stimuli, in the order of the rows of the coordinates. */
export interface TripletSource {
  readonly ids: readonly string[];
  readonly judgements: readonly TripletJudgement[];
}

/** Of the judgements that are not kept apart for validation. */
export async function fitTriplets(
  { ids, judgements }: TripletSource,
  dims: number,
  settings: TripletSettings,
  { pool = sharedSpacePool(), ...options }: PoolOptions = {},
): Promise<TripletFit> {
  const problem = { judged: judgedPairs(fittedTriplets(judgements), ids), n: ids.length, dims, settings };
  const tries = await Promise.all(
    Array.from({ length: settings.starts }, (_, start) => pool.run('triplet-start', { problem, start }, options)),
  );
  return pool.run('triplet-finish', { problem, tries }, options);
}

export async function holdOutTriplets(
  { ids, judgements }: TripletSource,
  dims: number,
  settings: TripletSettings,
  { pool = sharedSpacePool(), ...options }: PoolOptions = {},
): Promise<number | null> {
  const splits = tripletSplits(judgements, ids, dims, settings);
  return shareOfHits(await Promise.all(splits.map((split) => pool.run('triplet-split', split, options))));
}

export interface JudgedTripletFit extends TripletFit {
  readonly triplets: TripletQuality;
}

/** In the order of `dimensions`; the longest begin first. */
export async function fitTripletDimensions(
  source: TripletSource,
  dimensions: readonly number[],
  settings: TripletSettings,
  options: PoolOptions = {},
  fit: (dims: number) => Promise<TripletFit> = (dims) => fitTriplets(source, dims, settings, options),
): Promise<JudgedTripletFit[]> {
  const fits = new Map<number, Promise<JudgedTripletFit>>();
  for (const dims of [...dimensions].sort((a, b) => b - a)) {
    const both = Promise.all([fit(dims), holdOutTriplets(source, dims, settings, options)]);
    fits.set(
      dims,
      both.then(([found, heldOut]) => ({ ...found, triplets: { loss: found.loss, accuracy: found.accuracy, heldOut } })),
    );
  }
  return countPieces(
    dimensions.map((dims) => fits.get(dims)!),
    options.tell,
  );
}

/** n x dims x dims covariances of the places over bootstrap replicates, and whether people or single judgements were drawn again. */
export async function tripletScatter(
  { ids, judgements }: TripletSource,
  { dims, coordinates }: { readonly dims: number; readonly coordinates: Float64Array },
  settings: TripletSettings,
  replicates: number,
  { pool = sharedSpacePool(), ...options }: PoolOptions = {},
): Promise<{ readonly covariances: Float64Array; readonly resampled: 'people' | 'judgements' }> {
  const fitted = fittedTriplets(judgements);
  const space = { judgements: fitted, items: ids, dims, settings, coordinates };
  const drawn = Array.from({ length: replicates }, (_, index) => pool.run('triplet-bootstrap', { space, index }, options));
  const resampled = new Set(fitted.map(({ rater }) => rater)).size < leastPeople ? 'judgements' : 'people';
  return { covariances: scatterOf(await countPieces(drawn, options.tell), dims), resampled };
}
