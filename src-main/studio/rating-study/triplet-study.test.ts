import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RatingSession, RatingStudy } from '../../contract/study/rating-study';
import { itemsOf } from '../../contract/study/triplets';
import { itemsOfTrial, tripletKey } from '../../core/rating-study/plan-triplets';
import { tripletCeiling } from '../../core/triplets/judge-triplets';
import { setAsideDamaged } from '../../store/project/set-aside';
import { readRatings } from '../../store/files/tables';
import { readTriplets, writeTriplets } from '../../store/project/triplet-store';
import { undo } from '../changes/undo';
import type { StudioContext } from '../context';
import { createSampleProject } from '../projects/create-sample';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { collectRatings } from './collect-ratings';
import { describeRatingStudy, ratingStudyTable, saveRatingStudy, tripletStudyTable } from './describe-study';
import { answerTrial, startRatingSession, withdrawParticipant } from './sessions';

let parent: string;
let folder: string;
let context: StudioContext;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'triplet-study-'));
  folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
  context = testContext(join(parent, 'assets'), folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function setUp(change: Partial<RatingStudy> = {}): Promise<void> {
  const { study } = await describeRatingStudy(context);
  await saveRatingStudy(context, {
    ...study,
    task: 'triplets',
    pairsPerSession: 5,
    pairsPerBlock: 2,
    practiceTrials: 1,
    repeatedPercent: 40,
    ...change,
  });
}
async function answer({ participant, session }: RatingSession, from: number, to: number, place = 3): Promise<void> {
  for (let trial = from; trial <= to; trial++)
    await answerTrial(context, { participant, session, trial, rating: place, rtMs: 700 + trial });
}
const keysOf = ({ trials }: RatingSession, isRepeated: boolean): string[] =>
  trials
    .filter(({ practice, validation }) => !practice && (validation === true) === isRepeated)
    .map((trial) => tripletKey(itemsOfTrial(trial)));

describe('a session of odd ones out', () => {
  it('has practice and, among its triplets, those that everybody judges', async () => {
    await setUp();
    const [first, second] = [
      await startRatingSession(context, { participant: null }),
      await startRatingSession(context, { participant: null }),
    ];
    expect([first.task, first.trials.length, first.trials[0]?.practice, first.participant, second.participant]).toEqual([
      'triplets',
      6,
      true,
      'P01',
      'P02',
    ]);
    expect(keysOf(first, true)).toHaveLength(2);
    expect(keysOf(second, true).sort()).toEqual(keysOf(first, true).sort());
    expect(keysOf(first, false).filter((key) => keysOf(first, true).includes(key))).toEqual([]);
    expect(keysOf(second, false).filter((key) => keysOf(first, true).includes(key))).toEqual([]);
    expect(keysOf(second, false)).not.toEqual(keysOf(first, false)); // each participant has an order of their own
  });

  it('stores each answer at once and goes on after a crash where it stopped', async () => {
    await setUp();
    const session = await startRatingSession(context, { participant: null });
    await answer(session, 1, 3);
    const path = join(folder, 'rating-study/answers/P01-triplets.csv');
    truncateSync(path, readFileSync(path).length - 5); // killed while the third was being written
    expect(await startRatingSession(context, { participant: 'P01' })).toEqual({ ...session, answered: 2 });
    await answer(session, 3, 6);
    const { participants, hasTriplets } = await describeRatingStudy(context);
    expect(hasTriplets).toBe(true);
    expect(participants).toEqual([
      { id: 'P01', state: 'taking-part', sessions: 1, answered: 5, planned: 5, medianRtMs: 704, trialsLeft: null },
    ]);
    const next = await startRatingSession(context, { participant: 'P01' });
    const all = [...session.trials, ...next.trials].filter(({ practice }) => !practice).map((trial) => tripletKey(itemsOfTrial(trial)));
    expect(new Set(all).size).toBe(all.length); // no triplet twice for one person
  });

  it('takes an answer that is one of three, and goes on with a session of pairs that was begun before', async () => {
    await setUp({ task: 'pairs' });
    const pairs = await startRatingSession(context, { participant: null });
    await setUp();
    expect((await startRatingSession(context, { participant: 'P01' })).task).toBe('pairs');
    for (let trial = 1; trial <= pairs.trials.length; trial++)
      await answerTrial(context, { participant: 'P01', session: 1, trial, rating: 2, rtMs: 1 });
    const session = await startRatingSession(context, { participant: 'P01' });
    expect([session.task, session.session]).toEqual(['triplets', 2]);
    await expect(answer(session, 1, 1, 4)).rejects.toThrow('three drawings');
  });

  it('ends when every pair stood in as many triplets as wanted, whoever judged them', async () => {
    await setUp({ tripletsPerPair: 1, pairsPerSession: 50, repeatedPercent: 0, practiceTrials: 0 });
    const session = await startRatingSession(context, { participant: null });
    await answer(session, 1, session.trials.length);
    await collectRatings(context);
    expect(await describeRatingStudy(context)).toMatchObject({ sessionsNeeded: 0, uncollected: 0 });
    await expect(startRatingSession(context, { participant: null })).rejects.toThrow('There is no triplet left for P02');
  });
});

describe('the answers', () => {
  it('become triplets of the project beside imported ones, with rater, time and those for the ceiling, and that can be undone', async () => {
    const imported = { task: 'reference', rater: 'x', reference: 'owl', chosen: 'parrot', other: 'axe' } as const;
    await writeTriplets(folder, [imported]);
    await setUp();
    for (const place of [1, 1, 3]) {
      const session = await startRatingSession(context, { participant: null });
      await answer(session, 1, 6, place);
    }
    expect((await describeRatingStudy(context)).uncollected).toBe(15);
    const ratings = await readRatings(folder);
    await collectRatings(context);
    const [first, ...own] = await readTriplets(folder);
    expect(first).toEqual(imported);
    expect(own).toHaveLength(15);
    expect(own[0]).toMatchObject({ task: 'odd-one-out', rater: 'study-P01', source: 'rating study', responseTimeMs: 702 });
    expect(tripletCeiling(own)).toMatchObject({ triplets: 2, judgements: 6 });
    expect(await readRatings(folder)).toEqual(ratings);
    expect((await describeRatingStudy(context)).uncollected).toBe(0);
    await collectRatings(context); // nothing to do
    await undo(context);
    expect(await readTriplets(folder)).toEqual([imported]);
  });

  it('are exported with names, and are named where the odd one stood', async () => {
    await setUp({ practiceTrials: 0 });
    const session = await startRatingSession(context, { participant: null });
    await answer(session, 1, 1, 2);
    const [header, row] = (await tripletStudyTable(folder)).split('\n');
    expect(header).toMatch(/^participant,state,session,trial,block,left,middle,right,.*,odd,validation,rt_ms,answered_at/);
    const cells = row!.split(',');
    expect(cells[11]).toBe(cells[6]);
    expect((await ratingStudyTable(folder)).trim().split('\n')).toHaveLength(1);
  });

  it('are deleted everywhere when a participant wants that, or kept out of the triplets when they may stay', async () => {
    await setUp();
    for (const id of ['P01', 'P02']) await answer(await startRatingSession(context, { participant: null }), 1, id === 'P01' ? 6 : 4);
    await collectRatings(context);
    await withdrawParticipant(context, { participant: 'P01', answers: 'remove' });
    expect(new Set((await readTriplets(folder)).map(({ rater }) => rater))).toEqual(new Set(['study-P02']));
    expect(existsSync(join(folder, 'rating-study/answers/P01-triplets.csv'))).toBe(false);
    for (const name of readdirSync(join(folder, 'journal/files')))
      expect(readFileSync(join(folder, 'journal/files', name), 'utf8')).not.toContain('study-P01');
    await withdrawParticipant(context, { participant: 'P02', answers: 'mark' });
    expect(await readTriplets(folder)).toEqual([]);
    expect(await tripletStudyTable(folder)).toContain('P02,withdrawn,1,2');
    expect((await startRatingSession(context, { participant: null })).participant).toBe('P03');
  });

  it('that are damaged are set aside and named; what was collected stays, and nobody answers over them', async () => {
    await setUp();
    await answer(await startRatingSession(context, { participant: null }), 1, 6);
    await collectRatings(context);
    const collected: string[][] = (await readTriplets(folder)).map(itemsOf);
    const path = join(folder, 'rating-study/answers/P01-triplets.csv');
    writeFileSync(path, 'a,b,c\n1,2,3\n');
    await setAsideDamaged(folder);
    expect(existsSync(`${path}.set-aside-1`)).toBe(true);
    await collectRatings(context);
    expect((await readTriplets(folder)).map(itemsOf)).toEqual(collected);
    await expect(startRatingSession(context, { participant: 'P01' })).rejects.toThrow('answers of P01 are damaged');
    await withdrawParticipant(context, { participant: 'P01', answers: 'remove' });
    expect(readdirSync(join(folder, 'rating-study/answers'))).toEqual(['P01.json']);
  });
});
