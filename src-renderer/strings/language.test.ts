import { afterEach, beforeAll, expect, it } from 'vitest';
import { formatDuration, formatDurationRange } from './duration';
import { chooseLanguage, formatAgo, formatNumber, loadLanguage, preferredLanguage } from './language.svelte';

beforeAll(() => loadLanguage('de'));
afterEach(() => chooseLanguage('en'));
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

it('follows the reader’s first language that we have', () => {
  expect(preferredLanguage(['la', 'de-AT', 'en'])).toBe('de');
  expect(preferredLanguage(['la'])).toBe('en');
});

it('writes numbers the way of the language', () => {
  expect(formatNumber(-1234.5, 1)).toBe('−1,234.5');
  chooseLanguage('de');
  expect(formatNumber(-1234.5, 1)).toBe('−1.234,5');
});

it('does not write minus zero, and no number as a dash', () => {
  expect(formatNumber(-0.001, 2)).toBe('0.00');
  expect(formatNumber(NaN)).toBe('–');
});

it.each([
  [400, '1 s'],
  [59_000, '60 s'],
  [2 * minute, '2 min'],
  [89.4 * minute, '89 min'],
  [119 * minute, '2 h'],
  [2.34 * hour, '2 h 20 min'],
  [day - minute, '1 d'],
  [40 * day, '40 d'],
  [365.25 * day, '1 year'],
  [4086 * day, '11 years'],
])('%d ms is %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});

it('writes a range with one unit once', () => {
  expect(formatDurationRange(3 * minute, 5 * minute)).toBe('3–5 min');
  expect(formatDurationRange(50 * minute, 2 * hour)).toBe('50 min to 2 h');
  expect(formatDurationRange(0, 1000)).toBe('less than 2 s');
  expect(formatDurationRange(541 * day, 2865 * day)).toBe('1.5–7.8 years');
  chooseLanguage('de');
  expect(formatDurationRange(50 * minute, 2 * hour)).toBe('50 Min. bis 2 Std.');
});

it('says how long ago in the language', () => {
  expect(formatAgo(12_000)).toBe('12 seconds ago');
  chooseLanguage('de');
  expect(formatAgo(3 * minute)).toBe('vor 3 Minuten');
});
