import { expect, it } from 'vitest';
import { groupRuns, stuckGroups, summariseFolds, withCurrentProgress } from './run-groups';
import { exampleCard, exampleRun } from '../test-support/examples';

const progress = { phase: 'training', done: 1, total: 4, fraction: 0.25, remainingMs: null } as const;

it('puts five folds of one setting together and keeps two settings of the same method apart', () => {
  const runs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => exampleRun(n, n < 5 ? {} : { variant: 'no dropout' }));
  const groups = groupRuns([...runs, exampleRun(2, { dims: 8, fold: 0 })]);
  expect(groups.map((group) => [group.dims, group.variant, group.runs.map((run) => run.fold)])).toEqual([
    [4, null, [0, 1, 2, 3, 4]],
    [4, 'no dropout', [0, 1, 2, 3, 4]],
    [8, null, [0]],
  ]);
});

it('a fold is as far as its runs on average, done only when all are, failed when one is', () => {
  const folds = summariseFolds([
    exampleRun(0, { fold: 0, state: 'done' }),
    exampleRun(1, { fold: 0, state: 'running', progress }),
    exampleRun(2, { fold: 1, state: 'done' }),
    exampleRun(3, { fold: 2, state: 'failed' }),
    exampleRun(4, { fold: 2, state: 'done' }),
  ]);
  expect(folds.map((fold) => fold.state)).toEqual(['running', 'done', 'failed', 'waiting', 'waiting']);
  expect(folds.map((fold) => fold.fraction)).toEqual([0.625, 1, 0.5, 0, 0]);
});

it('shows the queue’s progress of the run at work, not the older one of the card', () => {
  const card = exampleCard({ runs: [exampleRun(0), exampleRun(1)] });
  const current = exampleRun(1, { state: 'running', progress });
  expect(withCurrentProgress(card, current).map((run) => run.progress?.fraction ?? null)).toEqual([null, 0.25]);
});

it('names each setting once whose trainings did not leave their plateau', () => {
  const runs = [
    exampleRun(0, { fold: 0, plateau: ['loss'] }),
    exampleRun(1, { fold: 1 }),
    exampleRun(2, { fold: 3, plateau: ['loss', 'spread'] }),
    exampleRun(3, { fold: 2, method: 'classification', plateau: ['accuracy'] }),
  ];
  expect(stuckGroups(runs, ({ method }) => method)).toEqual([
    { name: exampleRun(0).method, folds: [1, 4], signs: ['loss', 'spread'] },
    { name: 'classification', folds: [3], signs: ['accuracy'] },
  ]);
  expect(stuckGroups([exampleRun(1)], ({ method }) => method)).toEqual([]);
});
