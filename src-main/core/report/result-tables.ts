/** The results as the tables and sentences of a manuscript. */
import type { Comparison } from '../../contract/results/comparison';
import type { MetricSummary, ResultRow, ResultsDocument } from '../../contract/results/results';
import { baselineStep, isCurve } from '../catalogue/steps';
import { mappingError, meanEuclideanDistance, metricOf, metrics, type MetricName } from '../catalogue/metrics';
import { metricWords } from '../catalogue/name-metric';
import { comparedRows } from '../results/compared-rows';
import { apaInterval, apaNumber, apaP } from './apa-number';
import type { ApaColumn, ApaTable } from './apa-table';

/** Of metrics of places in the target space: those a manuscript reports, where they are known. */
const reported = ['r2', mappingError, meanEuclideanDistance, 'kendall', 'triplets'] as const satisfies readonly MetricName[];
const decimals = 2;

const isBounded = (name: MetricName): boolean => metrics[metricOf(name)].range[1] <= 1;
const numberOf = (name: MetricName, value: number): string => apaNumber(value, decimals, isBounded(name));

/** Null where nothing was placed. */
export function placesTable(results: ResultsDocument): ApaTable | null {
  const rows = comparedRows(results).filter((row) => row.metrics[mappingError] !== undefined);
  if (rows.length === 0) return null;
  const names = reported.filter((name) => rows.some((row) => row.metrics[name] !== undefined));
  const columns: ApaColumn[] = [
    { head: 'Method', isStatistic: false, align: 'left' },
    ...names.flatMap((name): ApaColumn[] => {
      const means: ApaColumn = { head: `${letters[name]} M (SD)`, isStatistic: true, align: 'right' };
      return metrics[name].forms === 'both' ? [{ head: `${letters[name]} pooled`, isStatistic: true, align: 'right' }, means] : [means];
    }),
  ];
  const cells = rows.map((row) => [row.name, ...names.flatMap((name) => cellsOf(name, row.metrics[name]))]);
  const { space, dims, tag } = results.project;
  const folds = Math.max(...rows.map((row) => row.metrics[mappingError]!.folds.length));
  const meanings = names.flatMap((name) => (meaning[name] === null ? [] : [`${letters[name]} = ${meaning[name]}`])).join('; ');
  const note = `M and SD over ${folds} test folds; pooled: once over the test predictions of all folds. ${meanings}.${tag === null ? '' : ` ${tag}.`}`;
  return { title: `Predicted Places in the Space ‘${space}’ (${dims} Dimensions)`, columns, rows: cells, note, mark: tag };
}

const meaning = {
  r2: null,
  [mappingError]: 'mean squared error',
  [meanEuclideanDistance]: 'mean Euclidean distance',
  kendall: 'Kendall’s tau between distances of predicted places and dissimilarities',
  triplets: 'share of judged triplets predicted',
} as const;
const letters = { r2: 'R²', [mappingError]: 'MSE', [meanEuclideanDistance]: 'MED', kendall: 'τ', triplets: 'Triplets' } as const;

function cellsOf(name: (typeof reported)[number], summary: MetricSummary | undefined): string[] {
  const hasBoth = metrics[name].forms === 'both';
  if (summary === undefined) return hasBoth ? ['', ''] : [''];
  const means = `${numberOf(name, summary.mean)} (${numberOf(name, summary.sd)})`;
  return hasBoth ? [summary.pooled === null ? '' : numberOf(name, summary.pooled), means] : [means];
}

/** Null where no network names sketches. */
export function accuracyTable(results: ResultsDocument): ApaTable | null {
  const { tag } = results.project;
  const corpora = new Map(results.project.corpora.map(({ id, name }) => [`accuracy:${id}`, name]));
  const rows = results.steps
    .filter(({ step }) => !isCurve(step))
    .filter((row) => [...corpora.keys()].some((name) => row.metrics[name] !== undefined));
  if (rows.length === 0) return null;
  const columns: ApaColumn[] = [
    { head: 'Method', isStatistic: false, align: 'left' },
    { head: 'Dimensions', isStatistic: false, align: 'right' },
    ...[...corpora.values()].map((name): ApaColumn => ({ head: `${name}, M (SD)`, isStatistic: false, align: 'right' })),
  ];
  const cells = rows.map((row) => [
    row.name,
    String(row.dims),
    ...[...corpora.keys()].map((name) => {
      const summary = row.metrics[name];
      return summary === undefined ? '' : `${apaNumber(summary.mean, decimals, true)} (${apaNumber(summary.sd, decimals, true)})`;
    }),
  ]);
  return {
    title: 'Accuracy of Naming Held-Out Sketches',
    columns,
    rows: cells,
    note: `M and SD over test folds.${tag === null ? '' : ` ${tag}.`}`,
    mark: tag,
  };
}

/** 'Mean R² over 5 test folds was .58 (SD = .07); pooled R² was .61.' For every row that places drawings, baselines last. */
export function resultSentences(results: ResultsDocument): string[] {
  const rows = comparedRows(results).filter((row) => row.metrics.r2 !== undefined && row.variant === undefined);
  const ordered = [...rows.filter(({ step }) => step !== baselineStep), ...rows.filter(({ step }) => step === baselineStep)];
  const { tag } = results.project;
  return [...ordered.map(resultSentence), ...(tag === null || ordered.length === 0 ? [] : [`${tag}.`])];
}

export function resultSentence(row: ResultRow): string {
  const { mean, sd, folds, pooled } = row.metrics.r2!;
  const both = pooled === null ? '' : `; pooled over all test predictions it was ${numberOf('r2', pooled)}`;
  return `${row.name}: mean R² over ${folds.length} test folds was ${numberOf('r2', mean)} (SD = ${numberOf('r2', sd)})${both}.`;
}

/** Two methods on the same stimuli, a row for each metric. */
export function comparisonTable({ a, b, metrics: compared, draws, tag }: Comparison): ApaTable {
  const statistic = (head: string): ApaColumn => ({ head, isStatistic: true, align: 'right' });
  const plain = (head: string): ApaColumn => ({ head, isStatistic: false, align: 'right' });
  const rows = compared.map(({ metric, a: first, b: second, difference, overStimuli, overFolds }) => {
    const cell = (value: number | null | undefined): string => (value === null || value === undefined ? '' : numberOf(metric, value));
    const p = (value: number | null | undefined): string => (value === null || value === undefined ? '' : apaP(value).replace('= ', ''));
    return [
      sentenceCase(metricWords(metric, []).name),
      cell(first),
      cell(second),
      cell(difference),
      overStimuli === null ? '' : apaInterval(overStimuli.interval, decimals, isBounded(metric)),
      p(overStimuli?.p),
      overStimuli?.effectSize === null || overStimuli === null ? '' : apaNumber(overStimuli.effectSize, decimals, false),
      p(overFolds?.p),
    ];
  });
  return {
    title: `Comparison of ${a.name} (A) and ${b.name} (B)`,
    columns: [
      { head: 'Metric', isStatistic: false, align: 'left' },
      plain('A'),
      plain('B'),
      plain('Difference'),
      plain('95% CI'),
      statistic('p'),
      statistic('dz'),
      statistic('p (folds)'),
    ],
    rows,
    note: `CI, p and dz are paired over stimuli (${draws} resamples); p (folds) is of the corrected resampled t test over test folds.${tag === null ? '' : ` ${tag}.`}`,
    mark: tag,
  };
}

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** One for each metric that is compared over stimuli; those of folds only where there is nothing else. */
export function comparisonSentences({ a, b, metrics: compared, draws }: Comparison): string[] {
  return compared.flatMap(({ metric, difference, overStimuli, overFolds }) => {
    if (overStimuli === null) return [];
    const { name } = metricWords(metric, []);
    const interval = apaInterval(overStimuli.interval, decimals, isBounded(metric));
    const effect = overStimuli.effectSize === null ? '' : `, dz = ${apaNumber(overStimuli.effectSize, decimals, false)}`;
    const folds =
      overFolds === null || overFolds.t === null
        ? ''
        : `; over folds, t(${overFolds.degreesOfFreedom}) = ${apaNumber(overFolds.t, decimals, false)}, p ${apaP(overFolds.p)} (corrected resampled t test)`;
    return [
      `${a.name} and ${b.name} differed in ${name} by ${numberOf(metric, difference)}, 95% CI ${interval}, p ${apaP(overStimuli.p)}${effect} (paired over stimuli, ${draws} resamples)${folds}.`,
    ];
  });
}
