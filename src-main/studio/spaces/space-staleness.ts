/** Whether a computed space still belongs to the stimuli and judgements of its project. Reads only. */
import type { Space, SpaceSettings } from '../../contract/study/space';
import { isIncluded, type Dissimilarity, type Stimulus } from '../../contract/study/stimulus';
import { itemsOf } from '../../contract/study/triplets';
import { spaceTau } from '../../core/spaces/matrix/dissimilarity-matrix';
import { canonicalJson } from '../../store/files/canonical-json';
import { sha256 } from '../../store/runs/run-key';
import { readSpace } from '../../store/project/space-store';
import { readDissimilarities, readIncludedRatings, readStimuli } from '../../store/files/tables';
import { readIncludedTriplets } from '../../store/project/triplet-store';
import { aggregateRatings } from './fit/aggregate-ratings';
import { toMatrix } from './files/dissimilarity-table';

/** Of what a space with these settings is computed from now. */
export async function judgementsFingerprint(
  folder: string,
  { method, ratings: choice }: Pick<SpaceSettings, 'method' | 'ratings'>,
): Promise<string> {
  const all = await readStimuli(folder);
  const stimuli = all.filter(isIncluded);
  if (method === 'ordinal') return tripletsFingerprint(folder, stimuli);
  const judgements =
    choice === undefined
      ? (await pairsOf(folder, all)).map(({ first, second, dissimilarity }) => [first, second, dissimilarity])
      : (await readIncludedRatings(folder)).map(({ rater, first, second, rating }) => [first, second, rater, rating]);
  const ids = new Set(stimuli.map(({ id }) => id));
  const among = judgements.filter(([first, second]) => ids.has(String(first)) && ids.has(String(second)));
  const lines = among.map((judgement) => canonicalJson(judgement)).sort();
  return sha256(canonicalJson([[...ids].sort(), lines]));
}

async function tripletsFingerprint(folder: string, stimuli: readonly Stimulus[]): Promise<string> {
  const ids = new Set(stimuli.map(({ id }) => id));
  const among = (await readIncludedTriplets(folder)).filter((judgement) => itemsOf(judgement).every((item) => ids.has(item)));
  const lines = among.map(({ responseTimeMs: _, source: __, ...judged }) => canonicalJson(judged)).sort();
  return sha256(canonicalJson([[...ids].sort(), lines]));
}

/** A space of others stays as it was published; one that says nothing of its origin is judged by its agreement with the judgements. */
export async function isSpaceStale(folder: string, { name, settings, computedFrom, dimensions }: Space): Promise<boolean> {
  if (settings.method === 'imported') return false;
  if (computedFrom !== undefined) return computedFrom !== (await judgementsFingerprint(folder, settings));
  const all = await readStimuli(folder);
  const included = all.filter(isIncluded).map(({ id }) => id);
  const first = dimensions[0];
  if (first === undefined) return false;
  const space = await readSpace(folder, name, first.dims);
  if (space.stimuli.length !== included.length || included.some((id) => !space.stimuli.includes(id))) return true;
  if (first.kendallTau === null || settings.ratings !== undefined) return false;
  const matrix = toMatrix(amongOnly(await pairsOf(folder, all), new Set(included)), stimuliInOrder(all, space.stimuli));
  const tau = spaceTau(matrix, Float64Array.from(space.coordinates.flat()), first.dims);
  return Number.isFinite(tau) && Math.abs(tau - first.kendallTau) > rounding;
}

const rounding = 1e-6; // coordinates are written with all their digits

/** As stored, or as they will be once they are written down for the first time. */
async function pairsOf(folder: string, stimuli: readonly Stimulus[]): Promise<Dissimilarity[]> {
  const stored = await readDissimilarities(folder);
  return stored.length > 0 ? stored : aggregateRatings(await readIncludedRatings(folder), stimuli);
}

function amongOnly(pairs: readonly Dissimilarity[], ids: ReadonlySet<string>): Dissimilarity[] {
  return pairs.filter(({ first, second }) => ids.has(first) && ids.has(second));
}

function stimuliInOrder(stimuli: readonly Stimulus[], ids: readonly string[]): Stimulus[] {
  const byId = new Map(stimuli.map((stimulus) => [stimulus.id, stimulus]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
