import { describe, expect, it } from 'vitest';
import { createStream } from '../random/stream';
import { designPairs, pairKey, planPractice, planTrials, sessionsNeeded, type DesignPair } from './plan-session';

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `s${String(i).padStart(2, '0')}`);
const unrated = (n: number): DesignPair[] => designPairs(names(n), null).map((pair) => ({ ...pair, ratings: 0 }));
const stream = (seed = 1) => createStream(seed, 'rating-study');
const none = new Set<string>();
/** Largest minus smallest number of times a stimulus is shown. */
const spread = (trials: readonly { left: string; right: string }[], n: number): number => {
  const shown = names(n).map((id) => trials.filter(({ left, right }) => left === id || right === id).length);
  return Math.max(...shown) - Math.min(...shown);
};

describe('the design', () => {
  it('has the study’s 1,770 pairs of sixty, and only those with new stimuli when others are added', () => {
    expect(designPairs(names(60), null)).toHaveLength(1770);
    expect(designPairs(names(62), new Set(['s60', 's61']))).toHaveLength(60 + 61);
  });

  it('needs 177 sessions of 150 for fifteen ratings each', () => {
    expect(sessionsNeeded(unrated(60), 15, 150)).toBe(177);
    expect(
      sessionsNeeded(
        unrated(60).map((pair) => ({ ...pair, ratings: 20 })),
        15,
        150,
      ),
    ).toBe(0);
  });
});

describe('a session', () => {
  it('shows every pair at most once, and none that the participant has seen', () => {
    const first = planTrials(unrated(12), none, 15, 40, stream());
    const seen = new Set(first.map(({ left, right }) => pairKey(left, right)));
    const second = planTrials(unrated(12), seen, 15, 40, stream(2));
    expect([seen.size, first.length, second.length]).toEqual([40, 40, 66 - 40]);
    for (const { left, right } of second) expect(seen).not.toContain(pairKey(left, right));
  });

  it('takes the pairs with the fewest ratings first and leaves out those that have enough', () => {
    const pairs = unrated(10).map((pair, i) => ({ ...pair, ratings: i % 4 })); // 45 pairs
    const ratings = new Map(pairs.map((pair) => [pairKey(pair.first, pair.second), pair.ratings]));
    const order = planTrials(pairs, none, 3, 100, stream()).map(({ left, right }) => ratings.get(pairKey(left, right))!);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).toHaveLength(pairs.filter((pair) => pair.ratings < 3).length);
  });

  it('is balanced over stimuli in every block of thirty, and over sides', () => {
    const trials = planTrials(unrated(60), none, 15, 150, stream());
    for (let end = 30; end <= 150; end += 30) expect(spread(trials.slice(0, end), 60)).toBeLessThanOrEqual(1);
    for (const id of names(60)) {
      const lefts = trials.filter(({ left }) => left === id).length;
      const rights = trials.filter(({ right }) => right === id).length;
      expect(Math.abs(lefts - rights)).toBeLessThanOrEqual(3);
    }
  });

  it('rather shows no stimulus twice running', () => {
    const trials = planTrials(unrated(30), none, 15, 120, stream());
    const repeats = trials.filter(
      ({ left, right }, i) => i > 0 && [trials[i - 1]!.left, trials[i - 1]!.right].some((id) => id === left || id === right),
    );
    expect(repeats.length).toBeLessThanOrEqual(6);
  });

  it('follows from the seed alone', () => {
    expect(planTrials(unrated(20), none, 15, 50, stream(5))).toEqual(planTrials(unrated(20), none, 15, 50, stream(5)));
    expect(planTrials(unrated(20), none, 15, 50, stream(5))).not.toEqual(planTrials(unrated(20), none, 15, 50, stream(6)));
  });

  it('practises with other pairs as long as there are any', () => {
    const pairs = designPairs(names(5), null); // ten pairs
    const trials = planTrials(unrated(5), none, 1, 8, stream());
    const practice = planPractice(pairs, trials, 4, stream());
    expect(practice.every((trial) => trial.practice)).toBe(true);
    const used = new Set(trials.map(({ left, right }) => pairKey(left, right)));
    expect(practice.filter(({ left, right }) => used.has(pairKey(left, right)))).toHaveLength(2);
  });

  it('brings all pairs to fifteen ratings when participants follow each other', () => {
    const pairs = unrated(8); // 28 pairs
    const counts = new Map(pairs.map(({ first, second }) => [pairKey(first, second), 0]));
    for (let participant = 0; participant < 42; participant++) {
      const now = pairs.map((pair) => ({ ...pair, ratings: counts.get(pairKey(pair.first, pair.second))! }));
      const trials = planTrials(now, none, 15, 10, stream(participant));
      for (const { left, right } of trials) counts.set(pairKey(left, right), counts.get(pairKey(left, right))! + 1);
      const all = [...counts.values()];
      expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
    }
    expect([...counts.values()].every((count) => count === 15)).toBe(true);
  });
});
