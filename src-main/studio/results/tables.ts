/** The results as tables for R, jamovi or a spreadsheet: one line for each value that would be a cell in a paper. */
import type { MetricsTable, ResultRow, ResultsDocument } from '../../contract/results/results';
import { isBaseline } from '../../core/catalogue/methods';
import { isMetricName } from '../../core/catalogue/metrics';
import { publishedValue } from '../../core/results/published-values';
import { describeDepartures } from '../../core/experiments/departures';
import { foldCount } from '../../core/folds/folds';
import { exportTagged, type Cell } from '../../store/files/csv';

/** A line for each row and metric, and for each of its baselines; `baseline` is empty for the row itself. */
export function comparisonCsv(document: ResultsDocument): string {
  const folds = Array.from({ length: foldCount }, (_, fold) => `fold${fold + 1}`);
  const header = [
    'step',
    'name',
    'method',
    'space',
    'dims',
    'preset',
    'complete',
    'stale',
    'baseline',
    'metric',
    'mean_over_folds',
    'sd_over_folds',
    ...folds,
    'pooled_over_stimuli',
  ];
  const lines = document.steps.flatMap((row) =>
    [
      ...metricLines(row, '', row.metrics),
      ...Object.entries(row.baselines).flatMap(([baseline, metrics]) => metricLines(row, baseline, metrics)),
    ].map((line) => [...line, ...howTrained(row), document.project.configuration ?? '']),
  );
  const extra = ['not_as_in_the_study', 'folds_on_plateau', 'features_used', 'features_all', 'seeds', 'variant', 'configuration'];
  return exportTagged(document.project.tag, [...header, ...extra], lines);
}

function howTrained({ departures = [], plateau, features, seeds = [], variant }: ResultRow): Cell[] {
  const stuck = (plateau?.folds ?? []).map((fold) => fold + 1).join(' ');
  return [describeDepartures(departures), stuck, features?.used.join(' ') ?? '', features?.all ?? null, seeds.join(' '), variant ?? ''];
}

/** A line for each stimulus, step, method and fold, with the true and the predicted place. */
export function predictionsCsv(document: ResultsDocument): string {
  const axes = Array.from({ length: document.project.dims }, (_, d) => d + 1);
  const header = ['stimulus', 'name', 'category', 'step', 'method', 'dims', 'fold', 'role', 'seed'];
  const lines = document.stimuli.flatMap(({ id, name, category, truth, predictions }) =>
    predictions.map(({ step, method, dims, fold, role, seed, at }): Cell[] => {
      const places = axes.flatMap((_, k) => [truth[k] ?? null, at[k] ?? null]);
      return [id, name, category, step, method, dims, fold + 1, role, seed ?? document.project.seed ?? null, ...places];
    }),
  );
  return exportTagged(document.project.tag, [...header, ...axes.flatMap((d) => [`true${d}`, `predicted${d}`])], lines);
}

/** Rows as the study scored them, beside what it published for the space where that stands beside these results. */
export function asPublishedCsv(document: ResultsDocument): string {
  const folds = Array.from({ length: foldCount }, (_, fold) => `fold${fold + 1}`);
  const header = [
    'step',
    'name',
    'method',
    'settings',
    'dims',
    'preset',
    'metric',
    'copies',
    'mean_over_folds',
    'sd_over_folds',
    ...folds,
    'centred_copy',
    'published',
  ];
  const lines = document.steps.flatMap((row) => {
    const { step, name, method, variant = '', dims, preset, asPublished } = row;
    return Object.entries(asPublished?.metrics ?? {}).map(([metric, { mean, sd, folds: values }]): Cell[] => {
      const cells = folds.map((_, fold) => values[fold] ?? null);
      const published =
        document.project.isPublishedSpace && !isBaseline(method) && isMetricName(metric) ? publishedValue(method, metric, dims) : null;
      return [
        step,
        name,
        method,
        variant,
        dims,
        preset,
        metric,
        asPublished?.copies ?? null,
        mean,
        sd,
        ...cells,
        row.metrics[metric]?.mean ?? null,
        published,
      ];
    });
  });
  return exportTagged(document.project.tag, header, lines);
}

/** Every value of the rows with several seeds: a line for each metric, seed and fold, and one without a fold for the pooled value. */
export function seedsCsv(document: ResultsDocument): string {
  const header = ['step', 'name', 'method', 'settings', 'space', 'dims', 'preset', 'metric', 'seed', 'fold', 'value'];
  const lines = document.steps.flatMap(({ step, name, method, variant = '', space, dims, preset, metrics }) =>
    Object.entries(metrics).flatMap(([metric, { bySeed = [] }]) =>
      bySeed.flatMap(({ seed, folds, pooled }) => {
        const values: [Cell, Cell][] = [
          ...folds.map((value, fold): [Cell, Cell] => [fold + 1, value]),
          ...(pooled === null ? [] : [[null, pooled] as [Cell, Cell]]),
        ];
        return values.map(([fold, value]): Cell[] => [step, name, method, variant, space, dims, preset, metric, seed, fold, value]);
      }),
    ),
  );
  return exportTagged(document.project.tag, header, lines);
}

function metricLines(row: ResultRow, baseline: string, metrics: MetricsTable): Cell[][] {
  const { step, name, method, space, dims, preset, complete, stale } = row;
  return Object.entries(metrics).map(([metric, { mean, sd, folds, pooled }]) => {
    const cells = Array.from({ length: foldCount }, (_, fold) => folds[fold] ?? null);
    return [step, name, method, space, dims, preset, String(complete), String(stale), baseline, metric, mean, sd, ...cells, pooled];
  });
}
