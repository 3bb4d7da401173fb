/** Single judgements gathered by pair, aggregated to dissimilarities, resampled and halved. */
import { AppError } from '../../../contract/app-error';
import { phrase, say } from '../../../contract/message';
import type { Rating } from '../../../contract/study/stimulus';
import type { RandomStream } from '../../random/stream';
import type { DissimilarityMatrix } from './dissimilarity-matrix';
import { entryOf, valueAt } from '../../matrix/view';

/** All judgements of a pair of stimuli, first < second, as dissimilarities: 0 means identical. */
export interface PairRatings {
  readonly first: number;
  readonly second: number;
  readonly values: Float64Array;
}

export interface RatingScale {
  readonly lowest: number;
  readonly highest: number;
  /** What the upper end of the scale stands for; the scale is reversed if it is likeness. */
  readonly highestMeans: 'similar' | 'different';
}

/** Gathers judgements by pair, in either order of its members; order of pairs: by first, then second stimulus. */
export function gatherRatings(ratings: readonly Rating[], stimuli: readonly string[], scale: RatingScale): PairRatings[] {
  const indexOf = new Map(stimuli.map((id, index) => [id, index]));
  const byPair = new Map<number, number[]>();
  ratings.forEach((rating, row) => {
    const [a, b] = [rating.first, rating.second].map((id) => {
      const index = indexOf.get(id);
      if (index === undefined) throw badRating(row, phrase`names the stimulus ‘${id}’, which is not in the list of stimuli`);
      return index;
    }) as [number, number];
    if (a === b) throw badRating(row, phrase`compares ‘${rating.first}’ with itself`);
    if (!(rating.rating >= scale.lowest && rating.rating <= scale.highest)) {
      throw badRating(row, phrase`is ${rating.rating}, outside the scale of ${scale.lowest} to ${scale.highest}`);
    }
    const pair = Math.min(a, b) * stimuli.length + Math.max(a, b);
    const value = scale.highestMeans === 'similar' ? scale.highest - rating.rating : rating.rating - scale.lowest;
    const values = byPair.get(pair);
    if (values === undefined) byPair.set(pair, [value]);
    else values.push(value);
  });
  return [...byPair.keys()]
    .sort((p, q) => p - q)
    .map((pair) => ({
      first: Math.floor(pair / stimuli.length),
      second: pair % stimuli.length,
      values: Float64Array.from(entryOf(byPair, pair)),
    }));
}

export interface Aggregated {
  readonly matrix: DissimilarityMatrix;
  /** n x n, judgements per pair. */
  readonly counts: Int32Array;
  /** Pairs of the n stimuli nobody judged; NaN in the matrix. */
  readonly missing: readonly (readonly [number, number])[];
}

/** Mean or median judgement of each pair of n stimuli. */
export function aggregateRatings(pairs: readonly PairRatings[], n: number, statistic: 'mean' | 'median'): Aggregated {
  const values = new Float64Array(n * n).fill(NaN);
  const counts = new Int32Array(n * n);
  for (let i = 0; i < n; i++) values[i * n + i] = 0;
  for (const { first, second, values: judgements } of pairs) {
    if (judgements.length === 0) continue;
    const value = statistic === 'mean' ? meanOf(judgements) : medianOf(judgements);
    values[first * n + second] = values[second * n + first] = value;
    counts[first * n + second] = counts[second * n + first] = judgements.length;
  }
  const missing: [number, number][] = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) if (counts[i * n + j] === 0) missing.push([i, j]);
  return { matrix: { n, values }, counts, missing };
}

/** At most `limit` judgements of each pair, drawn at random, so that no pair counts on more evidence than others. */
export function limitRatings(pairs: readonly PairRatings[], limit: number, stream: RandomStream): PairRatings[] {
  return pairs.map((pair) => ({ ...pair, values: drawn(pair.values, stream).slice(0, limit) }));
}

/** As many judgements of each pair, drawn from its own with replacement: a bootstrap over raters within pairs (Efron 1979). */
export function resampleRatings(pairs: readonly PairRatings[], stream: RandomStream): PairRatings[] {
  return pairs.map((pair) => ({ ...pair, values: pair.values.map(() => valueAt(pair.values, stream.integer(pair.values.length))) }));
}

/** Each pair's judgements dealt at random into two halves; the odd one goes to either by chance. */
export function halveRatings(pairs: readonly PairRatings[], stream: RandomStream): [PairRatings[], PairRatings[]] {
  const halves: [PairRatings[], PairRatings[]] = [[], []];
  for (const pair of pairs) {
    const values = drawn(pair.values, stream);
    const middle = Math.floor(values.length / 2) + (values.length % 2 === 1 ? stream.integer(2) : 0);
    halves[0].push({ ...pair, values: values.slice(0, middle) });
    halves[1].push({ ...pair, values: values.slice(middle) });
  }
  return halves;
}

function drawn(values: Float64Array, stream: RandomStream): Float64Array {
  return Float64Array.from(stream.permutation(values.length), (i) => valueAt(values, i));
}

/** The sum first: fifteen equal thirds must aggregate like any other fifteen judgements of that sum. */
function meanOf(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length / 2;
  return (valueAt(sorted, Math.ceil(middle) - 1) + valueAt(sorted, Math.floor(middle))) / 2;
}

function badRating(row: number, problem: string): AppError {
  return new AppError('bad-input', say`Rating ${row + 1} ${problem}. Correct or remove that row and import the ratings again.`);
}
