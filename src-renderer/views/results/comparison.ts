/** Which metrics the comparison table shows, in which order, and what each cell says. */
import type { MetricSummary, ResultsDocument } from '../../../src-main/contract/results';
import { comparedRows } from '../../../src-main/core/figures/compared-rows';
import { formatNumber, t } from '../../strings/language.svelte';

export interface MetricColumn {
  readonly key: string;
  readonly name: string;
  readonly meaning: string;
}

const order = ['r2', 'mse', 'med', 'rank', 'knn', 'neighbours', 'kendall', 'bce'];
const accuracyPrefix = 'accuracy:';

/** Every metric some row has: known ones first, then accuracies in the order of the corpora, then the rest. */
export function metricColumns(results: ResultsDocument): MetricColumn[] {
  const keys = [...new Set(comparedRows(results).flatMap(({ metrics }) => Object.keys(metrics)))];
  const corpora = results.project.corpora.map(({ id }) => accuracyPrefix + id);
  const rank = (key: string): number => {
    const known = [...order, ...corpora].indexOf(key);
    return known < 0 ? Infinity : known;
  };
  return keys.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b)).map((key) => ({ key, ...metricWords(key, results) }));
}

/** The zero baseline of each metric; the same for all rows, as it looks at nothing but the true places and classes. */
export function zeroBaseline(results: ResultsDocument): Record<string, MetricSummary> {
  return Object.assign({}, ...comparedRows(results).map(({ baselines }) => baselines['zero'] ?? {})) as Record<string, MetricSummary>;
}

export function showValue(key: string, value: number | undefined): string {
  if (value === undefined) return '–';
  // A method that collapsed reaches millions: two digits and a power of ten keep the table readable.
  if (Math.abs(value) >= 1e5) {
    const power = Math.floor(Math.log10(Math.abs(value)));
    return `${formatNumber(value / 10 ** power, 1)}e${power}`;
  }
  return formatNumber(value, key === 'rank' ? 1 : 3);
}

export function metricWords(key: string, results: ResultsDocument): { name: string; meaning: string } {
  const words = t().results;
  if (isKnown(key)) return words.metrics[key];
  if (!key.startsWith(accuracyPrefix)) return words.other(key);
  const id = key.slice(accuracyPrefix.length);
  return words.accuracy(results.project.corpora.find((corpus) => corpus.id === id)?.name ?? id);
}

function isKnown(key: string): key is keyof ReturnType<typeof t>['results']['metrics'] {
  return Object.hasOwn(t().results.metrics, key);
}
