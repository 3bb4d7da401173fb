/** Whether predicted places stand as far apart as people said their drawings differ. */
import { createHash } from 'node:crypto';
import type { TripletCeiling } from '../../contract/study/triplet-space';
import { itemsOf } from '../../contract/study/triplets';
import type { Stimulus } from '../../contract/study/stimulus';
import { isIncluded } from '../../contract/study/stimulus';
import type { MetricTable } from '../../core/catalogue/metrics';
import { spaceTauWith } from '../../core/spaces/matrix/dissimilarity-matrix';
import { tripletCeiling } from '../../core/triplets/judge-triplets';
import { judgedPairs, type JudgedPairs } from '../../core/triplets/judged-pairs';
import { tripletAccuracy } from '../../core/triplets/triplet-loss';
import { readIncludedTriplets } from '../../store/project/triplet-store';
import { readDissimilarities, readIncludedRatings } from '../../store/files/tables';
import { aggregateRatings } from '../spaces/fit/aggregate-ratings';
import { toMatrix } from '../spaces/files/dissimilarity-table';

export interface JudgedDistances {
  /** Equal for equal dissimilarities of equal stimuli. */
  readonly fingerprint: string;
  /**
   * Kendall's tau-b between Euclidean distances of the places (stimuli x dims) and the dissimilarities of their stimuli, over the pairs
   * people judged; nothing where it cannot be told, as between places that are all the same.
   */
  kendall(stimuli: readonly string[], places: readonly number[]): { readonly kendall?: number };
  /** Share of the triplets of these stimuli that people judged as the places have it; nothing where there are none. */
  readonly triplets: (stimuli: readonly string[], places: readonly number[]) => { readonly triplets?: number };
  /** Both: what is measured of predicted places besides their errors. */
  judge(stimuli: readonly string[], places: readonly number[]): MetricTable;
  /** How people agree with each other about the triplets; null where there are none that several judged. */
  readonly tripletCeiling: TripletCeiling | null;
}

/** From dissimilarities.csv, or from the ratings while a project has no such file; nothing is written. */
export async function readJudgedDistances(folder: string, all: readonly Stimulus[]): Promise<JudgedDistances> {
  const stored = await readDissimilarities(folder);
  const pairs = stored.length > 0 ? stored : aggregateRatings(await readIncludedRatings(folder), all);
  const stimuli = all.filter(isIncluded);
  const index = new Map(stimuli.map(({ id }, i) => [id, i]));
  const { n, values } = toMatrix(
    pairs.filter(({ first, second }) => index.has(first) && index.has(second)),
    stimuli,
  );
  const prepare = (ids: readonly string[]) => {
    const rows = ids.flatMap((id, row) => (index.has(id) ? [{ row, at: index.get(id)! }] : []));
    const part = Float64Array.from(rows.flatMap(({ at }) => rows.map((other) => values[at * n + other.at]!)));
    return { rows: rows.map(({ row }) => row), tau: spaceTauWith({ n: rows.length, values: part }) };
  };
  const judgements = (await readIncludedTriplets(folder)).filter((judgement) => itemsOf(judgement).every((item) => index.has(item)));
  const preparedTriplets = new Map<string, JudgedPairs>();
  const prepared = new Map<string, ReturnType<typeof prepare>>(); // the same few sets of stimuli come with every method
  const judged: JudgedDistances = {
    fingerprint: createHash('sha256')
      .update(JSON.stringify([stimuli.map(({ id }) => id), pairs, judgements]))
      .digest('hex'),
    tripletCeiling: tripletCeiling(judgements),
    judge: (ids, places) => ({ ...judged.kendall(ids, places), ...judged.triplets(ids, places) }),
    triplets(ids, places) {
      if (judgements.length === 0 || ids.length < 3) return {};
      const key = ids.join(' ');
      const known = preparedTriplets.get(key) ?? judgedPairs(judgements, ids);
      preparedTriplets.set(key, known);
      return known.count === 0 ? {} : { triplets: tripletAccuracy(known, places, places.length / ids.length) };
    },
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
  return judged;
}
