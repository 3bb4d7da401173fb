import { mkdtempSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRatings } from '../../../../store/files/tables';
import { readTriplets, writeTriplets } from '../../../../store/project/triplet-store';
import { createSampleProject } from '../../../../studio/projects/create-sample';
import { answerTrial, startRatingSession } from '../../../../studio/rating-study/sessions';
import { testContext, writeMiniSample } from '../../../../studio/test-support/mini-sample';
import { terminalDouble } from '../../../test-support/terminal-double';
import { runCli } from '../../run-cli';

let place: string;
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'cli-ratings-'));
  await writeMiniSample(join(place, 'assets'));
  await createSampleProject(join(place, 'assets'), join(place, 'study'));
});
afterEach(() => rmSync(place, { recursive: true }));

async function cli(...argv: string[]) {
  const terminal = terminalDouble({ folder: place });
  const folders = {
    rendererFolder: '',
    assetsFolder: join(place, 'assets'),
    computeScript: '',
    preloadScript: '',
    userFolder: place,
    version: '1',
  };
  const launchCompute = (): never => {
    throw new Error('nothing is computed in this test');
  };
  return { code: await runCli(argv, { places: folders, terminal, launchCompute, now: () => 0 }), terminal };
}

it('exports every answer of the rating study as CSV', async () => {
  const context = testContext(join(place, 'assets'), join(place, 'study'));
  const { participant, session } = await startRatingSession(context, { participant: null });
  await answerTrial(context, { participant, session, trial: 1, rating: 5, rtMs: 812.25 });
  const { code, terminal } = await cli('ratings', 'export', 'study', '--out', 'answers.csv', '--json');
  expect([code, JSON.parse(terminal.out().trim())]).toEqual([0, { file: join(place, 'answers.csv'), answers: 1 }]);
  const [header, row] = readFileSync(join(place, 'answers.csv'), 'utf8').split('\n');
  expect(header).toBe('participant,state,session,trial,block,left,right,left_name,right_name,rating,rt_ms,answered_at,tag');
  expect(row).toMatch(/^P01,taking-part,1,1,0,.*,5,812\.3,1970-01-01T00:00:00\.000Z,"Sample: /);
});

it('names whose answers cannot be read, writes the others, and does not say that all is well', async () => {
  const context = testContext(join(place, 'assets'), join(place, 'study'));
  const { participant, session } = await startRatingSession(context, { participant: null });
  await answerTrial(context, { participant, session, trial: 1, rating: 5, rtMs: 812.25 });
  writeFileSync(join(place, 'study', 'rating-study', 'answers', 'P01.csv'), 'no,answers\n1,2,3\n');
  const { code, terminal } = await cli('ratings', 'export', 'study', '--out', 'rest.csv', '--json');
  expect([code, JSON.parse(terminal.out().trim())]).toEqual([2, { file: join(place, 'rest.csv'), answers: 0, lost: ['P01'] }]);
  expect(terminal.error()).toContain('The answers of P01 cannot be read and are not among these');
});

it('says with a sentence that a folder is no project', async () => {
  const { code, terminal } = await cli('ratings', 'export', 'assets');
  expect([code, terminal.error()]).toEqual([2, expect.stringContaining('is not a project folder')]);
});

it('leaves single ratings and triplets of a person out, and takes them back', async () => {
  const folder = join(place, 'study');
  const [judged] = await readRatings(folder);
  const { rater, first, second } = judged!;
  const one = await cli('ratings', 'exclude', 'study', '--rater', rater, '--pair', `${second},${first}`, '--reason', 'slipped', '--json');
  expect([one.code, JSON.parse(one.terminal.out().trim())]).toEqual([0, { rater, counted: 14, excluded: 1 }]);
  expect((await readRatings(folder))[0]!.excluded).toBe('slipped');
  await writeTriplets(
    folder,
    ['axe', 'owl'].map((odd) => ({ task: 'odd-one-out', rater: 'K', a: 'owl', b: 'axe', c: 'saw', odd })),
  );
  expect((await cli('ratings', 'exclude', 'study', '--task', 'triplets', '--rater', 'K', '--rows', '3', '--reason', 'too fast')).code).toBe(
    0,
  );
  expect((await readTriplets(folder)).map(({ excluded }) => excluded)).toEqual([undefined, 'too fast']);
  expect((await cli('ratings', 'include', 'study', '--task', 'triplets', '--rater', 'K')).code).toBe(0);
  expect((await readTriplets(folder)).map(({ excluded }) => excluded)).toEqual([undefined, undefined]);
  const wrong = await cli('ratings', 'exclude', 'study', '--rater', rater, '--rows', '3', '--reason', 'x');
  expect([wrong.code, wrong.terminal.error()]).toEqual([2, expect.stringContaining('--task triplets')]);
});
