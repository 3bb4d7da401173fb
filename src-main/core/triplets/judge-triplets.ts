/** How well a space of some number of dimensions predicts judgements it was not fitted to, and how well anything could. */
import type { TripletCeiling, TripletSettings } from '../../contract/study/triplet-space';
import type { TripletJudgement } from '../../contract/study/triplets';
import { createStream } from '../random/stream';
import { embedTriplets } from './embed-triplets';
import { judgedPairs, type JudgedPairs } from './judged-pairs';
import { tripletAccuracy } from './triplet-loss';
import { entryOf, valueAt } from '../matrix/view';

const folds = 5;
/** Of each fit that only serves to judge a number of dimensions. */
const foldStarts = 4;

/** A part of the judgements that a space of the others is tested on. */
export interface TripletSplit {
  readonly train: JudgedPairs;
  readonly test: JudgedPairs;
  readonly n: number;
  readonly dims: number;
  readonly settings: TripletSettings;
}

/**
 * Of those marked as validation, tested by a space of the others, where there are any; else five folds of triplets. All judgements of one triplet
 * share a fold, or a space would be tested on what it has seen. A split that leaves nothing to learn from is none.
 */
export function tripletSplits(
  judgements: readonly TripletJudgement[],
  items: readonly string[],
  dims: number,
  settings: TripletSettings,
): TripletSplit[] {
  const isTest = splitsOf(judgements, settings.seed);
  return [...new Set(isTest.filter((each) => each !== null))].flatMap((fold) => {
    const train = judgedPairs(
      judgements.filter((_, t) => isTest[t] !== fold),
      items,
    );
    const test = judgedPairs(
      judgements.filter((_, t) => isTest[t] === fold),
      items,
    );
    return train.count === 0 || test.count === 0 ? [] : [{ train, test, n: items.length, dims, settings }];
  });
}

/** How many of the tested judgements are predicted; equal distances count as guessed. */
export function judgeSplit({ train, test, n, dims, settings }: TripletSplit): { readonly hits: number; readonly count: number } {
  const fit = embedTriplets(train, n, dims, { ...settings, starts: Math.min(settings.starts, foldStarts) });
  return { hits: test.count * tripletAccuracy(test, fit.coordinates, dims), count: test.count };
}

/** Share of the held-out judgements predicted; null where nothing could be held out. */
export function shareOfHits(judged: readonly { readonly hits: number; readonly count: number }[]): number | null {
  const count = sum(judged.map((each) => each.count));
  return count === 0 ? null : sum(judged.map(({ hits }) => hits)) / count;
}

/**
 * The fewest dimensions that predict the held-out judgements within one standard error of the most predicted (Breiman, Friedman, Olshen & Stone 1984,
 * Classification and Regression Trees, 3.4.3); `tested` counts these judgements, taken as independent. Null where it cannot be told.
 */
export function fewestDims(fits: readonly { readonly dims: number; readonly heldOut: number | null }[], tested: number): number | null {
  const known = fits.flatMap(({ dims, heldOut }) => (heldOut === null ? [] : [{ dims, heldOut }]));
  if (known.length < 2 || tested === 0) return null;
  const best = Math.max(...known.map(({ heldOut }) => heldOut));
  const least = best - Math.sqrt((best * (1 - best)) / tested);
  return Math.min(...known.filter(({ heldOut }) => heldOut >= least).map(({ dims }) => dims));
}

/** How many judgements fits are tested on. */
export function testedTriplets(judgements: readonly TripletJudgement[]): number {
  const kept = judgements.length - fittedTriplets(judgements).length;
  return kept > 0 ? kept : judgements.length;
}

/** What a space is fitted to: validation triplets are kept apart to judge it by, unless there are no others. */
export function fittedTriplets(judgements: readonly TripletJudgement[]): readonly TripletJudgement[] {
  const others = judgements.filter(({ validation }) => validation !== true);
  return others.length > 0 ? others : judgements;
}

/** The fold each judgement is tested in; null for one that is always trained on. */
function splitsOf(judgements: readonly TripletJudgement[], seed: number): (number | null)[] {
  const fitted = fittedTriplets(judgements);
  if (fitted.length < judgements.length) return judgements.map(({ validation }) => (validation === true ? 0 : null));
  const keys = [...new Set(judgements.map(tripletKey))];
  const order = createStream(seed, 'triplet-folds').permutation(keys.length);
  const foldOf = new Map(keys.map((key, index) => [key, valueAt(order, index) % folds]));
  return judgements.map((judgement) => entryOf(foldOf, tripletKey(judgement)));
}

/** What was asked: the same for every answer and every order on the screen. */
function tripletKey(judgement: TripletJudgement): string {
  if (judgement.task === 'odd-one-out') return JSON.stringify([judgement.a, judgement.b, judgement.c].sort());
  return JSON.stringify([[judgement.reference], ...[judgement.chosen, judgement.other].sort()]);
}

/** From triplets that several people judged: those marked as validation where there are any, as fits are judged by these. */
export function tripletCeiling(all: readonly TripletJudgement[]): TripletCeiling | null {
  const validation = all.filter((judgement) => judgement.validation === true);
  const judgements = validation.length > 0 ? validation : all;
  const answers = new Map<string, Map<string, number>>();
  for (const judgement of judgements) {
    const key = tripletKey(judgement);
    const counts = answers.get(key) ?? entryOf(answers.set(key, new Map()), key);
    const answer = judgement.task === 'reference' ? judgement.chosen : judgement.odd;
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  const repeated = [...answers.values()].map((counts) => [...counts.values()]).filter((counts) => sum(counts) > 1);
  const total = sum(repeated.map(sum));
  if (total === 0) return null;
  const others = repeated.map((counts) =>
    // A judgement taken away, the most frequent answers of the rest are guessed among.
    sum(
      counts.map((count, answer) => {
        const rest = counts.map((each, other) => (other === answer ? each - 1 : each));
        const most = Math.max(...rest);
        return rest[answer] === most ? count / rest.filter((each) => each === most).length : 0;
      }),
    ),
  );
  return {
    triplets: repeated.length,
    judgements: total,
    majority: sum(repeated.map((counts) => Math.max(...counts))) / total,
    others: sum(others) / total,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
