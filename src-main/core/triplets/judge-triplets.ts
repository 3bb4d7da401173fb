/** How well a space of some number of dimensions predicts judgements it was not fitted to, and how well anything could. */
import type { TripletCeiling, TripletSettings } from '../../contract/triplet-space';
import type { TripletJudgement } from '../../contract/triplets';
import { createStream } from '../random/stream';
import { embedTriplets } from './embed-triplets';
import { judgedPairs } from './judged-pairs';
import { tripletAccuracy } from './triplet-loss';

const folds = 5;
/** Of each fit that only serves to judge a number of dimensions. */
const foldStarts = 4;

/**
 * Share of held-out judgements predicted: of those marked as validation by a space of the others where there are any, else over five folds of
 * triplets. All judgements of one triplet share a fold, or a space would be tested on what it has seen.
 */
export function heldOutAccuracy(
  judgements: readonly TripletJudgement[],
  items: readonly string[],
  dims: number,
  settings: TripletSettings,
): number {
  const n = items.length;
  const isTest = splitsOf(judgements, settings.seed);
  let [hits, count] = [0, 0];
  for (const fold of new Set(isTest.filter((each) => each !== null))) {
    const train = judgements.filter((_, t) => isTest[t] !== fold);
    const test = judgedPairs(judgements.filter((_, t) => isTest[t] === fold), items); // prettier-ignore
    const fit = embedTriplets(judgedPairs(train, items), n, dims, { ...settings, starts: Math.min(settings.starts, foldStarts) });
    hits += test.count * tripletAccuracy(test, fit.coordinates, dims);
    count += test.count;
  }
  return hits / count;
}

/** The fold each judgement is tested in; null for one that is always trained on. */
function splitsOf(judgements: readonly TripletJudgement[], seed: number): (number | null)[] {
  if (judgements.some(({ validation }) => validation === true)) return judgements.map(({ validation }) => (validation === true ? 0 : null));
  const keys = [...new Set(judgements.map(tripletKey))];
  const order = createStream(seed, 'triplet-folds').permutation(keys.length);
  const foldOf = new Map(keys.map((key, index) => [key, order[index]! % folds]));
  return judgements.map((judgement) => foldOf.get(tripletKey(judgement))!);
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
    const counts = answers.get(key) ?? answers.set(key, new Map()).get(key)!;
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
