/** Reads what the figures of a project are drawn from. */
import { ofFirstSeed } from '../results/rows/summarise-folds';
import type { ResultChoice } from '../../contract/results/results';
import { metricWords } from '../../core/catalogue/name-metric';
import { trainingSteps } from '../../core/catalogue/steps';
import type { EpochRun } from '../../core/figures/curves/epoch-curve-scene';
import type { FigureSources, Training } from '../../core/figures/sources/figure-sources';
import { tripletCeiling } from '../../core/triplets/judge-triplets';
import { readAnalysis } from '../../store/project/analysis-store';
import { readProject } from '../../store/project/project-store';
import { readEpochs, readMetrics } from '../../store/runs/run-store';
import { listSpaces } from '../../store/project/space-store';
import { readIncludedTriplets } from '../../store/project/triplet-store';
import { buildResults } from '../results/rows/build-results';
import { compareLeading } from '../results/comparing/compare-leading';
import { findResults, type FoundExperiment, type FoundGroup } from '../results/find-results';
import { keepCurrent, planAnalysis } from '../results/analysis/plan-analysis';
import { settingsWords } from '../spaces/files/settings-words';
import { reportTriplets } from '../spaces/fit/triplet-data';

const formNames = { pooled: 'pooled', folds: 'mean over folds' } as const;

/** `withDrawing`: ids of the stimuli that have one; their ids stand for its address. What only the window looks at is left out. */
export async function gatherSources(folder: string, choice: ResultChoice, withDrawing: ReadonlySet<string>): Promise<FigureSources> {
  const [results, spaces, triplets] = await Promise.all([buildResults(folder, choice), listSpaces(folder), readIncludedTriplets(folder)]);
  const { experiments } = await findResults(folder, await readProject(folder), choice);
  return {
    results,
    image: (id) => (withDrawing.has(id) ? id : null),
    spaces,
    triplets: { ceiling: tripletCeiling(triplets)?.majority ?? null, chance: reportTriplets(triplets).chance },
    analysis: keepCurrent(await readAnalysis(folder), await planAnalysis(folder, choice)),
    comparison: await compareLeading(folder, results, choice),
    trainings: await readTrainings(folder, experiments),
    shepards: [],
    structures: [],
    pairs: null,
    histograms: [],
    strips: [],
    metricName: (metric, form) => {
      const { name } = metricWords(metric, results.project.corpora);
      return form === null ? name : `${name} (${formNames[form]})`;
    },
    howComputed: settingsWords,
  };
}

/** Of the settings the study has; what sets a variant apart no curve could say. */
async function readTrainings(folder: string, experiments: readonly FoundExperiment[]): Promise<Training[]> {
  const groups = experiments
    .filter(({ step }) => trainingSteps.includes(step))
    .flatMap(({ step, dims, groups: all }) =>
      all.filter((each) => each.dims === dims && each.variant === undefined).map((group) => ({ step, group })),
    );
  const trainings = await Promise.all(groups.map(async ({ step, group }) => ({ step, runs: await readRuns(folder, group) })));
  return trainings.filter(({ runs }) => runs.length > 0);
}

async function readRuns(folder: string, { runs }: FoundGroup): Promise<EpochRun[]> {
  const read = await Promise.all(
    ofFirstSeed(runs).map(async ({ key, fold }) => {
      const [epochs, metrics] = await Promise.all([readEpochs(folder, key), readMetrics(folder, key)]);
      return { fold, epochs, chosenEpoch: metrics?.selected.epoch ?? null };
    }),
  );
  return read.filter(({ epochs }) => epochs.length > 0);
}
