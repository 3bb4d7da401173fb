/** What metrics and methods are called and mean, in English: the same words as in figures and on the command line. */
import type { MetricDictionary } from '../../../src-main/core/catalogue/name-metric';
import { corpusMetricWordsEn, methodDictionaryEn, metricWordsEn, type MethodDictionary } from '../../../src-main/core/catalogue/words-en';

export const catalogueEn: MetricDictionary & MethodDictionary = {
  metrics: metricWordsEn,
  corpusMetrics: corpusMetricWordsEn,
  ...methodDictionaryEn,
};
