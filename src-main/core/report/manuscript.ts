/** In what language a manuscript is written, and how its numbers look. */
import type { NumberStyle } from '../../contract/results/manuscript';
import type { Departure } from '../../contract/running/departures';
import { textOf, type MessageData } from '../../contract/message';
import type { ResultRow } from '../../contract/results/results';
import { metricWords, type MetricDictionary } from '../catalogue/name-metric';
import type { MetricName } from '../catalogue/metrics';
import { baselineStep, isCurve } from '../catalogue/steps';
import { describeVariant } from '../catalogue/variants';
import { corpusMetricWordsEn, methodDictionaryEn, metricWordsEn, stepNames, type MethodDictionary } from '../catalogue/words-en';
import { englishFigureWords, type FigureWords } from '../figures/scene/figure-style';
import { departureEn } from './departure-words';
import { reportWordsEn, type ReportWords } from './report-words';

/** What metrics, methods and steps are called, and what stands inside figures. */
export interface Words {
  readonly catalogue: MetricDictionary & MethodDictionary;
  readonly steps: typeof stepNames;
  readonly figures: FigureWords;
  readonly report: ReportWords;
  readonly departure: (departure: Departure) => string;
}

export interface Manuscript {
  readonly say: (message: MessageData | string) => string;
  readonly words: Words;
  readonly numbers: NumberStyle;
}

export const englishWords: Words = {
  catalogue: { metrics: metricWordsEn, corpusMetrics: corpusMetricWordsEn, ...methodDictionaryEn },
  steps: stepNames,
  figures: englishFigureWords,
  report: reportWordsEn,
  departure: departureEn,
};

export const englishManuscript: Manuscript = {
  say: (message) => (typeof message === 'string' ? message : textOf(message)),
  words: englishWords,
  numbers: 'apa',
};

/** 'Sketch transfer (lasso, decay 0.001)'; of a curve over numbers of dimensions with its own number. */
export function rowName(
  { step, method, variant, dims }: Pick<ResultRow, 'step' | 'method' | 'variant' | 'dims'>,
  { words }: Manuscript,
): string {
  const { methods, variants } = words.figures;
  const name = variant === undefined ? methods[method] : `${methods[method]} (${describeVariant(variant, variants)})`;
  return step === baselineStep || !isCurve(step) ? name : `${words.steps[step]}: ${name}, ${dims}-D`;
}

export function metricName(
  metric: MetricName,
  corpora: readonly { readonly id: string; readonly name: string }[],
  { words }: Manuscript,
): string {
  return metricWords(metric, corpora, words.catalogue).name;
}

/** Whole numbers below ten are words in a sentence (APA 7, sec. 6.32). */
export function countWord(count: number, { words }: Manuscript): string {
  return words.report.counts[count - 1] ?? String(count);
}

/** '26,550' */
export function grouped(count: number, { words }: Manuscript): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, words.report.thousands);
}
