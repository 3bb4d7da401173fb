/** Puts the results document together from the files of a project, and from nothing else. */
import type { Corpus } from '../../contract/corpus';
import { stepNames, stepSchema, type ExperimentFile, type Method, type Step } from '../../contract/experiment';
import type { ResultPrediction, ResultRow, ResultsDocument, ResultStimulus } from '../../contract/results';
import type { MetricsFile, PredictionRow, RunKey } from '../../contract/run';
import type { Stimulus } from '../../contract/stimulus';
import { describePhotographNetwork } from '../../core/experiments/photograph-network';
import { describeMethod } from '../../core/experiments/plan';
import { readCorpora } from '../../store/corpus-store';
import { readExperiment } from '../../store/experiment-store';
import { readProject } from '../../store/project-store';
import { readMetrics, readPredictions } from '../../store/run-store';
import { readSpace } from '../../store/space-store';
import { readStimuli } from '../../store/tables';
import { classCounts, summariseBaselines } from './baseline-tables';
import { placesOf, type PlacedSpace } from './placed-space';
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
  const seen = new Set<RunKey>();
  const predictions = new Map<string, ResultPrediction[]>(stimuli.map(({ id }) => [id, []]));
  const read = rememberReads(folder);
  for (const { value: step } of stepSchema.options) {
    const experiment = await readExperiment(folder, step);
    if (experiment === null) continue;
    for (const group of groupRuns(experiment)) {
      const folds = await read.folds(group);
      if (folds.length === 0) continue;
      rows.push(
        await describeRow(experiment, group, folds, labelled, project.seed, () => read.space(stimuli, experiment.space, group.dims)),
      );
      if (experiment.space !== target?.name || group.dims !== target.dims) continue;
      for (const fold of folds.filter(({ key }) => !seen.has(key))) {
        seen.add(fold.key);
        addPredictions(predictions, step, group, fold);
      }
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
    },
    steps: rows,
    stimuli: stimuli.map(({ id, name, category }): ResultStimulus => {
      return { id, name, category, truth: truth?.rowOf(id) ?? [], predictions: predictions.get(id) ?? [] };
    }),
  };
}

/** All folds of one method in one dimension. */
interface RunGroup {
  readonly method: Method;
  readonly dims: number;
  readonly runs: readonly { readonly key: RunKey; readonly fold: number }[];
}

function groupRuns({ runs }: ExperimentFile): RunGroup[] {
  const groups = new Map<string, { method: Method; dims: number; runs: { key: RunKey; fold: number }[] }>();
  for (const { method, dims, key, fold } of runs) {
    const name = `${method} ${dims}`;
    const group = groups.get(name) ?? { method, dims, runs: [] };
    group.runs.push({ key, fold });
    groups.set(name, group);
  }
  return [...groups.values()];
}

async function describeRow(
  experiment: ExperimentFile,
  { method, dims, runs }: RunGroup,
  folds: readonly FoldResult[],
  corpora: readonly Corpus[],
  seed: number,
  space: () => Promise<PlacedSpace>,
): Promise<ResultRow> {
  const { step, preset } = experiment;
  const places = folds.some(({ predictions }) => predictions.length > 0) ? await space() : null;
  return {
    step,
    name: nameRow(step, method, dims),
    method,
    space: experiment.space,
    dims,
    preset,
    complete: folds.length === runs.length,
    metrics: summariseFolds(folds, places),
    baselines: summariseBaselines(folds, places, classCounts(corpora), seed),
  };
}

function nameRow(step: Step, method: Method, dims: number): string {
  if (step !== 5 && step !== 9) return describeMethod(method);
  return `${stepNames[step]}: ${describeMethod(method)}, ${dims}-D`;
}

function addPredictions(
  predictions: ReadonlyMap<string, ResultPrediction[]>,
  step: Step,
  { method, dims }: RunGroup,
  { fold, predictions: rows }: FoldResult,
): void {
  for (const { stimulus, role, at } of meanOverCopies(rows)) predictions.get(stimulus)?.push({ step, method, dims, fold, role, at });
}

/** Runs and spaces stand in several rows; each file is read once. */
function rememberReads(folder: string): {
  folds(group: RunGroup): Promise<FoldResult[]>;
  space(stimuli: readonly Stimulus[], name: string, dims: number): Promise<PlacedSpace>;
} {
  const runs = new Map<RunKey, Promise<{ metrics: MetricsFile; predictions: PredictionRow[] } | null>>();
  const spaces = new Map<string, Promise<PlacedSpace>>();
  const readRun = async (key: RunKey): Promise<{ metrics: MetricsFile; predictions: PredictionRow[] } | null> => {
    const metrics = await readMetrics(folder, key); // written last: what has metrics is finished
    return metrics === null ? null : { metrics, predictions: await readPredictions(folder, key) };
  };
  const remember = <K, V>(known: Map<K, V>, key: K, make: () => V): V => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  return {
    folds: async (group) => {
      const results = await Promise.all(
        group.runs.map(async ({ key, fold }) => {
          const result = await remember(runs, key, () => readRun(key));
          return result === null ? [] : [{ key, fold, ...result }];
        }),
      );
      return results.flat().sort((a, b) => a.fold - b.fold);
    },
    space: (stimuli, name, dims) => remember(spaces, `${dims} ${name}`, async () => placesOf(stimuli, await readSpace(folder, name, dims))),
  };
}
