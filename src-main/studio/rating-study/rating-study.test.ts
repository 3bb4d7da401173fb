import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RatingSession, RatingStudy } from '../../contract/study/rating-study';
import { readDissimilarities, readRatings, readStimuli, writeRatings, writeStimuli } from '../../store/files/tables';
import { undo } from '../changes/undo';
import type { StudioContext } from '../context';
import { createSampleProject } from '../projects/create-sample';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { collectRatings } from './collect-ratings';
import { describeRatingStudy, ratingStudyTable, saveRatingStudy } from './describe-study';
import { answerTrial, startRatingSession, withdrawParticipant } from './sessions';

let parent: string;
let folder: string;
let context: StudioContext;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'rating-study-'));
  folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
  context = testContext(join(parent, 'assets'), folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const small = { ratingsPerPair: 5, pairsPerSession: 4, pairsPerBlock: 2, practiceTrials: 1 };
async function setUp(change: Partial<RatingStudy> = {}): Promise<void> {
  const { study } = await describeRatingStudy(context);
  await saveRatingStudy(context, { ...study, ...small, ...change });
}
async function answer({ participant, session }: RatingSession, from: number, to: number, rating = 4): Promise<void> {
  for (let trial = from; trial <= to; trial++) await answerTrial(context, { participant, session, trial, rating, rtMs: 700 + trial });
}

describe('setting up', () => {
  it('suggests the study’s design, and only pairs with stimuli that nobody has compared', async () => {
    expect((await describeRatingStudy(context)).study).toMatchObject({ pairs: 'all', ratingsPerPair: 15, newStimuli: [] });
    await writeStimuli(folder, [...(await readStimuli(folder)), { id: 'bat', name: 'bat', category: 'x', image: 'stimuli/owl.svg' }]);
    const { study, counts, isSetUp, stimuli } = await describeRatingStudy(context);
    expect(study).toMatchObject({ pairs: 'new', newStimuli: ['bat'] });
    expect([isSetUp, counts[0], stimuli.filter(({ isCompared }) => !isCompared).length]).toEqual([false, 6, 1]);
  });

  it('counts the judgements a pair has already, and can be undone', async () => {
    await setUp();
    expect(await describeRatingStudy(context)).toMatchObject({ isSetUp: true, counts: [0, 0, 0, 15, 0, 0], sessionsNeeded: 8 });
    await undo(context);
    expect((await describeRatingStudy(context)).isSetUp).toBe(false);
  });

  it('refuses a design without pairs and one with unknown stimuli', async () => {
    await expect(setUp({ pairs: 'new', newStimuli: [] })).rejects.toThrow('No stimulus is marked as new');
    await expect(setUp({ newStimuli: ['bat'] })).rejects.toThrow('bat');
  });
});

describe('a session', () => {
  it('stores each answer at once and goes on after a crash where it stopped, in the same order', async () => {
    await setUp();
    const session = await startRatingSession(context, { participant: null });
    expect([session.participant, session.trials.length, session.trials[0]?.practice, session.answered]).toEqual(['P01', 5, true, 0]);
    await answer(session, 1, 3);
    const path = join(folder, 'rating-study/answers/P01.csv');
    truncateSync(path, readFileSync(path).length - 5); // killed while the third was being written
    const resumed = await startRatingSession(context, { participant: 'P01' });
    expect(resumed).toEqual({ ...session, answered: 2 });
    await answer(resumed, 3, 5);
    const { participants } = await describeRatingStudy(context);
    expect(participants).toEqual([
      { id: 'P01', state: 'taking-part', sessions: 1, answered: 4, planned: 4, medianRtMs: 703.5, trialsLeft: null },
    ]);
    const next = await startRatingSession(context, { participant: 'P01' });
    const pairs = [...session.trials, ...next.trials]
      .filter(({ practice }) => !practice)
      .map(({ left, right }) => [left, right].sort().join());
    expect(new Set(pairs).size).toBe(8); // no pair twice for one person
  });

  it('counts an answer once that arrives twice, and refuses one that leaves a gap', async () => {
    await setUp();
    const session = await startRatingSession(context, { participant: null });
    await Promise.all([answer(session, 1, 1, 2), answer(session, 1, 1, 5)]);
    await expect(answer(session, 3, 3)).rejects.toThrow('The answer to trial 2 is missing');
    expect(await ratingStudyTable(folder)).toMatch(/P01,taking-part,1,1,0,.*,2,701,1970/);
  });

  it('says when nothing is left to rate', async () => {
    await setUp({ ratingsPerPair: 3 });
    await expect(startRatingSession(context, { participant: null })).rejects.toThrow('There is no pair left for P01');
  });
});

describe('the answers', () => {
  it('become ratings with their source, in the dissimilarities too, and that can be undone', async () => {
    await setUp();
    const before = await readDissimilarities(folder);
    const session = await startRatingSession(context, { participant: null });
    await answer(session, 1, 5);
    expect((await describeRatingStudy(context)).uncollected).toBe(4);
    await collectRatings(context);
    const own = (await readRatings(folder)).filter(({ source }) => source === 'rating study');
    expect(own.map(({ rater, rating }) => [rater, rating])).toEqual(new Array(4).fill(['study-P01', 4]));
    const { first, second } = own[0]!;
    const find = (rows: typeof before) => rows.find((row) => [row.first, row.second].sort().join() === [first, second].sort().join())!;
    expect(find(await readDissimilarities(folder)).ratings).toBe(4);
    expect(find(await readDissimilarities(folder)).dissimilarity).toBeCloseTo((find(before).dissimilarity * 3 + 1) / 4, 12);
    expect((await describeRatingStudy(context)).counts).toEqual([0, 0, 0, 11, 4, 0]); // counted once, not twice
    await undo(context);
    expect(await readDissimilarities(folder)).toEqual(before);
    expect((await describeRatingStudy(context)).uncollected).toBe(4); // and the answers themselves are still there
  });

  it('are deleted everywhere when a participant wants that, also in the journal', async () => {
    await writeRatings(
      folder,
      (await readRatings(folder)).filter(({ rater }) => rater !== 'r2'),
    );
    await setUp();
    const before = readFileSync(join(folder, 'ratings.csv'), 'utf8');
    const session = await startRatingSession(context, { participant: null });
    await answer(session, 1, 5);
    await collectRatings(context);
    await withdrawParticipant(context, { participant: 'P01', answers: 'remove' });
    expect(readFileSync(join(folder, 'ratings.csv'), 'utf8')).toBe(before);
    expect(existsSync(join(folder, 'rating-study/answers/P01.csv'))).toBe(false);
    for (const name of readdirSync(join(folder, 'journal/files')))
      expect(readFileSync(join(folder, 'journal/files', name), 'utf8')).not.toContain('study-P01');
    await undo(context).catch(() => undefined);
    expect(readFileSync(join(folder, 'ratings.csv'), 'utf8')).not.toContain('study-P01');
    await expect(startRatingSession(context, { participant: 'P01' })).rejects.toThrow('P01 has withdrawn');
    expect((await startRatingSession(context, { participant: null })).participant).toBe('P02'); // the number is not given again
  });

  it('are kept and marked when the participant allows that, but are no ratings', async () => {
    await setUp();
    const session = await startRatingSession(context, { participant: null });
    await answer(session, 1, 3);
    await collectRatings(context);
    await withdrawParticipant(context, { participant: 'P01', answers: 'mark' });
    expect((await readRatings(folder)).filter(({ source }) => source !== undefined)).toEqual([]);
    const rows = (await ratingStudyTable(folder)).trim().split('\n');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toContain('P01,withdrawn,1,1,0');
    expect((await describeRatingStudy(context)).participants[0]).toMatchObject({ state: 'withdrawn', answered: 2 });
  });
});
