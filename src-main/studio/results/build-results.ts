/** Puts the results document together from the files of a project, and from nothing else. */
import type { Corpus } from '../../contract/corpus';
import { isControl, stepSchema, type ExperimentFile, type Step } from '../../contract/experiment';
import type { ResultPrediction, ResultRow, ResultsDocument, ResultStimulus } from '../../contract/results';
import type { RunKey } from '../../contract/run';
import { isIncluded } from '../../contract/stimulus';
import { describePhotographNetwork } from '../../core/experiments/photograph-network';
import { readCorpora } from '../../store/corpus-store';
import { readExperiment } from '../../store/experiment-store';
import { readProject } from '../../store/project-store';
import { readSpace, readSpaceDescription } from '../../store/space-store';
import { readStimuli } from '../../store/tables';
import { classCounts, summariseBaselines } from './baseline-tables';
import { findBestRows, type Contender } from './best-rows';
import { readJudgedDistances, type JudgedDistances } from './judged-distances';
import { placesOf, type PlacedSpace } from './placed-space';
import { createGroupReader, groupRuns, nameRow, type RunGroup } from './run-groups';
import { meanOverCopies, summariseFolds, type FoldResult } from './summarise-folds';

/**
 * One row for each method and dimension of each started step that has at least one finished fold. Predictions are those in the
 * target space, in the order of the rows: the runs of step 5 in other dimensions have rows, but their places are no places of
 * the target space, and those in its own dimensions stand under steps 1, 3 and 4 already when these were started.
 */
export async function buildResults(folder: string): Promise<ResultsDocument> {
  const [project, stimuli, { corpora }] = await Promise.all([readProject(folder), readStimuli(folder), readCorpora(folder)]);
  const labelled = corpora.filter(({ kind }) => kind === 'corpus');
  const target = project.targetSpace;
  const truth = target === null ? null : placesOf(stimuli, await readSpace(folder, target.name, target.dims));
  const rows: ResultRow[] = [];
  const contenders: Contender[] = [];
  const seen = new Set<RunKey>();
  const predictions = new Map<string, ResultPrediction[]>(stimuli.map(({ id }) => [id, []]));
  const judged = await readJudgedDistances(folder, stimuli);
  const read = createGroupReader(folder, judged);
  const experiments = await Promise.all(stepSchema.options.map(({ value }) => readExperiment(folder, value)));
  const started = experiments.filter((experiment) => experiment !== null);
  const groups = started.flatMap((experiment) => groupRuns(experiment).map((group) => ({ experiment, group })));
  const everyFolds = await Promise.all(groups.map(({ group }) => read.folds(group))); // asks the disk for all files at once
  for (const [i, { experiment, group }] of groups.entries()) {
    const { step } = experiment;
    const folds = everyFolds[i]!;
    if (folds.length === 0) continue;
    const places = await placesFor(folds, () => read.space(stimuli, experiment.space, group.dims));
    const row = describeRow(experiment, group, folds, places, labelled, project.seed, judged);
    rows.push(row);
    if (experiment.space !== target?.name || group.dims !== target.dims) continue;
    if (step !== 5 && step !== 9 && !isControl(group.method))
      contenders.push({ row, data: { step, method: group.method, dims: group.dims, variant: group.variant, folds, places } });
    for (const fold of folds.filter(({ key }) => !seen.has(key))) {
      seen.add(fold.key);
      addPredictions(predictions, step, group, fold);
    }
  }
  return {
    schemaVersion: 1,
    project: {
      name: project.name,
      tag: project.tag,
      space: target?.name ?? '',
      dims: target?.dims ?? 0,
      corpora: labelled.map(({ id, name }) => ({ id, name })),
      photographNetwork: describePhotographNetwork(project.photographNetwork),
      isPublishedSpace: target !== null && (await isPublished(folder, target.name, project.attribution)),
    },
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
  experiment: ExperimentFile,
  group: RunGroup,
  folds: readonly FoldResult[],
  places: PlacedSpace | null,
  corpora: readonly Corpus[],
  seed: number,
  judged: JudgedDistances,
): ResultRow {
  const { step, preset } = experiment;
  const { method, dims, variant, runs } = group;
  return {
    step,
    name: nameRow(step, group),
    method,
    ...(variant === undefined ? {} : { variant }),
    space: experiment.space,
    dims,
    preset,
    complete: folds.length === runs.length,
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
