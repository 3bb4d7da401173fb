import { expect, it } from 'vitest';
import { readBudget } from './budget';

it.each([
  ['5m', 300_000],
  ['45min', 2_700_000],
  ['10h', 36_000_000],
  ['1.5 h', 5_400_000],
  ['2d', 172_800_000],
])('reads %s as the time there is', (text, ms) => {
  expect(readBudget(text)).toBe(ms);
});

it.each(['', '10', '0m', '30s', '-5m', 'ten hours', '100d', '1e9h'])('refuses %j in one sentence', (text) => {
  expect(() => readBudget(text)).toThrow(/--budget takes the time there is, from 1m to 70d, as in 45m, 10h or 2d/);
});
