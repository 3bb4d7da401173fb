/** Single judgements of pairs from a file of any make, aggregated to dissimilarities. */
import { AppError } from '../../contract/app-error';
import type { RatingStatistic } from '../../contract/space';
import { createStream } from '../../core/random/stream';
import type { DissimilarityMatrix } from '../../core/spaces/dissimilarity-matrix';
import { aggregateRatings, gatherRatings, limitRatings, type RatingScale } from '../../core/spaces/pair-ratings';
import { rowError } from '../../store/csv';
import { sniffTable } from '../../store/importers/sniff-table';
import { parseNumber } from '../../store/importers/table-cells';

export interface RatingFileChoice {
  readonly statistic: RatingStatistic;
  readonly limit: number | null;
  readonly scale: RatingScale;
  readonly seed: number;
}

export interface RatedMatrix {
  readonly ids: readonly string[];
  readonly matrix: DissimilarityMatrix;
  readonly aggregation: { readonly statistic: RatingStatistic; readonly ratings: number; readonly leastPerPair: number; readonly mostPerPair: number }; // prettier-ignore
}

/** Needs the columns first, second and rating; a rater's column is not looked at. Stimuli in the order of appearance. */
export function readRatingFile(bytes: Uint8Array, path: string, choice: RatingFileChoice): RatedMatrix {
  const { header, rows, reading } = sniffTable(bytes, path, { hasHeader: true });
  const columns = header.map((name) => name.toLowerCase());
  const place = (name: string): number => {
    const found = columns.indexOf(name);
    if (found < 0) throw new AppError('bad-input', `${path} has no column ‘${name}’. Its columns are: ${header.join(', ')}.`);
    return found;
  };
  const [first, second, rating] = [place('first'), place('second'), place('rating')];
  const ratings = rows.map(({ row, cells }) => {
    const value = parseNumber(cells[rating]!, reading.decimal);
    const { lowest, highest } = choice.scale;
    if (value === null) throw rowError(path, row, `‘${cells[rating]!}’ is not a number`);
    if (value < lowest || value > highest) throw rowError(path, row, `${value} lies outside the scale of ${lowest} to ${highest}`);
    if (cells[first] === cells[second]) throw rowError(path, row, `‘${cells[first]!}’ is compared with itself`);
    return { rater: '', first: cells[first]!, second: cells[second]!, rating: value };
  });
  const ids = [...new Set(ratings.flatMap((row) => [row.first, row.second]))];
  const all = gatherRatings(ratings, ids, choice.scale);
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
  };
}
