/** Results as sentences of a manuscript, of the same numbers as its tables. */
import type { Comparison } from '../../contract/results/comparison';
import { say, type MessageData } from '../../contract/message';
import type { ResultRow, ResultsDocument } from '../../contract/results/results';
import type { Space } from '../../contract/study/space';
import { mappingError, meanEuclideanDistance } from '../catalogue/metrics';
import { baselineStep } from '../catalogue/steps';
import { comparedRows } from '../results/compared-rows';
import { apaInterval, apaNumber, apaP } from './apa-number';
import { countWord, englishManuscript, grouped, metricName, rowName, type Manuscript } from './manuscript';
import { decimals, isBounded, marked, numberOf } from './result-tables';

/** 'Sketch transfer (lasso): mean R² over five test folds was .58 (SD = .07), …' For every row that places drawings, baselines last. */
export function resultSentences(results: ResultsDocument, manuscript: Manuscript = englishManuscript): string[] {
  const rows = comparedRows(results).filter((row) => row.metrics.r2 !== undefined && row.variant === undefined);
  const ordered = [...rows.filter(({ step }) => step !== baselineStep), ...rows.filter(({ step }) => step === baselineStep)];
  const mark = marked(results.project.tag, manuscript);
  return [...ordered.map((row) => resultSentence(row, manuscript)), ...(mark === null || ordered.length === 0 ? [] : [`${mark}.`])];
}

export function resultSentence(row: ResultRow, manuscript: Manuscript = englishManuscript): string {
  const { r2, [mappingError]: mse, [meanEuclideanDistance]: med } = row.metrics;
  if (r2 === undefined) return '';
  const { say: tell } = manuscript;
  const seeds = row.seeds?.length ?? 1;
  const folds = r2.bySeed?.[0]?.folds.length ?? r2.folds.length;
  const name = rowName(row, manuscript);
  const [mean, sd] = [numberOf('r2', r2.mean, manuscript), numberOf('r2', r2.sd, manuscript)];
  const first =
    folds === 1
      ? say`${name}: R² in the one test fold was ${mean}`
      : seeds > 1
        ? say`${name}: mean R² over ${countWord(folds, manuscript)} test folds and ${countWord(seeds, manuscript)} seeds was ${mean} (SD = ${sd})`
        : say`${name}: mean R² over ${countWord(folds, manuscript)} test folds was ${mean} (SD = ${sd})`;
  const further: MessageData[] = [
    ...(r2.pooled === null ? [] : [say`pooled over all test predictions, R² was ${numberOf('r2', r2.pooled, manuscript)}`]),
    ...(mse === undefined
      ? []
      : [
          say`the mean squared error was ${numberOf(mappingError, mse.mean, manuscript)} (SD = ${numberOf(mappingError, mse.sd, manuscript)})`,
        ]),
    ...(med === undefined
      ? []
      : [
          say`the mean Euclidean distance was ${numberOf(meanEuclideanDistance, med.mean, manuscript)} (SD = ${numberOf(meanEuclideanDistance, med.sd, manuscript)})`,
        ]),
  ];
  return `${[first, ...further].map(tell).join('; ')}.`;
}

/** One for each metric that was compared: over stimuli, or where there is nothing else over folds. */
export function comparisonSentences(comparison: Comparison, manuscript: Manuscript = englishManuscript): string[] {
  const { a, b, metrics: compared, draws, tag } = comparison;
  const { say: tell, numbers } = manuscript;
  const sentences = compared.flatMap(({ metric, difference, overStimuli, overFolds }) => {
    const [first, second, name] = [rowName(a, manuscript), rowName(b, manuscript), metricName(metric, [], manuscript)];
    const by = numberOf(metric, difference, manuscript);
    const t =
      overFolds === null || overFolds.t === null
        ? null
        : say`t(${overFolds.degreesOfFreedom}) = ${apaNumber(overFolds.t, decimals, false, numbers)}, p ${apaP(overFolds.p, numbers)}`;
    if (overStimuli === null) {
      if (t === null) return [];
      return [tell(say`${first} and ${second} differed in ${name} by ${by}, ${t} (corrected resampled t test over folds).`)];
    }
    const interval = apaInterval(overStimuli.interval, decimals, isBounded(metric), numbers);
    const p = apaP(overStimuli.p, numbers);
    const paired =
      overStimuli.effectSize === null
        ? say`${first} and ${second} differed in ${name} by ${by}, 95% CI ${interval}, p ${p} (paired over stimuli, ${grouped(draws, manuscript)} resamples)`
        : say`${first} and ${second} differed in ${name} by ${by}, 95% CI ${interval}, p ${p}, dz = ${apaNumber(overStimuli.effectSize, decimals, false, numbers)} (paired over stimuli, ${grouped(draws, manuscript)} resamples)`;
    return [t === null ? `${tell(paired)}.` : `${tell(paired)}; ${tell(say`over folds, ${t} (corrected resampled t test)`)}.`];
  });
  const mark = marked(tag, manuscript);
  return [...sentences, ...(mark === null || sentences.length === 0 ? [] : [`${mark}.`])];
}

/** How well a space fits in the numbers of dimensions it has; `target`: the one that is used, said first. */
export function spaceSentences(
  { name, dimensions }: Pick<Space, 'name' | 'dimensions'>,
  target: number | null,
  manuscript: Manuscript,
): string[] {
  const { say: tell, numbers } = manuscript;
  const ordered = [...dimensions].sort((a, b) => Number(b.dims === target) - Number(a.dims === target) || a.dims - b.dims);
  const number = (value: number, places: number): string => apaNumber(value, places, true, numbers);
  return ordered.flatMap(({ dims, stress1, kendallTau }) => {
    if (stress1 === null) return [];
    const [stress, many] = [number(stress1, 3), countWord(dims, manuscript)];
    const fit =
      dims === 1
        ? say`With one dimension, Stress-1 of the space ‘${name}’ is ${stress}`
        : say`With ${many} dimensions, Stress-1 of the space ‘${name}’ is ${stress}`;
    const tau = kendallTau === null ? null : say`Kendall’s τ between its distances and the dissimilarities is ${number(kendallTau, 2)}`;
    return [tau === null ? `${tell(fit)}.` : `${tell(fit)}; ${tell(tau)}.`];
  });
}
