/** Puts the results document together from the files of a project, and from nothing else. */
import type { Corpus } from '../../contract/corpus';
import { isControl, type Step } from '../../contract/experiment';
import {
  isTrial,
  type ResultChoice,
  type ResultPrediction,
  type ResultRow,
  type ResultsDocument,
  type ResultStimulus,
} from '../../contract/results';
import type { RunKey } from '../../contract/run';
import { isIncluded } from '../../contract/stimulus';
import { describePhotographNetwork } from '../../core/experiments/photograph-network';
import { readCorpora } from '../../store/corpus-store';
import { readProject } from '../../store/project-store';
import { readSpace, readSpaceDescription } from '../../store/space-store';
import { readStimuli } from '../../store/tables';
import { classCounts, summariseBaselines } from './baseline-tables';
import { findBestRows, type Contender } from './best-rows';
import { findResults, type FoundExperiment, type FoundGroup } from './find-results';
import { readJudgedDistances, type JudgedDistances } from './judged-distances';
import { isSpaceStale } from '../spaces/space-staleness';
import { placesOf, type PlacedSpace } from './placed-space';
import { createGroupReader, nameRow, type RunGroup } from './run-groups';
import { tagOf } from './tag-of';
import { howTrained } from './how-trained';
import { meanOverCopies, summariseFolds, type FoldResult } from './summarise-folds';

/**
 * Of the finished results that are asked for: one row for each method and dimension of each step that has at least one finished fold. Predictions are those in the
 * target space, in the order of the rows: the runs of step 5 in other dimensions have rows, but their places are no places of
 * the target space, and those in its own dimensions stand under steps 1, 3 and 4 already when these were started.
 */
export async function buildResults(folder: string, choice: ResultChoice = {}): Promise<ResultsDocument> {
  const [project, stimuli, { corpora }] = await Promise.all([readProject(folder), readStimuli(folder), readCorpora(folder)]);
  const labelled = corpora.filter(({ kind }) => kind === 'corpus');
  const { sets, chosen, experiments, records } = await findResults(folder, project, choice);
  const target = chosen === null ? project.targetSpace : { name: chosen.space, dims: chosen.dims };
  const truth = target === null ? null : placesOf(stimuli, await readSpace(folder, target.name, target.dims));
  const rows: ResultRow[] = [];
  const contenders: Contender[] = [];
  const seen = new Set<RunKey>();
  const predictions = new Map<string, ResultPrediction[]>(stimuli.map(({ id }) => [id, []]));
  const judged = await readJudgedDistances(folder, stimuli);
  const read = createGroupReader(folder, judged);
  const groups = experiments.flatMap((experiment) => experiment.groups.map((group) => ({ experiment, group })));
  const everyFolds = await Promise.all(groups.map(({ group }) => read.folds(group))); // asks the disk for all files at once
  for (const [i, { experiment, group }] of groups.entries()) {
    const { step } = experiment;
    const folds = everyFolds[i]!;
    if (folds.length === 0) continue;
    const places = await placesFor(folds, () => read.space(stimuli, experiment.space, group.dims));
    const row = {
      ...describeRow(experiment, group, folds, places, labelled, project.seed, judged),
      ...howTrained(records, group.runs),
    };
    rows.push(row);
    if (group.dims !== target?.dims) continue;
    if (step !== 5 && step !== 9 && !isControl(group.method))
      contenders.push({ row, data: { step, method: group.method, dims: group.dims, variant: group.variant, folds, places } });
    for (const fold of folds.filter(({ key }) => !seen.has(key))) {
      seen.add(fold.key);
      addPredictions(predictions, step, group, fold);
    }
  }
  const stale = {
    steps: [...new Set(rows.filter((row) => row.stale).map(({ step }) => step))],
    rows: rows.filter((row) => row.stale).length,
    space: target !== null && (await isSpaceStale(folder, await readSpaceDescription(folder, target.name))),
  };
  const size = chosen?.size ?? 'other';
  return {
    schemaVersion: 1,
    project: {
      name: project.name,
      tag: tagOf(project.tag, { isTrial: chosen !== null && isTrial(chosen.size), isStale: stale.rows > 0 || stale.space }),
      ownTag: project.tag,
      size,
      space: target?.name ?? '',
      dims: target?.dims ?? 0,
      corpora: labelled.map(({ id, name }) => ({ id, name })),
      photographNetwork: describePhotographNetwork(project.photographNetwork),
      isPublishedSpace: target !== null && (await isPublished(folder, target.name, project.attribution)),
    },
    sets: [...sets].map(({ size, space, dims, runs }) => ({ size, space, dims, runs })),
    stale,
    steps: rows,
    best: findBestRows(contenders, project.seed),
    stimuli: stimuli.filter(isIncluded).map(({ id, name, category }): ResultStimulus => {
      return { id, name, category, truth: truth?.rowOf(id) ?? [], predictions: predictions.get(id) ?? [] };
    }),
  };
}

/** Null where nothing was placed. */
export async function placesFor(folds: readonly FoldResult[], space: () => Promise<PlacedSpace>): Promise<PlacedSpace | null> {
  return folds.some(({ predictions }) => predictions.length > 0) ? space() : null;
}

function describeRow(
  experiment: FoundExperiment,
  group: FoundGroup,
  folds: readonly FoldResult[],
  places: PlacedSpace | null,
  corpora: readonly Corpus[],
  seed: number,
  judged: JudgedDistances,
): ResultRow {
  const { step, size } = experiment;
  const { method, dims, variant, runs, isWhole, isStale } = group;
  return {
    step,
    name: nameRow(step, group),
    method,
    ...(variant === undefined ? {} : { variant }),
    space: experiment.space,
    dims,
    preset: size,
    complete: isWhole && folds.length === runs.length,
    stale: isStale,
    metrics: summariseFolds(folds, places, judged),
    baselines: summariseBaselines(folds, places, classCounts(corpora), seed, judged),
  };
}

function addPredictions(
  predictions: ReadonlyMap<string, ResultPrediction[]>,
  step: Step,
  { method, dims }: RunGroup,
  { fold, predictions: rows }: FoldResult,
): void {
  for (const { stimulus, role, at } of meanOverCopies(rows)) predictions.get(stimulus)?.push({ step, method, dims, fold, role, at });
}

/** The mean space of the study, as it was published and not computed again. */
async function isPublished(folder: string, name: string, attribution: readonly { readonly url: string }[]): Promise<boolean> {
  if (name !== 'mean' || !attribution.some(({ url }) => url.endsWith('lbechberger/LearningPsychologicalSpaces'))) return false;
  return (await readSpaceDescription(folder, name)).settings.method === 'imported';
}
