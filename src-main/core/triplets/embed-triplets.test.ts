import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TripletSettings } from '../../contract/study/triplet-space';
import type { OddOneOutTriplet, ReferenceTriplet, TripletJudgement } from '../../contract/study/triplets';
import { createStream } from '../random/stream';
import { procrustes } from '../spaces/judge/procrustes';
import { embedTriplets } from './embed-triplets';
import { judgeSplit, shareOfHits, tripletCeiling, tripletSplits } from './judge-triplets';
import { judgedPairs } from './judged-pairs';
import { tripletAccuracy } from './triplet-loss';

const settings: TripletSettings = { loss: 'logistic', starts: 10, maxIterations: 2000, seed: 1 };

const heldOutAccuracy = (
  judgements: readonly TripletJudgement[],
  items: readonly string[],
  dims: number,
  how: TripletSettings,
): number | null => shareOfHits(tripletSplits(judgements, items, dims, how).map(judgeSplit));

describe('a space from triplets', () => {
  const n = 12;
  const names = Array.from({ length: n }, (_, i) => `item ${i}`);
  const stream = createStream(4, 'triplet-test');
  const truth = Float64Array.from({ length: 2 * n }, () => 2 * stream.normal());
  const distance = (i: number, j: number): number => Math.hypot(truth[2 * i]! - truth[2 * j]!, truth[2 * i + 1]! - truth[2 * j + 1]!);
  const draw = (): [number, number, number] => [...stream.permutation(n).slice(0, 3)] as [number, number, number];
  const reference = (): ReferenceTriplet => {
    const [r, i, j] = draw();
    const [chosen, other] = distance(r, i) < distance(r, j) ? [i, j] : [j, i];
    return { task: 'reference', rater: 'P1', reference: names[r]!, chosen: names[chosen]!, other: names[other]! };
  };
  const oddOneOut = (): OddOneOutTriplet => {
    const [a, b, c] = draw();
    const sides = [
      [distance(b, c), a],
      [distance(a, c), b],
      [distance(a, b), c],
    ] as const;
    const odd = sides.reduce((least, side) => (side[0] < least[0] ? side : least))[1];
    return { task: 'odd-one-out', rater: 'P1', a: names[a]!, b: names[b]!, c: names[c]!, odd: names[odd]! };
  };

  it.each([
    ['of a reference and two others', reference],
    ['of which one is the odd one out', oddOneOut],
  ])('has the shape that people judged by: triplets %s', (_, make) => {
    const judged = judgedPairs(
      Array.from({ length: 800 }, (): TripletJudgement => make()),
      names,
    );
    const fit = embedTriplets(judged, n, 2, settings);
    expect(procrustes(truth, fit.coordinates, n, 2).r2).toBeGreaterThan(0.95);
    expect(fit.accuracy).toBeGreaterThan(0.95);
    expect(fit.coordinates.reduce((s, v) => s + v * v, 0) / n).toBeCloseTo(1, 10);
    expect(embedTriplets(judged, n, 2, settings)).toEqual(fit);
  });

  it('predicts judgements it has not seen, and tells validation triplets from those it may learn from', () => {
    const judgements: TripletJudgement[] = Array.from({ length: 600 }, reference);
    const plain = heldOutAccuracy(judgements, names, 2, settings);
    expect(plain).toBeGreaterThan(0.85);
    expect(plain).toBeLessThan(1);
    // Validation answers turned round: a fit that saw them would not miss all of them.
    const turned = judgements.map((judgement, t): TripletJudgement => {
      if (t >= 100 || judgement.task !== 'reference') return judgement;
      return { ...judgement, chosen: judgement.other, other: judgement.chosen, validation: true };
    });
    expect(heldOutAccuracy(turned, names, 2, settings)).toBeLessThan(0.15);
  });

  it('says what is missing', () => {
    expect(() => embedTriplets(judgedPairs([], names), n, 2, settings)).toThrow(/no judgements of triplets/);
  });
});

describe('accuracy and ceiling (hand-computed)', () => {
  const judge = (chosen: string, other: string, validation?: true): ReferenceTriplet => ({
    task: 'reference',
    rater: '',
    reference: 'a',
    chosen,
    other,
    ...(validation ? { validation } : {}),
  });

  it('counts a tie as a guess', () => {
    const judged = judgedPairs([judge('b', 'c'), judge('c', 'b'), judge('b', 'd')], ['a', 'b', 'c', 'd']);
    expect(tripletAccuracy(judged, [0, 1, 2, 1], 1)).toBeCloseTo((1 + 0 + 0.5) / 3, 12);
  });

  it('of three people of whom one disagrees: two thirds by the majority, and by the others half of each of two', () => {
    // The two who agree see one vote each way among the others (a half); the third sees two against it.
    const three = [judge('b', 'c'), judge('b', 'c'), judge('c', 'b'), judge('c', 'd')];
    expect(tripletCeiling(three)).toEqual({ triplets: 1, judgements: 3, majority: 2 / 3, others: 1 / 3 });
    expect(tripletCeiling([judge('b', 'c'), judge('b', 'd')])).toBeNull();
    expect(tripletCeiling([...three, judge('b', 'd', true), judge('b', 'd', true)])).toMatchObject({ triplets: 1, majority: 1, others: 1 });
  });
});

const shapes = '../shared/reference/rated-shapes/triplets.csv';
describe.skipIf(!existsSync(shapes))('64 shapes that 49 people judged (needs the reference data)', () => {
  it('are predicted on a line as well as people agree, and fitted in three dimensions from 20 starts in seconds', () => {
    const rows = readFileSync(shapes, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const judgements = rows.map(([rater, reference, chosen, other, kind]): ReferenceTriplet => {
      return {
        task: 'reference',
        rater: rater!,
        reference: reference!,
        chosen: chosen!,
        other: other!,
        ...(kind === 'validation' ? { validation: true } : {}),
      };
    });
    const items = [...new Set(rows.map((row) => row[1]!))].sort();
    expect([items.length, judgements.length]).toEqual([64, 9140]);
    expect(heldOutAccuracy(judgements, items, 1, settings)).toBeGreaterThan(0.7);
    expect(tripletCeiling(judgements)!.majority).toBeCloseTo(0.718, 3);
    const began = process.cpuUsage().user;
    const fit = embedTriplets(judgedPairs(judgements, items), items.length, 3, { ...settings, starts: 20 });
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(20);
    expect(fit.accuracy).toBeGreaterThan(0.69);
  }, 60_000);
});
