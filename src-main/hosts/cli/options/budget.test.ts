import { expect, it } from 'vitest';
import { allPlans } from '../../../core/experiments/fit-budget';
import { describeChange, describePlan, readBudget } from './budget';

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

it('says what the plan is, and what became of it', () => {
  const plan = { ...allPlans[21]!, budgetMs: 300_000, predictedMs: 290_000 };
  const filled = { ...plan, multiTaskEpochs: 3, stimulusCopies: 24 };
  expect(describePlan(plan)[0]).toContain(
    '24 epochs of classification with 3 copies of each sketch (those of a very large corpus fewer), then 2 of multi-task',
  );
  expect(describePlan(filled)[0]).toContain('then 3 (with 24 copies of each drawing) of multi-task learning');
  expect(describeChange(plan, plan)).toBeNull();
  expect(describeChange(plan, filled)).toBe(
    'To keep to the time the plan was changed from 24 epochs of classification, 2 of multi-task learning to 24 epochs of classification, 3 (with 24 copies of each drawing) of multi-task learning.',
  );
});
