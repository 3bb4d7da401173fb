/** Single judgements of pairs from a file of any make, aggregated to dissimilarities. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { RatingStatistic } from '../../../contract/study/space';
import { createStream } from '../../../core/random/stream';
import type { DissimilarityMatrix } from '../../../core/spaces/matrix/dissimilarity-matrix';
import { aggregateRatings, gatherRatings, limitRatings } from '../../../core/spaces/matrix/pair-ratings';
import type { TableChoices } from '../../../store/importers/reading/sheet/read-table-file';
import { refuseCrowd } from '../../import/tables/table-limits';
import { readOneTable, type ReadTable } from './read-one-table';

export interface RatingFileChoice {
  readonly statistic: RatingStatistic;
  readonly limit: number | null;
  readonly table: TableChoices;
  readonly seed: number;
}

export interface RatedMatrix {
  readonly ids: readonly string[];
  readonly matrix: DissimilarityMatrix;
  readonly aggregation: {
    readonly statistic: RatingStatistic;
    readonly ratings: number;
    readonly leastPerPair: number;
    readonly mostPerPair: number;
  };
  readonly says: readonly string[];
}

/** Through the same reader as an import; stimuli in the order of appearance. */
export async function readRatingFile(bytes: Uint8Array, path: string, choice: RatingFileChoice): Promise<RatedMatrix> {
  const { reading, found, says } = await readSingle(bytes, path, choice.table);
  const { low, high, kind } = reading.content;
  if (found.ratings.length === 0)
    throw new AppError(
      'bad-input',
      say`${path} is read as ${kind ?? 'nothing known'}, which holds no single ratings. Say --kind ratings if it does, or give it as --dissimilarities.`,
    );
  const ids = [...new Set(found.ratings.flatMap((row) => [row.first, row.second]))];
  refuseCrowd(path, ids.length);
  const all = gatherRatings(found.ratings, ids, { lowest: low, highest: high, highestMeans: 'similar' });
  const pairs = choice.limit === null ? all : limitRatings(all, choice.limit, createStream(choice.seed, 'rating-limit'));
  const { matrix } = aggregateRatings(pairs, ids.length, choice.statistic);
  const counts = pairs.map(({ values }) => values.length);
  return {
    ids,
    matrix,
    aggregation: {
      statistic: choice.statistic,
      ratings: counts.reduce((sum, count) => sum + count, 0),
      leastPerPair: Math.min(...counts),
      mostPerPair: Math.max(...counts),
    },
    says,
  };
}

/** A list of pairs without raters is taken for single ratings here, since it was called so. */
async function readSingle(bytes: Uint8Array, path: string, choices: TableChoices): Promise<ReadTable> {
  const read = await readOneTable(bytes, path, choices);
  if (read.reading.content.kind !== 'pairs' || choices.content?.kind !== undefined) return read;
  const content = { ...choices.content, kind: 'ratings', meaning: choices.content?.meaning ?? read.reading.content.meaning } as const;
  return readOneTable(bytes, path, { ...choices, content });
}
