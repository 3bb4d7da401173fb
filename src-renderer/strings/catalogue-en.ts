/** What metrics are called and mean, in English: the same words as in figures and on the command line. */
import type { MetricDictionary } from '../../src-main/core/catalogue/name-metric';
import { corpusMetricWordsEn, metricWordsEn } from '../../src-main/core/catalogue/words-en';

export const catalogueEn: MetricDictionary = { metrics: metricWordsEn, corpusMetrics: corpusMetricWordsEn };
