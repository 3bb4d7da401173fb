/** Tables of answers that are damaged: they are set aside and named, nothing that was collected from them goes, and nobody answers over them. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeDamage, setAsideDamaged } from '../../store/project/set-aside';
import { readRatings } from '../../store/files/tables';
import type { StudioContext } from '../context';
import { createSampleProject } from '../projects/create-sample';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { collectRatings } from './collect-ratings';
import { describeRatingStudy, saveRatingStudy } from './describe-study';
import { answerTrial, startRatingSession, withdrawParticipant } from './sessions';

let parent: string;
let folder: string;
let context: StudioContext;
const path = (): string => join(folder, 'rating-study/answers/P01.csv');
const own = async () => (await readRatings(folder)).filter(({ rater }) => rater === 'study-P01');

beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'damaged-answers-'));
  folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
  context = testContext(join(parent, 'assets'), folder);
  const { study } = await describeRatingStudy(context);
  await saveRatingStudy(context, { ...study, pairsPerSession: 4, pairsPerBlock: 2, practiceTrials: 1 });
  const { participant, session } = await startRatingSession(context, { participant: null });
  for (let trial = 1; trial <= 4; trial++) await answerTrial(context, { participant, session, trial, rating: 2, rtMs: 700 });
  await collectRatings(context);
}, 60_000);
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe.each([
  ['zeros', '\0\0\0\0\n\0\0\n'],
  ['another table', 'a,b,c\n1,2,3\n'],
  ['a rating of 9', 'session,trial,block,left,right,rating,rtMs,answeredAt\n1,1,1,owl,axe,9,700,2026\n'],
  ['a quotation mark left open', 'session,trial,block,left,right,rating,rtMs,answeredAt\n1,1,1,"owl,axe,3,700,2026\n'],
])('a table of answers that holds %s', (_, content) => {
  it('is set aside and named; what was collected stays, and the study goes on without it', async () => {
    const whole = readFileSync(path(), 'utf8');
    const collected = await own();
    expect(collected).toHaveLength(3);
    const { counts } = await describeRatingStudy(context);
    writeFileSync(path(), content);
    expect((await describeDamage(folder)).join('\n')).toContain('P01.csv');
    expect((await describeRatingStudy(context)).counts).toEqual(counts); // a look does not shut the study either
    await setAsideDamaged(folder);
    expect(readFileSync(`${path()}.set-aside-1`, 'utf8')).toBe(content);
    expect((await describeDamage(folder)).join('\n')).toContain(
      'rating-study/answers/P01.csv could not be read and was set aside as P01.csv.set-aside-1',
    );
    expect((await describeRatingStudy(context)).counts).toEqual(counts);
    await collectRatings(context);
    expect(await own()).toEqual(collected);
    await expect(startRatingSession(context, { participant: 'P01' })).rejects.toThrow('answers of P01 are damaged');
    await expect(answerTrial(context, { participant: 'P01', session: 1, trial: 1, rating: 2, rtMs: 1 })).rejects.toThrow('are damaged');
    expect(existsSync(path())).toBe(false);
    expect((await startRatingSession(context, { participant: null })).participant).toBe('P02');
    writeFileSync(`${path()}.set-aside-1`, whole);
    renameSync(`${path()}.set-aside-1`, path());
    expect((await startRatingSession(context, { participant: 'P01' })).answered).toBe(4);
  }, 60_000);
});

it('withdrawn with the answers removed leaves none of them, wherever they were set aside', async () => {
  writeFileSync(path(), `${readFileSync(path(), 'utf8')}1,5,1,"secret\n`);
  await setAsideDamaged(folder);
  await withdrawParticipant(context, { participant: 'P01', answers: 'remove' });
  expect(await own()).toEqual([]);
  expect(readdirSync(join(folder, 'rating-study/answers')).sort()).toEqual(['P01.json']);
});

it('of which the record of the participant is damaged keeps what was collected', async () => {
  const collected = await own();
  writeFileSync(path().replace('.csv', '.json'), '{');
  await setAsideDamaged(folder);
  await collectRatings(context);
  expect(await own()).toEqual(collected);
});
