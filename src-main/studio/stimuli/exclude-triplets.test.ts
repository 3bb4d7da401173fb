import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TripletJudgement } from '../../contract/study/triplets';
import { combineTriplets } from '../../core/rating-study/combine-triplets';
import { readIncludedTriplets, readTriplets, writeTriplets } from '../../store/project/triplet-store';
import { undo } from '../changes/undo';
import type { StudioContext } from '../context';
import { createSampleProject } from '../projects/create-sample';
import { readTripletData } from '../spaces/fit/triplet-data';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { describeJudgements } from './describe-judgements';
import { excludeTriplets } from './exclude-triplets';
import { listRaterTriplets } from './triplet-raters';

const odd = (rater: string, [a, b, c]: readonly [string, string, string], answer: string, responseTimeMs?: number): TripletJudgement => ({
  task: 'odd-one-out',
  rater,
  a,
  b,
  c,
  odd: answer,
  ...(responseTimeMs === undefined ? {} : { responseTimeMs }),
});
const three = ['owl', 'axe', 'saw'] as const;
const judged: readonly TripletJudgement[] = [
  odd('P1', three, 'owl', 900),
  odd('P1', ['owl', 'parrot', 'axe'], 'axe', 300),
  { task: 'reference', rater: 'P1', reference: 'owl', chosen: 'axe', other: 'parrot', responseTimeMs: 700 },
  odd('P2', three, 'owl'),
  odd('P2', ['axe', 'owl', 'parrot'], 'axe'),
  { task: 'reference', rater: 'P2', reference: 'owl', chosen: 'parrot', other: 'axe' },
];

let parent: string;
let folder: string;
let context: StudioContext;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'exclude-triplets-'));
  folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
  context = testContext(join(parent, 'assets'), folder);
  await writeTriplets(folder, judged);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('leaving triplets out', () => {
  it('a single one counts no more, with the reason in the table, and again after undo', async () => {
    const plain = readFileSync(join(folder, 'triplets.csv'), 'utf8');
    const [worst, ...others] = await listRaterTriplets(context, 'P1');
    expect(worst).toMatchObject({ row: 2, items: ['owl', 'axe', 'parrot'], answer: 'axe', others: { count: 1, alike: 0 }, excluded: null });
    expect(others.map(({ row }) => row)).toEqual([1, 0]); // of those that others judged alike the faster first
    const { tripletRaters } = await excludeTriplets(context, { rater: 'P1', rows: [2], reason: ' pressed\nby mistake ' });
    expect(tripletRaters[0]).toMatchObject({ rater: 'P1', triplets: 2, excluded: 1, reason: 'pressed by mistake', medianMs: 600 });
    expect((await readTriplets(folder)).map(({ excluded }) => excluded)).toEqual([
      undefined,
      undefined,
      'pressed by mistake',
      undefined,
      undefined,
      undefined,
    ]);
    expect(await readIncludedTriplets(folder)).toEqual(judged.filter((_, row) => row !== 2));
    expect((await readTripletData(folder)).judgements).toHaveLength(5);
    expect(await undo(context)).toEqual({ kind: 'triplets-excluded', about: 'P1: 1' });
    expect(readFileSync(join(folder, 'triplets.csv'), 'utf8')).toBe(plain);
  });

  it('all of a person count no more, nor are they judged by', async () => {
    await excludeTriplets(context, { rater: 'P2', rows: null, reason: 'fell asleep' });
    expect((await describeJudgements(context)).tripletRaters.map(({ rater, triplets, excluded }) => [rater, triplets, excluded])).toEqual([
      ['P1', 3, 0],
      ['P2', 0, 3],
    ]);
    expect((await listRaterTriplets(context, 'P1')).every(({ others }) => others.count === 0)).toBe(true);
    await excludeTriplets(context, { rater: 'P2', rows: null, reason: null });
    expect(await readTriplets(folder)).toEqual(judged);
  });

  it('refuses rows that are of someone else, and an empty reason', async () => {
    await expect(excludeTriplets(context, { rater: 'P1', rows: [1, 4], reason: 'x' })).rejects.toThrow('no such triplets of ‘P1’');
    await expect(excludeTriplets(context, { rater: 'nobody', rows: null, reason: 'x' })).rejects.toThrow('no such triplets of ‘nobody’');
    await expect(excludeTriplets(context, { rater: 'P1', rows: null, reason: ' ' })).rejects.toThrow('The reason is empty');
  });

  it('answers of the rating study stay excluded when they are collected again', () => {
    const source = 'rating study';
    const own = judged.map((triplet): TripletJudgement => ({ ...triplet, source }));
    const stored = own.map((triplet, row): TripletJudgement =>
      row === 1 || triplet.rater === 'P2' ? { ...triplet, excluded: 'slip' } : triplet,
    );
    const again = combineTriplets([...stored, odd('X', three, 'saw')], [...own, { ...odd('P2', three, 'saw'), source }], source);
    expect(again.map(({ rater, excluded }) => `${rater} ${excluded ?? ''}`)).toEqual([
      'X ',
      'P1 ',
      'P1 slip',
      'P1 ',
      'P2 slip',
      'P2 slip',
      'P2 slip',
      'P2 slip',
    ]);
  });
});
