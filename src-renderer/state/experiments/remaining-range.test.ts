import { expect, it } from 'vitest';
import { createRemainingRange } from './remaining-range';
import { exampleQueue } from '../test-support/examples';

it('is as wide as the recent estimates disagree', () => {
  const range = createRemainingRange();
  range.add(exampleQueue({ remainingMs: 100_000 }), 0); // ends at 100 s
  range.add(exampleQueue({ remainingMs: 60_000 }), 10_000); // ends at 70 s
  expect(range.add(exampleQueue({ remainingMs: 60_000 }), 20_000)).toEqual({ lowMs: 50_000, highMs: 80_000 });
});

it('does not follow a single wild estimate', () => {
  const range = createRemainingRange();
  for (let i = 0; i < 20; i++) range.add(exampleQueue({ remainingMs: 60_000 }), 0);
  range.add(exampleQueue({ remainingMs: 10_000_000 }), 0);
  expect(range.add(exampleQueue({ remainingMs: 60_000 }), 0)?.highMs).toBeCloseTo(66_000);
});

it('never claims to be sure, even when all estimates agree', () => {
  const range = createRemainingRange();
  range.add(exampleQueue({ remainingMs: 20_000 }), 0);
  expect(range.add(exampleQueue({ remainingMs: 10_000 }), 10_000)).toEqual({ lowMs: 9_000, highMs: 11_000 });
});

it('forgets estimates from before the queue was extended or paused', () => {
  const range = createRemainingRange();
  range.add(exampleQueue({ remainingMs: 1_000, total: 5 }), 0);
  expect(range.add(exampleQueue({ remainingMs: 100_000, total: 10 }), 0)?.lowMs).toBe(90_000);
  range.add(exampleQueue({ state: 'paused', remainingMs: null, total: 10 }), 0);
  expect(range.add(exampleQueue({ remainingMs: 10_000, total: 10 }), 50_000)).toEqual({ lowMs: 9_000, highMs: 11_000 });
});

it('says nothing while there is no estimate', () => {
  expect(createRemainingRange().add(exampleQueue({ remainingMs: null }), 0)).toBeNull();
});
