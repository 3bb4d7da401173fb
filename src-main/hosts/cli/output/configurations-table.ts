/** Methods under every configuration as a table of plain text. */
import type { ConfigurationGroup, ConfigurationRow, ConfigurationsDocument } from '../../../contract/results/configurations';
import { describeMetric, hasTwoForms, metricNamesOf, type MetricForm, type MetricName } from '../../../core/catalogue/metrics';
import { metricWords } from '../../../core/catalogue/name-metric';
import { describeVariant } from '../../../core/catalogue/variants';
import { methodNamesEn } from '../../../core/catalogue/name-method';
import { schemeNamesEn, variantWordsEn } from '../../../core/catalogue/words-en';
import { nameSet } from '../../../studio/results/result-sets';
import { decimals } from './results-table';
import { align } from './text-table';

export function configurationsTable({ project, groups }: ConfigurationsDocument): string {
  if (groups.length === 0) return 'There are no results yet. ‘shape-space run’ computes them.';
  const tables = groups.map((group) => {
    const columns = columnsOf(group);
    const titles = columns.map(
      ({ metric, form }) => `${metricWords(metric, project.corpora).name}${hasTwoForms(metric) ? ` (${form})` : ''}`,
    );
    const lines = group.rows.map((row, i) => [
      `  ${nameOf(row)}`,
      ...columns.map((column) => cellOf(group, row, i, column)),
      row.configuration,
    ]);
    return [
      `${group.step} ${methodNamesEn[group.method]}, ${group.space}, ${group.dims}-D${group.scheme === null ? '' : `, ${schemeNamesEn[group.scheme]}`}`,
      ...align([['', ...titles, 'hash'], ...lines]),
    ].join('\n');
  });
  const notes = [
    'mean ± SD over the five test folds',
    '+ ahead of every other configuration of the method at 5 %: corrected resampled t test over folds (Nadeau & Bengio 2003); trials, incomplete and outdated rows do not compete',
    ...(groups.some(({ rows }) => rows.some(({ stale }) => stale)) ? ['! computed before the data were changed'] : []),
    ...(groups.some(({ rows }) => rows.some(({ complete }) => !complete)) ? ['* not all five folds are done'] : []),
  ];
  const { name, tag } = project;
  return [`${name}${tag === null ? '' : ` (${tag})`}`, ...tables, ...notes.map((note) => `  ${note}`)].join('\n');
}

interface Column {
  readonly metric: MetricName;
  readonly form: MetricForm;
}

function columnsOf({ rows }: ConfigurationGroup): Column[] {
  const known = metricNamesOf(rows.flatMap((row) => Object.keys(row.metrics)));
  return known
    .filter((metric) => describeMetric(metric).inTextTable !== 'never')
    .flatMap((metric): Column[] => [...(hasTwoForms(metric) ? [{ metric, form: 'pooled' } as const] : []), { metric, form: 'folds' }]);
}

function nameOf(row: ConfigurationRow): string {
  const settings = row.variant === undefined ? [] : [describeVariant(row.variant, variantWordsEn)];
  return `${[nameSet(row), ...settings].join(', ')}${row.complete ? '' : ' *'}${row.stale ? ' !' : ''}`;
}

function cellOf({ best }: ConfigurationGroup, row: ConfigurationRow, i: number, { metric, form }: Column): string {
  const summary = row.metrics[metric];
  if (summary === undefined || (form === 'pooled' && summary.pooled === null)) return '–';
  const mark = best[metric]?.row === i && best[metric].survives ? ' +' : '  ';
  return `${form === 'pooled' ? decimals(summary.pooled!) : `${decimals(summary.mean)} ± ${decimals(summary.sd)}`}${form === 'folds' ? mark : ''}`;
}
