/** What is computed again from judgements and predictions alone: dissimilarities, spaces, and the metrics of every run. */
import type { Finding } from '../../../contract/results/bundle';
import { phrase } from '../../../contract/message';
import { foldRoleSchema, type RunRecord } from '../../../contract/running/run';
import type { Space } from '../../../contract/study/space';
import { mappingTable } from '../../../core/experiments/mapping-table';
import { insideProject } from '../../../files/inside-project';
import { readTextIfThere } from '../../../store/files/read-json';
import { listRuns, readMetrics, readPredictions } from '../../../store/runs/run-store';
import { listSpaces, readSpace } from '../../../store/project/space-store';
import { readDissimilarities, readIncludedRatings, readStimuli } from '../../../store/files/tables';
import { placedSpaceOf, type PlacedSpace } from '../../results/placed-space';
import { aggregateRatings } from '../../spaces/fit/aggregate-ratings';
import { computeSpaceInFolder } from '../../spaces/fit/compute-space';
import { judgementsFingerprint } from '../../spaces/space-staleness';
import type { TellWork } from '../../work-progress';
import { apartness, compareJson, compareTexts, finding, rounding, unknown, worst, type Compared } from './compare-numbers';

/** Null where a project has only one of ratings and dissimilarities. */
export async function recomputeDissimilarities(folder: string): Promise<Finding | null> {
  const [stored, ratings, stimuli] = await Promise.all([readDissimilarities(folder), readIncludedRatings(folder), readStimuli(folder)]);
  if (stored.length === 0 || ratings.length === 0) return null;
  const again = aggregateRatings(ratings, stimuli);
  if (stored.every(({ ratings: count }) => count === 0))
    return unknown(
      'dissimilarities',
      phrase`from the ratings`,
      phrase`they were imported beside the ratings, and do not say how they came about`,
    );
  const line = (row: (typeof stored)[number]): string => `${row.first},${row.second},${row.dissimilarity},${row.ratings}`;
  return finding('dissimilarities', phrase`from the ratings`, compareTexts(stored.map(line).join('\n'), again.map(line).join('\n')));
}

/** Writes the spaces of `folder` anew: a copy. */
export async function* recomputeSpaces(folder: string, tell: TellWork): AsyncGenerator<Finding> {
  const spaces = await listSpaces(folder);
  for (const [i, space] of spaces.entries()) {
    tell(i, spaces.length);
    yield* recomputeSpace(folder, space);
  }
}

/** Starts times steps; ten times those of a study. */
const mostSteps = 640_000;

async function* recomputeSpace(folder: string, space: Space): AsyncGenerator<Finding> {
  const { name, settings, computedFrom, dimensions, source } = space;
  const why = await whyNot(folder, space);
  if (why !== null) {
    yield unknown('spaces', name, why);
    return;
  }
  const file = (dims: number): string => insideProject(folder, 'spaces', name, `${dims}D.csv`);
  const published = await Promise.all(dimensions.map(({ dims }) => readTextIfThere(file(dims))));
  const again = await computeSpaceInFolder(folder, { name, settings, maxDims: Math.max(...dimensions.map(({ dims }) => dims)) }, source);
  for (const [i, { dims, stress1, kendallTau }] of dimensions.entries()) {
    const judged = again.dimensions.find((each) => each.dims === dims);
    const quality = compareJson({ stress1, kendallTau }, judged);
    const places = compareTexts(published[i] ?? '', (await readTextIfThere(file(dims))) ?? '');
    yield finding('spaces', `${name}, ${dims}-D`, worst([places, quality]));
  }
  if (computedFrom !== again.computedFrom) yield unknown('spaces', name, phrase`its judgements were changed`);
}

/** A part of a sentence, null where it can be computed again. */
async function whyNot(folder: string, { settings, computedFrom }: Space): Promise<string | null> {
  if (settings.method === 'imported') return phrase`it was imported from others, with no way to compute it`;
  if (settings.starts * settings.maxIterations > mostSteps) return phrase`it has more starts and steps than anybody computes unasked`;
  if (computedFrom === undefined) return phrase`an older version of the program computed it and did not write down from which judgements`;
  const now = await judgementsFingerprint(folder, settings);
  return now === computedFrom ? null : phrase`the judgements it was computed from are not in here as they were`;
}

/** One line for each kind of run and role would be hundreds: one for each run whose metrics differ, and one for all others. */
export async function recomputeMetrics(folder: string): Promise<Finding[]> {
  const stimuli = await readStimuli(folder);
  const spaces = new Map<string, Promise<PlacedSpace>>();
  const placesIn = (name: string, dims: number): Promise<PlacedSpace> => {
    const key = `${dims} ${name}`;
    const known = spaces.get(key) ?? readSpace(folder, name, dims).then((space) => placedSpaceOf(stimuli, space));
    spaces.set(key, known);
    return known;
  };
  const all: Compared[] = [];
  const differing: Finding[] = [];
  for (const record of await listRuns(folder)) {
    const compared = await compareMetrics(folder, record, placesIn);
    if (compared === null) continue;
    if (compared.outcome === 'differs') differing.push(finding('metrics', record.label, compared));
    else all.push(compared);
  }
  return all.length === 0 ? differing : [...differing, finding('metrics', phrase`of all runs, from their predictions`, worst(all))];
}

/** Null for a run that predicts no places. */
async function compareMetrics(
  folder: string,
  { key, configuration }: RunRecord,
  placesIn: (name: string, dims: number) => Promise<PlacedSpace>,
): Promise<Compared | null> {
  const [metrics, predictions] = await Promise.all([readMetrics(folder, key), readPredictions(folder, key)]);
  if (metrics === null || predictions.length === 0) return null;
  const places = await placesIn(configuration.space, configuration.dims);
  let numbers = 0;
  let largest = 0;
  for (const role of foldRoleSchema.options) {
    const rows = predictions.filter((row) => row.role === role && places.indexOf(row.stimulus) !== undefined);
    if (rows.length === 0) continue;
    const again: Readonly<Record<string, number>> = mappingTable(
      places,
      rows.map(({ stimulus }) => places.indexOf(stimulus)!),
      rows.flatMap(({ at }) => at),
    );
    for (const [metric, value] of Object.entries(again)) {
      const published = metrics[role][metric];
      if (published === undefined) continue;
      numbers++;
      const apart = apartness(published, value);
      largest = Math.max(largest, apart);
      if (!(apart <= rounding))
        return { outcome: 'differs', numbers, detail: phrase`${metric} of ${role}: ${published} was published, ${value} is computed` };
    }
  }
  return largest === 0
    ? { outcome: 'identical', numbers, detail: null }
    : { outcome: 'rounding', numbers, detail: phrase`at most ${largest.toExponential(1)} apart` };
}
