/** Learning curves of the training runs of each step, one figure per objective. */
import { trainingSteps } from '../../core/catalogue/steps';
import { epochCurveScene, type EpochMetric, type EpochRun } from '../../core/figures/curves/epoch-curve-scene';
import { paperStyle } from '../../core/figures/scene/figure-style';
import { readEpochs, readMetrics } from '../../store/run-store';
import type { FoundExperiment, FoundGroup } from '../results/find-results';
import { stepTitle, type ProjectFigure } from './project-figure';

const metricNames: Record<EpochMetric, string> = {
  loss: 'Loss',
  classification: 'Classification loss',
  mapping: 'Mapping loss (MSE)',
  reconstruction: 'Reconstruction loss',
};
const size = { width: 454, height: 302 }; // 120 mm by 80 mm

export async function epochFigures(folder: string, experiments: readonly FoundExperiment[], tag: string | null): Promise<ProjectFigure[]> {
  const figures: ProjectFigure[] = [];
  for (const { step, dims, groups } of experiments.filter((each) => trainingSteps.includes(each.step))) {
    for (const group of groups.filter((each) => each.dims === dims && each.variant === undefined)) {
      const runs = await readRuns(folder, group);
      if (runs.length === 0) continue;
      const caption = `Learning curves of ${stepTitle(step)}: training (solid) and validation (dashed), mean over ${runs.length} folds in bold, single folds thin; circles mark the epoch each fold's results are taken from.`;
      for (const metric of shownMetrics(runs)) {
        const scene = epochCurveScene({ runs, metric, metricName: metricNames[metric], tag }, 'linear', size, paperStyle);
        figures.push({ name: `epochs-step-${step}-${metric}`, caption, scene });
      }
    }
  }
  return figures;
}

async function readRuns(folder: string, { runs }: FoundGroup): Promise<EpochRun[]> {
  const read = await Promise.all(
    runs.map(async ({ key, fold }) => {
      const [epochs, metrics] = await Promise.all([readEpochs(folder, key), readMetrics(folder, key)]);
      return { fold, epochs, chosenEpoch: metrics?.selected.epoch ?? null };
    }),
  );
  return read.filter(({ epochs }) => epochs.length > 0);
}

/** The whole loss, and its parts where there is more than one. */
function shownMetrics(runs: readonly EpochRun[]): EpochMetric[] {
  const row = runs[0]?.epochs[0];
  if (!row) return [];
  const parts = (['classification', 'mapping', 'reconstruction'] as const).filter((part) => row[partColumn[part]] !== null);
  return parts.length > 1 ? ['loss', ...parts] : ['loss'];
}

const partColumn = {
  classification: 'validationClassification',
  mapping: 'validationMapping',
  reconstruction: 'validationReconstruction',
} as const;
