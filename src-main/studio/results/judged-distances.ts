/** Whether predicted places stand as far apart as people said their drawings differ. */
import { createHash } from 'node:crypto';
import type { Stimulus } from '../../contract/stimulus';
import { isIncluded } from '../../contract/stimulus';
import { spaceTauWith } from '../../core/spaces/dissimilarity-matrix';
import { readDissimilarities, readIncludedRatings } from '../../store/tables';
import { aggregateRatings } from '../spaces/aggregate-ratings';
import { toMatrix } from '../spaces/dissimilarity-table';

export interface JudgedDistances {
  /** Equal for equal dissimilarities of equal stimuli. */
  readonly fingerprint: string;
  /**
   * Kendall's tau-b between Euclidean distances of the places (stimuli x dims) and the dissimilarities of their stimuli, over the pairs
   * people judged; nothing where it cannot be told, as between places that are all the same.
   */
  kendall(stimuli: readonly string[], places: readonly number[]): { readonly kendall?: number };
}

/** From dissimilarities.csv, or from the ratings while a project has no such file; nothing is written. */
export async function readJudgedDistances(folder: string, all: readonly Stimulus[]): Promise<JudgedDistances> {
  const stored = await readDissimilarities(folder);
  const pairs = stored.length > 0 ? stored : aggregateRatings(await readIncludedRatings(folder), all);
  const stimuli = all.filter(isIncluded);
  const index = new Map(stimuli.map(({ id }, i) => [id, i]));
  const { n, values } = toMatrix(pairs.filter(({ first, second }) => index.has(first) && index.has(second)), stimuli); // prettier-ignore
  const prepare = (ids: readonly string[]) => {
    const rows = ids.flatMap((id, row) => (index.has(id) ? [{ row, at: index.get(id)! }] : []));
    const part = Float64Array.from(rows.flatMap(({ at }) => rows.map((other) => values[at * n + other.at]!)));
    return { rows: rows.map(({ row }) => row), tau: spaceTauWith({ n: rows.length, values: part }) };
  };
  const prepared = new Map<string, ReturnType<typeof prepare>>(); // the same few sets of stimuli come with every method
  return {
    fingerprint: createHash('sha256')
      .update(JSON.stringify([stimuli.map(({ id }) => id), pairs]))
      .digest('hex'),
    kendall(ids, places) {
      const key = ids.join(' ');
      const known = prepared.get(key) ?? prepare(ids);
      prepared.set(key, known);
      const dims = places.length / ids.length;
      const coordinates = new Float64Array(known.rows.length * dims);
      known.rows.forEach((row, i) => {
        for (let k = 0; k < dims; k++) coordinates[i * dims + k] = places[row * dims + k]!;
      });
      const tau = known.rows.length < 2 ? NaN : known.tau(coordinates, dims);
      return Number.isFinite(tau) ? { kendall: tau } : {};
    },
  };
}
