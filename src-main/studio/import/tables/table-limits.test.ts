import { expect, it } from 'vitest';
import { refuseCrowd, sayCrowd } from './table-limits';

it('ten thousand names can be told apart, one more cannot', () => {
  expect(sayCrowd('a.csv', 10_000)).toBeNull();
  expect(sayCrowd('a.csv', 10_001)).toMatch(/^a\.csv has 10,001 different names, more than the 10,000 /);
  expect(() => refuseCrowd('a.csv', 10_000)).not.toThrow();
  expect(() => refuseCrowd('a.csv', 10_001)).toThrow('a.csv has 10,001 different names');
});
