/** Figures of single runs and of what they read: learning curves of each step, and how often each value is drawn. */
import { phrase } from '../../../contract/message';
import type { FoundFigure } from '../figure-kind';
import type { EpochCurves } from '../curves/epoch-curve-scene';
import { objectivesOf, type EpochMetric } from '../curves/epoch-metrics';
import type { FigureStyle } from '../scene/figure-style';
import type { Histogram } from '../spaces/histogram-scene';
import { fileName, stepTitle } from './figure-name';
import type { FigureSources } from './figure-sources';

/** One figure per objective. */
export function findEpochCurves({ trainings, results }: FigureSources, { words }: FigureStyle): FoundFigure<EpochCurves>[] {
  return trainings.flatMap(({ step, runs }) => {
    const caption = phrase`Learning curves of ${stepTitle(step)}: training (solid) and validation (dashed), mean over ${runs.length} folds in bold, single folds thin; circles mark the epoch each fold's results are taken from.`;
    const objectives = objectivesOf(runs[0]?.epochs ?? []);
    // With one objective the whole loss is all there is.
    const shown: readonly EpochMetric[] = runs.length === 0 ? [] : objectives.length > 2 ? objectives : ['loss'];
    return shown.map((metric) => ({
      name: `epochs-step-${step}-${metric}`,
      caption,
      data: { runs, metric, metricName: words.epochMetrics[metric], scale: 'linear' as const, tag: results.project.tag },
      view: { screen: 'experiments' as const },
    }));
  });
}

export function findHistograms({ histograms }: FigureSources): FoundFigure<Histogram>[] {
  return histograms.map((data) => {
    const caption = phrase`${data.label}: what was drawn (bars) and what was to be expected (dashed line).`;
    return { name: `histogram-${fileName(data.valueName)}`, caption, data, view: { screen: 'corpora' as const } };
  });
}
