/** What a metric of a table is called, in the words of a language. */
import { corpusOf, metricOf, type CorpusMetric, type MetricName, type PlainMetric } from './metrics';
import { corpusMetricWordsEn, metricWordsEn, type MetricWords } from './words-en';

export interface MetricDictionary {
  readonly metrics: Readonly<Record<PlainMetric, MetricWords>>;
  readonly corpusMetrics: Readonly<Record<CorpusMetric, (corpus: string) => MetricWords>>;
}

/** A corpus that has been removed keeps its id for a name. */
export function metricWords(
  name: MetricName,
  corpora: readonly { readonly id: string; readonly name: string }[],
  { metrics, corpusMetrics }: MetricDictionary = { metrics: metricWordsEn, corpusMetrics: corpusMetricWordsEn },
): MetricWords {
  const corpus = corpusOf(name);
  if (corpus === null) return metrics[metricOf(name) as PlainMetric];
  return corpusMetrics[metricOf(name) as CorpusMetric](corpora.find(({ id }) => id === corpus)?.name ?? corpus);
}
