import { expect, it } from 'vitest';
import type { RatingSession } from '../../../src-main/contract/study/rating-study';
import { RatingSessionState } from './rating-session.svelte';
import { scriptedClient, type Script } from '../test-support/scripted-client';

const trial = (left: string, practice = false) => ({ left, right: 'z', practice });
const plan: RatingSession = {
  ...{ participant: 'P01', session: 1, task: 'pairs', pairsPerBlock: 2, language: 'en', instructions: '', answered: 0 },
  trials: [trial('p', true), trial('a'), trial('b'), trial('c')],
};
function open(script: Script = { answerRatingTrial: ({ trial: n }) => ({ answered: n }) }, change: Partial<RatingSession> = {}) {
  const scripted = scriptedClient(script);
  return { ...scripted, session: new RatingSessionState({ ...plan, ...change }, scripted.client) };
}
const answer = async (session: RatingSessionState, rating = 3): Promise<void> => {
  session.shown(1000);
  await session.answer(rating, 1450.5);
};

it('goes from the instructions through practice and a break to the end', async () => {
  const { session } = open();
  const phases = [session.phase];
  while (session.phase !== 'finished' && phases.length < 20) {
    if (session.phase === 'trial') await answer(session);
    else session.proceed();
    phases.push(session.phase);
  }
  expect(phases).toEqual(['instructions', 'trial', 'practice-done', 'trial', 'trial', 'break', 'trial', 'finished']);
  expect([session.rated, session.toRate]).toEqual([3, 3]);
});

it('measures from the moment both drawings stood there, and takes no answer before', async () => {
  const { session, asked } = open();
  session.proceed();
  await session.answer(2, 900);
  expect(asked).toHaveLength(0);
  await answer(session, 4);
  expect(asked[0]?.input).toEqual({ participant: 'P01', session: 1, trial: 1, rating: 4, rtMs: 450.5 });
});

it('takes one answer for a trial, however fast two keys follow each other', async () => {
  const { session, timesAsked } = open();
  session.proceed();
  session.shown(0);
  await Promise.all([session.answer(1, 10), session.answer(5, 11)]);
  expect(timesAsked('answerRatingTrial')).toBe(1);
  expect(session.index).toBe(1);
});

it('keeps an answer that could not be saved, and saves it again', async () => {
  let isFull = true;
  const { session, asked } = open({
    answerRatingTrial: () => {
      if (isFull) throw new Error('the disk is full');
      return { answered: 1 };
    },
  });
  session.proceed();
  await answer(session, 5).catch(() => undefined);
  isFull = false;
  session.phase = 'failed';
  await session.saveAgain();
  expect(session.phase).toBe('practice-done');
  expect(asked.map(({ input }) => (input as { rating: number }).rating)).toEqual([5, 5]);
});

it('shows the trial anew after a pause, so that the pause is in no time', async () => {
  const { session, asked } = open();
  session.proceed();
  session.shown(1000);
  session.stop();
  await session.answer(3, 1100);
  expect(asked).toHaveLength(0);
  session.goOn();
  await session.answer(3, 90_000);
  expect(asked).toHaveLength(0); // not painted again yet
  session.shown(90_000);
  await session.answer(3, 90_700);
  expect(asked[0]?.input).toMatchObject({ trial: 1, rtMs: 700 });
});

it('goes on where a session was left', async () => {
  const { session } = open(undefined, { answered: 3 });
  expect([session.rated, session.trial?.left, session.isResumed]).toEqual([2, 'c', true]);
  session.proceed();
  await answer(session);
  expect(session.phase).toBe('finished');
});

it('leaves for good when the participant withdraws', async () => {
  const { session, asked } = open({ withdrawParticipant: () => null as never });
  session.proceed();
  session.stop();
  await session.withdraw('remove');
  expect(session.phase).toBe('left');
  expect(asked[0]?.input).toEqual({ participant: 'P01', answers: 'remove' });
});
