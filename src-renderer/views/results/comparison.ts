/** Which metrics the comparison table shows, in which order, and what each cell says. */
import { hasTwoForms, metricForms, type MetricForm, type MetricSummary, type ResultsDocument } from '../../../src-main/contract/results';
import { comparedRows } from '../../../src-main/core/figures/compared-rows';
import { formatNumber, t } from '../../strings/language.svelte';

export interface MetricColumn {
  readonly id: string;
  readonly key: string;
  readonly form: MetricForm;
  readonly name: string;
  readonly meaning: string;
}

const order = ['r2', 'mse', 'med', 'rank', 'knn', 'neighbours', 'kendall', 'triplets', 'bce'];
const accuracyPrefix = 'accuracy:';

/** Every metric some row has: known ones first, then accuracies in the order of the corpora, then the rest. */
export function metricColumns(results: ResultsDocument): MetricColumn[] {
  const keys = [...new Set(comparedRows(results).flatMap(({ metrics }) => Object.keys(metrics)))];
  const corpora = results.project.corpora.map(({ id }) => accuracyPrefix + id);
  const rank = (key: string): number => {
    const known = [...order, ...corpora].indexOf(key);
    return known < 0 ? Infinity : known;
  };
  const sorted = keys.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return sorted.flatMap((key) =>
    formsOf(key, results).map((form) => ({ id: form === 'pooled' ? `${key}:pooled` : key, key, form, ...metricWords(key, results, form) })),
  );
}

/** Pooled first: it is the one to report. Metrics that are means over drawings differ by form only where folds differ in size. */
function formsOf(key: string, results: ResultsDocument): readonly MetricForm[] {
  return hasTwoForms(key) && hasPooled(key, results) ? metricForms : ['folds'];
}

function hasPooled(key: string, results: ResultsDocument): boolean {
  return comparedRows(results).some(({ metrics }) => (metrics[key]?.pooled ?? null) !== null);
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

export interface MetricWords {
  readonly name: string;
  readonly meaning: string;
}

/** The name says which of its two values is meant, the meaning what that is and what the zero baseline of these results gets. */
export function metricWords(key: string, results: ResultsDocument, form: MetricForm): MetricWords {
  const words = t().results;
  const plain = plainWords(key, results);
  const zero = zeroBaseline(results)[key];
  const value = form === 'pooled' ? zero?.pooled : zero?.mean;
  const gets = value === undefined || value === null ? '' : ` ${words.zeroGets(showValue(key, value))}`;
  if (!hasPooled(key, results)) return { name: plain.name, meaning: `${plain.meaning}${gets}` };
  return { name: words.formNames[form](plain.name), meaning: `${plain.meaning} ${words.formMeanings[form]}${gets}` };
}

/** Without saying which of its values is meant. */
export function plainWords(key: string, results: ResultsDocument): MetricWords {
  const words = t().results;
  if (isKnown(key)) return words.metrics[key];
  if (!key.startsWith(accuracyPrefix)) return words.other(key);
  const id = key.slice(accuracyPrefix.length);
  return words.accuracy(results.project.corpora.find((corpus) => corpus.id === id)?.name ?? id);
}

function isKnown(key: string): key is keyof ReturnType<typeof t>['results']['metrics'] {
  return Object.hasOwn(t().results.metrics, key);
}
