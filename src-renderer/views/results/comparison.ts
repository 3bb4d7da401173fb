/** Which metrics the comparison table shows, in which order, and what each cell says. */
import type { ComparedMetric, Comparison } from '../../../src-main/contract/results/comparison';
import type { ConfigurationGroup } from '../../../src-main/contract/results/configurations';
import type { MetricSummary, ResultsDocument } from '../../../src-main/contract/results/results';
import {
  corpusMetrics,
  describeMetric,
  hasTwoForms,
  isLowerBetter,
  mappingError,
  metricForms,
  metricNamesOf,
  metricOfCorpus,
  type MetricForm,
  type MetricName,
} from '../../../src-main/core/catalogue/metrics';
import { metricWords as plainWords } from '../../../src-main/core/catalogue/name-metric';
import type { MetricWords } from '../../../src-main/core/catalogue/words-en';
import { comparedRows } from '../../../src-main/core/results/compared-rows';
import { formatNumber, t } from '../../strings/language.svelte';

export interface MetricColumn {
  readonly id: string;
  readonly key: MetricName;
  readonly form: MetricForm;
  readonly name: string;
  /** The name without which of its values is meant. */
  readonly plain: string;
  readonly meaning: string;
}

/** Every metric some row has that the catalogue lists, in its order; those of corpora in the order of the corpora. */
export function metricColumns(results: ResultsDocument): MetricColumn[] {
  const there = new Set(comparedRows(results).flatMap(({ metrics }) => Object.keys(metrics)));
  const ofCorpora = corpusMetrics.flatMap((metric) => results.project.corpora.map(({ id }) => metricOfCorpus(metric, id)));
  return metricNamesOf([...ofCorpora.filter((name) => there.has(name)), ...there]).flatMap((key) =>
    formsOf(key, results).map((form) => ({ id: form === 'pooled' ? `${key}:pooled` : key, key, form, ...metricWords(key, results, form) })),
  );
}

/** Pooled first: it is the one to report. Metrics that are means over drawings differ by form only where folds differ in size. */
function formsOf(key: MetricName, results: ResultsDocument): readonly MetricForm[] {
  return hasTwoForms(key) && hasPooled(key, results) ? metricForms : ['folds'];
}

function hasPooled(key: MetricName, results: ResultsDocument): boolean {
  return comparedRows(results).some(({ metrics }) => (metrics[key]?.pooled ?? null) !== null);
}

/** The zero baseline of each metric; the same for all rows, as it looks at nothing but the true places and classes. */
export function zeroBaseline(results: ResultsDocument): Record<string, MetricSummary> {
  return Object.assign({}, ...comparedRows(results).map(({ baselines }) => baselines['zero'] ?? {})) as Record<string, MetricSummary>;
}

export function showValue(key: MetricName, value: number | undefined): string {
  if (value === undefined) return '–';
  // A method that collapsed reaches millions: two digits and a power of ten keep the table readable.
  if (Math.abs(value) >= 1e5) {
    const power = Math.floor(Math.log10(Math.abs(value)));
    return `${formatNumber(value / 10 ** power, 1)}e${power}`;
  }
  return formatNumber(value, describeMetric(key).decimals);
}

/** The name says which of its two values is meant, the meaning what that is and what the zero baseline of these results gets. */
export function metricWords(key: MetricName, results: ResultsDocument, form: MetricForm): MetricWords & Pick<MetricColumn, 'plain'> {
  const words = t().results;
  const plain = plainWords(key, results.project.corpora, t().catalogue);
  const zero = zeroBaseline(results)[key];
  const value = form === 'pooled' ? zero?.pooled : zero?.mean;
  const gets = value === undefined || value === null ? '' : ` ${words.zeroGets(showValue(key, value))}`;
  if (!hasPooled(key, results)) return { name: plain.name, plain: plain.name, meaning: `${plain.meaning}${gets}` };
  return { name: words.formNames[form](plain.name), plain: plain.name, meaning: `${plain.meaning} ${words.formMeanings[form]}${gets}` };
}

export function showP(value: number | undefined): string {
  if (value === undefined) return '–';
  return value < 0.001 ? `< ${formatNumber(0.001, 3)}` : formatNumber(value, 3);
}

/** Null where the difference may be luck. */
export function betterSide({ metric, difference, overStimuli, overFolds }: ComparedMetric): 'A' | 'B' | null {
  const decisive = overStimuli?.p ?? overFolds?.p;
  if (decisive === undefined || decisive > 0.05 || difference === 0) return null;
  return difference < 0 === isLowerBetter(metric) ? 'A' : 'B';
}

/** What the permutation test of the mapping error says, in a sentence; of two methods that place nothing, of the first metric they share. */
export function sayComparison({ metrics }: Comparison, results: ResultsDocument): string {
  const compared = metrics.find(({ metric }) => metric === mappingError) ?? metrics[0];
  if (compared === undefined) return '';
  const { metric, a, b, overStimuli, overFolds } = compared;
  const words = t().results;
  const name = metricWords(metric, results, overStimuli === null ? 'folds' : 'pooled').name;
  const p = showP(overStimuli?.p ?? overFolds?.p);
  const side = betterSide(compared);
  const said = words.compareSaid(name, showValue(metric, a), showValue(metric, b), p.startsWith('<') ? p : `= ${p}`);
  return `${said} ${side === null ? words.compareLuck : words.compareBetter(side)}`;
}

/** As the list of methods in the table of configurations has it. */
export function nameGroup({ step, method, scheme, space, dims }: ConfigurationGroup): string {
  const words = t().figures.words;
  const folds = scheme === null ? '' : ` (${t().catalogue.variants.folds(scheme)})`;
  return `${t().results.step(step, words.methods[method])}${folds}, ${space}, ${dims}-D`;
}
