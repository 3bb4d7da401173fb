/** The comparison of the steps as a table of plain text. */
import { isBaseline } from '../../../core/catalogue/methods';
import { baselineStep, isCurve, readsPhotographNetwork } from '../../../core/catalogue/steps';
import type { MetricSummary, ResultRow, ResultsDocument } from '../../../contract/results/results';
import {
  corpusMetrics,
  describeMetric,
  hasTwoForms,
  metricNamesOf,
  metricOfCorpus,
  metrics,
  type MetricForm,
  type MetricName,
} from '../../../core/catalogue/metrics';
import { metricWords } from '../../../core/catalogue/name-metric';
import { meanAndSd } from '../../../core/statistics/summary';
import { differencesEn } from '../../../core/results/published-values';
import { trainingNotes } from '../../../studio/figures/training-notes';
import { align } from './text-table';

/** Mean ± SD over the five test folds, under the zero baseline of the same target space. */
export function resultsTable(document: ResultsDocument): string {
  const columns = columnsOf(document);
  const lines = groupRows(document).flatMap((group) => [
    ...baselineLines(group, columns),
    ...group.rows.map((row) => [nameOf(row), ...columns.map(({ metric, form }) => summaryText(row.metrics[metric], form))]),
  ]);
  if (lines.length === 0) return 'There are no results yet. ‘shape-space run’ computes them.';
  const { name, tag, photographNetwork } = document.project;
  const notes = [
    'R² (pooled): once over the test predictions of all folds; all else: mean ± SD over the five test folds',
    ...[...new Set(columns.map(({ metric }) => metric))].map((metric) => {
      const { name, meaning } = metricWords(metric, document.project.corpora);
      return `${inSentence(name)}: ${meaning}`;
    }),
    ...(document.steps.some(({ method }) => !isBaseline(method) && readsPhotographNetwork(method))
      ? [`photograph network: ${photographNetwork}`]
      : []),
    ...seedNote(document),
    ...publishedProtocolNotes(document),
    ...(document.steps.some((row) => row.stale) ? ['! computed before the data were changed'] : []),
    ...trainingNotes(document.steps),
    ...(document.steps.some((row) => !row.complete) ? ['* not all five folds are done'] : []),
  ];
  return [
    `${name}${tag === null ? '' : ` (${tag})`}`,
    ...align([['', ...columns.map(({ title }) => title)], ...lines]),
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}

/** Values that may stand beside published ones, and what still differs. */
function publishedProtocolNotes({ steps }: ResultsDocument): string[] {
  const said = steps.flatMap(({ step, name, asPublished, dims }) => {
    if (asPublished === undefined || isCurve(step)) return [];
    const { mse, r2 } = asPublished.metrics;
    return mse === undefined || r2 === undefined ? [] : [`${step} ${name}, ${dims}-D: R² ${decimals(r2.mean)}, MSE ${decimals(mse.mean)}`];
  });
  if (said.length === 0) return [];
  return [
    `over all augmented copies, controls against their own shuffled places, as published (mean over folds): ${said.join('; ')}`,
    `what still differs from the published protocol: ${differencesEn}`,
  ];
}

function seedNote({ steps }: ResultsDocument): string[] {
  const [most] = steps.flatMap(({ seeds }) => (seeds === undefined ? [] : [seeds])).sort((a, b) => b.length - a.length);
  if (most === undefined) return [];
  const of = `${most.length} seeds (${most.join(', ')})`;
  return [
    `up to ${of}: means over seeds, ± over folds x seeds, pooled values as means of those of each seed; SD of R² (pooled) over seeds: ${sdOverSeeds(steps)}`,
  ];
}

function sdOverSeeds(steps: readonly ResultRow[]): string {
  const said = steps.flatMap(({ step, name, metrics }) => {
    const pooled = (metrics['r2']?.bySeed ?? []).flatMap((each) => each.pooled ?? []);
    return pooled.length < 2 ? [] : [`${step} ${name} ${decimals(meanAndSd(pooled).sd)}`];
  });
  return said.join('; ');
}

interface Column {
  readonly metric: MetricName;
  readonly form: MetricForm;
  readonly title: string;
}

interface Group {
  readonly heading: string;
  readonly rows: ResultRow[];
}

/** As the catalogue lists them: some stand there always, others where a row has them. */
function columnsOf({ project, steps }: ResultsDocument): Column[] {
  const corpora = corpusMetrics.flatMap((metric) => project.corpora.map(({ id }) => metricOfCorpus(metric, id)));
  const known = metricNamesOf([...corpora, ...steps.flatMap((row) => Object.keys(row.metrics))]);
  const names = metricNamesOf([...Object.keys(metrics), ...known]).filter((name) => {
    const { inTextTable } = describeMetric(name);
    return inTextTable === 'always' || (inTextTable !== 'never' && steps.some((row) => row.metrics[name] !== undefined));
  });
  return names.flatMap((metric): Column[] => {
    const title = inSentence(metricWords(metric, project.corpora).name);
    const pooled = { metric, form: 'pooled', title: `${title} (pooled)` } as const;
    if (describeMetric(metric).inTextTable === 'pooled-where-known') return [pooled];
    return hasTwoForms(metric)
      ? [pooled, { metric, form: 'folds', title: `${title} (folds)` } as const]
      : [{ metric, form: 'folds', title } as const];
  });
}

/** 'Mean distance' as it stands within a line; 'MSE' and 'R²' stay. */
const inSentence = (name: string): string => name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());

/** Rows that share a target share their baseline. First the steps in the target space, then the other spaces by dimension. */
function groupRows({ steps: rows, project }: ResultsDocument): Group[] {
  const isDimensionStep = (row: ResultRow): boolean => isOfCurve(row) || (row.step === baselineStep && row.dims !== project.dims);
  const groups = new Map<string, Group>();
  const sorted = [...rows].sort(
    (a, b) => Number(isDimensionStep(a)) - Number(isDimensionStep(b)) || (isDimensionStep(a) ? a.dims - b.dims : 0),
  );
  for (const row of sorted) {
    const dimensionSteps = [...new Set(rows.filter(isOfCurve).map(({ step }) => step))].join(' and ');
    const heading = `zero baseline, ${row.space}, ${row.dims}-D${isDimensionStep(row) ? ` (step ${dimensionSteps})` : ''}`;
    const group = groups.get(heading) ?? { heading, rows: [] };
    group.rows.push(row);
    groups.set(heading, group);
  }
  return [...groups.values()];
}

const isOfCurve = ({ step }: ResultRow): boolean => isCurve(step);

function baselineLines({ heading, rows }: Group, columns: readonly Column[]): string[][] {
  const zero = rows.map((row) => row.baselines['zero']).find((table) => table !== undefined);
  return [[heading, ...columns.map(({ metric, form }) => summaryText(zero?.[metric], form))]];
}

/** What the heading of the group says already is left out: 'Other target spaces: Sketch transfer (lasso), 2-D'. */
function nameOf(row: ResultRow): string {
  const name = isOfCurve(row) ? row.name.replace(/^[^:]*: /, '').replace(/, \d+-D$/, '') : row.name;
  return `  ${row.step} ${name}${row.complete ? '' : ' *'}${row.stale ? ' !' : ''}`;
}

function summaryText(summary: MetricSummary | undefined, form: MetricForm): string {
  if (form === 'pooled') return summary?.pooled === null || summary === undefined ? '–' : decimals(summary.pooled);
  return summary === undefined ? '–' : `${decimals(summary.mean)} ± ${decimals(summary.sd)}`;
}

export function decimals(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1000 ? value.toExponential(1) : value.toFixed(3);
}
