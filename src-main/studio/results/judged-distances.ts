/** Whether predicted places stand as far apart as people said their drawings differ. */
import type { Stimulus } from '../../contract/stimulus';
import { isIncluded } from '../../contract/stimulus';
import { spaceTau } from '../../core/spaces/dissimilarity-matrix';
import { readDissimilarities, readRatings } from '../../store/tables';
import { aggregateRatings } from '../spaces/aggregate-ratings';
import { toMatrix } from '../spaces/dissimilarity-table';

export interface JudgedDistances {
  /**
   * Kendall's tau-b between Euclidean distances of the places (stimuli x dims) and the dissimilarities of their stimuli, over the pairs
   * people judged; nothing where it cannot be told, as between places that are all the same.
   */
  kendall(stimuli: readonly string[], places: readonly number[]): { readonly kendall?: number };
}

/** From dissimilarities.csv, or from the ratings while a project has no such file; nothing is written. */
export async function readJudgedDistances(folder: string, all: readonly Stimulus[]): Promise<JudgedDistances> {
  const stored = await readDissimilarities(folder);
  const pairs = stored.length > 0 ? stored : aggregateRatings(await readRatings(folder), all);
  const stimuli = all.filter(isIncluded);
  const index = new Map(stimuli.map(({ id }, i) => [id, i]));
  const { n, values } = toMatrix(pairs.filter(({ first, second }) => index.has(first) && index.has(second)), stimuli); // prettier-ignore
  return {
    kendall(ids, places) {
      const rows = ids.flatMap((id, row) => (index.has(id) ? [{ row, at: index.get(id)! }] : []));
      const dims = places.length / ids.length;
      const part = new Float64Array(rows.length ** 2);
      const coordinates = new Float64Array(rows.length * dims);
      for (const [i, { row, at }] of rows.entries()) {
        for (let j = 0; j < rows.length; j++) part[i * rows.length + j] = values[at * n + rows[j]!.at]!;
        for (let k = 0; k < dims; k++) coordinates[i * dims + k] = places[row * dims + k]!;
      }
      const tau = rows.length < 2 ? NaN : spaceTau({ n: rows.length, values: part }, coordinates, dims);
      return Number.isFinite(tau) ? { kendall: tau } : {};
    },
  };
}
