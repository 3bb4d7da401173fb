import { describe, expect, it } from 'vitest';
import type { Trial } from '../../contract/study/rating-study';
import { createStream } from '../random/stream';
import { designPairs, pairKey } from './plan-session';
import { countTogether, itemsOfTrial, mixValidation, planTriplets, tripletKey, tripletsNeeded } from './plan-triplets';

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `s${String(i).padStart(2, '0')}`);
const design = (n: number, wanted = 5) => ({
  stimuli: names(n),
  pairs: designPairs(names(n), null).map((pair) => ({ ...pair, ratings: 0 })),
  wanted,
});
const stream = (seed = 1) => createStream(seed, 'triplet-study');
const none = new Set<string>();
const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);
const shownOf = (trials: readonly Trial[], n: number): number[] =>
  names(n).map((id) => trials.filter((trial) => itemsOfTrial(trial).includes(id)).length);
const togetherOf = (trials: readonly Trial[], n: number): number[] => {
  const counts = countTogether(trials.map(itemsOfTrial));
  return designPairs(names(n), null).map(({ first, second }) => counts.get(pairKey(first, second)) ?? 0);
};

describe('a session of triplets', () => {
  it('shows every triplet at most once, and none that is taken', () => {
    const first = planTriplets(design(8), none, 20, stream());
    const seen = new Set(first.map((trial) => tripletKey(itemsOfTrial(trial))));
    const second = planTriplets(design(8), seen, 100, stream(2));
    const keys = second.map((trial) => tripletKey(itemsOfTrial(trial)));
    expect([seen.size, new Set(keys).size]).toEqual([20, keys.length]);
    expect(keys.filter((key) => seen.has(key))).toEqual([]);
    for (const trial of [...first, ...second]) expect(new Set(itemsOfTrial(trial)).size).toBe(3);
  });

  it('shows every stimulus about equally often, every two about equally often together, and each at every place', () => {
    const trials = planTriplets(design(30), none, 145, stream()); // 435 pairs: each could stand in one triplet
    expect(spread(shownOf(trials, 30))).toBeLessThanOrEqual(3);
    expect(spread(togetherOf(trials, 30))).toBeLessThanOrEqual(2);
    for (const id of names(30)) {
      const at = [
        trials.filter(({ left }) => left === id),
        trials.filter(({ middle }) => middle === id),
        trials.filter(({ right }) => right === id),
      ];
      expect(spread(at.map(({ length }) => length))).toBeLessThanOrEqual(4);
    }
  });

  it('rather shows no stimulus twice running', () => {
    const trials = planTriplets(design(30), none, 100, stream());
    const repeats = trials.filter((trial, i) => i > 0 && itemsOfTrial(trials[i - 1]!).some((id) => itemsOfTrial(trial).includes(id)));
    expect(repeats.length).toBeLessThanOrEqual(10);
  });

  it('covers pairs with a new stimulus only, whatever the third is', () => {
    const fresh = new Set(['s00', 's01']);
    const pairs = designPairs(names(10), fresh).map((pair) => ({ ...pair, ratings: 0 }));
    const trials = planTriplets({ stimuli: names(10), pairs, wanted: 1 }, none, 100, stream());
    expect(trials.every((trial) => itemsOfTrial(trial).some((id) => fresh.has(id)))).toBe(true);
    const counts = countTogether(trials.map(itemsOfTrial));
    for (const { first, second } of pairs) expect(counts.get(pairKey(first, second))).toBeGreaterThanOrEqual(1);
  });

  it('brings all pairs to as many triplets as wanted when participants follow each other, and then ends', () => {
    const wanted = 4;
    let judged: Trial[] = [];
    for (let participant = 0; participant < 40; participant++) {
      const counts = countTogether(judged.map(itemsOfTrial));
      const pairs = design(9).pairs.map((pair) => ({ ...pair, ratings: counts.get(pairKey(pair.first, pair.second)) ?? 0 }));
      judged = [...judged, ...planTriplets({ stimuli: names(9), pairs, wanted }, none, 10, stream(participant))];
    }
    const together = togetherOf(judged, 9);
    expect(Math.min(...together)).toBe(wanted);
    expect(Math.max(...together)).toBeLessThanOrEqual(wanted + 2);
    expect(judged.length).toBeLessThan(tripletsNeeded(design(9).pairs, wanted) * 1.25); // 48 at least
  });

  it('follows from the seed alone', () => {
    expect(planTriplets(design(20), none, 50, stream(5))).toEqual(planTriplets(design(20), none, 50, stream(5)));
    expect(planTriplets(design(20), none, 50, stream(5))).not.toEqual(planTriplets(design(20), none, 50, stream(6)));
  });

  it('ends where three stimuli have no other triplet', () => {
    expect(planTriplets(design(3), none, 10, stream())).toHaveLength(1);
    expect(planTriplets(design(2), none, 10, stream())).toEqual([]);
  });
});

it('deals the triplets that everybody judges among the others, marked', () => {
  const [plain, repeated] = [planTriplets(design(20), none, 40, stream()), planTriplets(design(20), none, 8, stream(2))];
  const mixed = mixValidation(plain, repeated, stream());
  expect(mixed.filter(({ validation }) => validation === undefined)).toEqual(plain);
  expect(mixed.filter(({ validation }) => validation).map(itemsOfTrial)).toEqual(repeated.map(itemsOfTrial));
  const places = mixed.flatMap(({ validation }, i) => (validation ? [i] : []));
  expect(places.at(-1)! - places[0]!).toBeGreaterThan(15);
});

it('plans a session for 300 stimuli while somebody waits', () => {
  const began = process.cpuUsage().user;
  expect(planTriplets(design(300), none, 150, stream())).toHaveLength(150);
  expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(5);
});
