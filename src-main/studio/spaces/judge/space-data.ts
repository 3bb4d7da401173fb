/** What a space is computed from: the project's dissimilarities as stored, or its single ratings aggregated as the settings say. */
import { stat } from 'node:fs/promises';
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { SpaceSettings } from '../../../contract/study/space';
import type { DataReport } from '../../../contract/results/space-analysis';
import { isIncluded, type Stimulus } from '../../../contract/study/stimulus';
import { createStream } from '../../../core/random/stream';
import type { DissimilarityMatrix } from '../../../core/spaces/matrix/dissimilarity-matrix';
import { aggregateRatings, limitRatings, type PairRatings } from '../../../core/spaces/matrix/pair-ratings';
import { insideProject } from '../../../files/inside-project';
import { readDissimilarities, readIncludedStimuli, readIncludedRatings, readStimuli } from '../../../store/files/tables';
import { gatherProjectRatings } from '../fit/aggregate-ratings';
import { readDissimilarityMatrix } from '../files/dissimilarity-table';

export interface SpaceData {
  readonly stimuli: readonly Stimulus[];
  readonly matrix: DissimilarityMatrix;
  /** n x n judgements of each pair, as far as they are known. */
  readonly counts: Int32Array | null;
}

/** The seed decides which ratings are kept when there is a limit. */
export async function readSpaceData(
  folder: string,
  { ratings: choice, seed }: Pick<SpaceSettings, 'ratings' | 'seed'>,
): Promise<SpaceData> {
  if (choice === undefined) {
    const { stimuli, matrix } = await readDissimilarityMatrix(folder);
    return { stimuli, matrix, counts: countsOf(await readDissimilarities(folder), stimuli) };
  }
  const stimuli = await readIncludedStimuli(folder);
  const pairs = await readPairRatings(folder, stimuli, choice.limit, seed);
  const { matrix, counts } = aggregateRatings(pairs, stimuli.length, choice.statistic);
  return { stimuli, matrix, counts };
}

/** The single judgements, at most `limit` of each pair; bootstrap and split halves draw from them. */
export async function readPairRatings(
  folder: string,
  stimuli: readonly Stimulus[],
  limit: number | null,
  seed: number,
): Promise<PairRatings[]> {
  const excluded = new Set((await readStimuli(folder)).filter((stimulus) => !isIncluded(stimulus)).map(({ id }) => id));
  const ratings = (await readIncludedRatings(folder)).filter(({ first, second }) => !excluded.has(first) && !excluded.has(second));
  if (ratings.length === 0)
    throw new AppError('bad-input', say`This project has no single ratings, only dissimilarities. Import the ratings to use them here.`);
  const pairs = gatherProjectRatings(ratings, stimuli);
  return limit === null ? pairs : limitRatings(pairs, limit, createStream(seed, 'rating-limit'));
}

/** A file with more than its header. */
export async function hasRatings(folder: string): Promise<boolean> {
  const size = await stat(insideProject(folder, 'ratings.csv')).then(
    (info) => info.size,
    () => 0,
  );
  return size > 'rater,first,second,rating\n'.length;
}

/** At most this many missing pairs are named. */
const namedPairs = 5;

export function reportData({ stimuli, matrix: { n, values }, counts }: SpaceData, hasSingleRatings: boolean): DataReport {
  const missing: { first: string; second: string }[] = [];
  const distinct = new Set<number>();
  const perPair: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const value = values[i * n + j]!;
      if (Number.isNaN(value)) missing.push({ first: stimuli[i]!.name, second: stimuli[j]!.name });
      else {
        distinct.add(Math.round(value * 1e9));
        if (counts) perPair.push(counts[i * n + j]!);
      }
    }
  }
  const pairs = (n * (n - 1)) / 2;
  return {
    pairs,
    rated: pairs - missing.length,
    missing: missing.slice(0, namedPairs),
    distinct: distinct.size,
    ratings:
      perPair.length === 0
        ? null
        : { total: perPair.reduce((sum, v) => sum + v, 0), least: Math.min(...perPair), most: Math.max(...perPair) },
    hasSingleRatings,
  };
}

function countsOf(rows: readonly { first: string; second: string; ratings: number }[], stimuli: readonly Stimulus[]): Int32Array | null {
  if (!rows.some(({ ratings }) => ratings > 0)) return null;
  const order = new Map(stimuli.map(({ id }, index) => [id, index]));
  const counts = new Int32Array(stimuli.length ** 2);
  for (const { first, second, ratings } of rows) {
    const [i, j] = [order.get(first)!, order.get(second)!];
    counts[i * stimuli.length + j] = counts[j * stimuli.length + i] = ratings;
  }
  return counts;
}
