import { expect, it } from 'vitest';
import type { ConfigurationGroup } from '../../../src-main/contract/results/configurations';
import { chosenGroup, groupKey } from './configuration-groups';

const group = (step: ConfigurationGroup['step'], rows: number, scheme: ConfigurationGroup['scheme'] = null): ConfigurationGroup => ({
  ...{ step, method: 'photograph-lasso', scheme, space: 'mean', dims: 4, best: {} },
  rows: Array.from({ length: rows }, (_, i) => ({
    ...{ configuration: `c${i}`, size: 'quick', about: [], complete: true, stale: false, seeds: 1, metrics: {} },
  })),
});

it('shows the first method with most rows until another is asked for', () => {
  const groups = [group(1, 1), group(3, 2), group(4, 3), group(5, 3)];
  expect(chosenGroup(groups, null)).toBe(groups[2]);
  expect(chosenGroup(groups, groupKey(group(3, 9)))).toBe(groups[1]);
  expect(chosenGroup(groups, groupKey(group(1, 9)))).toBe(groups[0]);
  expect(chosenGroup(groups, 'of another project')).toBe(groups[2]);
});

it('has nothing to show while every method stands under one configuration only', () => {
  expect(chosenGroup([], null)).toBeNull();
  expect(chosenGroup([group(1, 1), group(3, 1)], groupKey(group(1, 1)))).toBeNull();
});

it('tells divisions into folds apart', () => {
  const groups = [group(1, 2), group(1, 2, 'random')];
  expect(chosenGroup(groups, groupKey(group(1, 2, 'random')))).toBe(groups[1]);
});
