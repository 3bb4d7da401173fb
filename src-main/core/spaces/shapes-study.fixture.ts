/** Reads the public data of the Shapes study for tests, where it is there; the caller brings the file reading. */
import type { DissimilarityMatrix } from './matrix/dissimilarity-matrix';

/** Relative to the checkout; tests that need it skip by name where it is missing. */
export const studyFolder = '../shared/reference/shapes-study/mds';

export type ReadText = (path: string) => string;

const rowsOf = (text: string, separator = ',') =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(separator));

/** The sixty items in the order of the dissimilarities. */
export function readItems(read: ReadText): string[] {
  return rowsOf(read(`${studyFolder}/similarities/rating_type/conceptual/item_names.csv`)).map(([name]) => name!);
}

export function readStudyDissimilarities(read: ReadText): DissimilarityMatrix {
  const rows = rowsOf(read(`${studyFolder}/similarities/aggregator/mean/distance_matrix.csv`));
  return { n: rows.length, values: Float64Array.from(rows.flat(), Number) };
}

/** Published coordinates of the mean space, rows in the order of `readItems`. */
export function readStudySpace(read: ReadText, dims: number): Float64Array {
  const rows = rowsOf(read(`${studyFolder}/data_set/spaces/coordinates/mean/${dims}D-vectors.csv`));
  const byItem = new Map(rows.map(([item, ...numbers]) => [item!, numbers.map(Number)]));
  return Float64Array.from(readItems(read).flatMap((item) => byItem.get(item)!));
}

export interface PublishedStress {
  readonly metric: number;
  readonly primary: number;
  readonly secondary: number;
  readonly tertiary: number;
}

/** Published stress of the mean space; element d - 1 for d dimensions. */
export function readPublishedStress(read: ReadText): PublishedStress[] {
  const [, ...rows] = rowsOf(read(`${studyFolder}/data_set/spaces/coordinates/mean/stress.csv`));
  return rows.map((row) => ({ metric: Number(row[1]), primary: Number(row[2]), secondary: Number(row[3]), tertiary: Number(row[4]) }));
}

/** Published tau-b by number of dimensions (element d - 1). */
export function readPublishedTau(read: ReadText, scoring = 'Euclidean', weights = 'fixed'): number[] {
  const rows = rowsOf(read(`${studyFolder}/analysis/correlations/mean/mds_from_mean.csv`));
  return rows.filter((row) => row[1] === scoring && row[2] === weights).map((row) => Number(row[3]));
}

/** Values of a rated feature, in the order of `readItems`. */
export function readStudyFeature(read: ReadText, scale: string, feature: 'FORM' | 'LINES' | 'ORIENTATION'): Float64Array {
  const [header, ...rows] = rowsOf(read(`${studyFolder}/data_set/aggregated/features/all_features.csv`), ';');
  const column = header!.indexOf(feature);
  const byItem = new Map(rows.filter((row) => row[1] === scale).map((row) => [row[0]!, Number(row[column])]));
  return Float64Array.from(readItems(read), (item) => byItem.get(item)!);
}

export interface PublishedDirection {
  readonly dims: number;
  readonly scale: string;
  readonly model: string;
  readonly kappa: number;
  readonly spearman: number;
  readonly direction: readonly number[];
}

export function readPublishedDirections(read: ReadText, feature: string): PublishedDirection[] {
  const [, ...rows] = rowsOf(read(`${studyFolder}/data_set/spaces/directions/mean/${feature}.csv`));
  return rows.map(([dims, scale, model, kappa, spearman, ...direction]) => ({
    dims: Number(dims),
    scale: scale!,
    model: model!,
    kappa: Number(kappa),
    spearman: Number(spearman),
    direction: direction.map(Number),
  }));
}
