import { expect, it } from 'vitest';
import { fixtureResults } from '../../../src-main/core/figures/figures.fixture';
import { comparedRows } from '../../../src-main/core/results/compared-rows';
import { metricColumns, showValue, zeroBaseline } from './comparison';

const results = fixtureResults();

it('compares the methods in the target space and leaves step 5 to its curve', () => {
  expect(comparedRows(results).map(({ step }) => step)).toEqual([1, 3, 4, 2]);
});
it('puts R² first and accuracies last, named after their corpus', () => {
  expect(metricColumns(results).map(({ id }) => id)).toEqual(['r2:pooled', 'r2', 'mse', 'med', 'accuracy:a']);
  expect(metricColumns(results).at(-1)!.name).toContain('Corpus A');
});
it('gathers the zero baseline of metrics that different rows have', () => {
  expect(zeroBaseline(results)['mse']!.mean).toBe(1);
  expect(zeroBaseline(results)['accuracy:a']!.mean).toBe(0.02);
});
it('shows what is missing as a dash, ranks with one decimal', () => {
  expect(showValue('mse', undefined)).toBe('–');
  expect(showValue('rank', 12.345)).toBe('12.3');
  expect(showValue('mse', -17_793_537)).toBe('−1.8e7');
  expect(showValue('r2', -0.1234)).toBe('−0.123');
});
it('calls the two values of a metric by two names, and says what the zero baseline of these results gets', () => {
  const [pooled, folds] = metricColumns(results);
  expect([pooled!.name, folds!.name]).toEqual(['R² (pooled)', 'R² (mean over folds)']);
  expect(pooled!.meaning).toContain('over the test predictions of all folds together');
  expect(folds!.meaning).toContain('in each fold by itself');
  const other = fixtureResults();
  for (const { baselines } of other.steps) {
    const zero = baselines['zero']?.['mse'];
    if (zero !== undefined) zero.mean = 0.967;
  }
  expect(metricColumns(other).find(({ key }) => key === 'mse')!.meaning).toContain('the zero baseline gets 0.967');
});
