import { expect, it } from 'vitest';
import { fixtureResults } from '../../../src-main/core/figures/figures.fixture';
import { comparedRows } from '../../../src-main/core/figures/compared-rows';
import { metricColumns, showValue, zeroBaseline } from './comparison';

const results = fixtureResults();

it('compares the methods in the target space and leaves step 5 to its curve', () => {
  expect(comparedRows(results).map(({ step }) => step)).toEqual([1, 3, 4, 2]);
});
it('puts R² first and accuracies last, named after their corpus', () => {
  expect(metricColumns(results).map(({ key }) => key)).toEqual(['r2', 'mse', 'med', 'accuracy:a']);
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
