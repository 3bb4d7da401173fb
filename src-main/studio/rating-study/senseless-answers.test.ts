/** Answers no participant can have given are named, and never become judgements. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkProject } from '../../store/project/project-check';
import { readAnswersOf } from '../../store/rating-study/participant-store';
import type { StudioContext } from '../context';
import { createSampleProject } from '../projects/create-sample';
import { testContext, writeMiniSample } from '../test-support/mini-sample';
import { describeRatingStudy, saveRatingStudy } from './describe-study';
import { answerTrial, startRatingSession } from './sessions';

let parent: string;
let folder: string;
let whole: string;
const path = (): string => join(folder, 'rating-study/answers/P01-triplets.csv');

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'senseless-'));
  folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
  const context: StudioContext = testContext(join(parent, 'assets'), folder);
  const { study } = await describeRatingStudy(context);
  await saveRatingStudy(context, { ...study, task: 'triplets', pairsPerSession: 4, pairsPerBlock: 4, practiceTrials: 1 });
  const { participant, session } = await startRatingSession(context, { participant: null });
  for (let trial = 1; trial <= 3; trial++) await answerTrial(context, { participant, session, trial, rating: 2, rtMs: 700 });
  whole = readFileSync(path(), 'utf8');
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** The last row with cells changed. */
function changed(change: (cells: string[], header: readonly string[]) => void): string {
  const lines = whole.trimEnd().split('\n');
  const header = lines[0]!.split(',');
  const cells = lines.at(-1)!.split(',');
  change(cells, header);
  return `${[...lines.slice(0, -1), cells.join(',')].join('\n')}\n`;
}
const set =
  (name: string, value: string) =>
  (cells: string[], header: readonly string[]): void =>
    void (cells[header.indexOf(name)] = value);

describe('project check of answers', () => {
  it('says nothing of sound ones', async () => {
    expect((await checkProject(folder)).filter((problem) => problem.includes('answers'))).toEqual([]);
  });

  it.each([
    ['an odd one that was not shown', set('odd', 'nobody'), 'row 4: at ‘odd’, it is none of the three drawings', false],
    [
      'the same drawing twice',
      (cells: string[], header: readonly string[]) => void (cells[header.indexOf('left')] = cells[header.indexOf('right')]!),
      'row 4: two of the three drawings are one and the same',
      false,
    ],
    [
      'another drawing than was shown',
      (cells: string[], header: readonly string[]) => [set('left', 'nobody')(cells, header), set('odd', 'nobody')(cells, header)],
      'names stimuli that stimuli.csv does not have: nobody',
      true,
    ],
    ['a session there never was', set('session', '7'), 'never shown so, first trial 3 of session 7', true],
    ['a trial there never was', set('trial', '70'), 'never shown so, first trial 70 of session 1', true],
    ['a trial that is answered already', set('trial', '2'), 'two answers to trial 2 of session 1', true],
  ])('names %s', async (_, change, sentence, isRead) => {
    writeFileSync(path(), changed(change));
    expect((await checkProject(folder)).join('\n')).toContain(sentence);
    expect((await readAnswersOf(folder, 'P01')) !== null).toBe(isRead);
    writeFileSync(path(), whole);
  });

  it('names new stimuli that there are not', async () => {
    const study = join(folder, 'rating-study/study.json');
    const before = readFileSync(study, 'utf8');
    writeFileSync(study, JSON.stringify({ ...(JSON.parse(before) as object), pairs: 'new', newStimuli: ['nobody'] }));
    expect((await checkProject(folder)).join('\n')).toContain('study.json names new stimuli that stimuli.csv does not have: nobody');
    writeFileSync(study, before);
  });
});
