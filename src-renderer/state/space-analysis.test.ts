import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SpaceQuestion, SpaceSource } from '../../src-main/contract/space-analysis';
import type { StudioClient } from '../api/studio-client';
import { SpaceAnalysis } from './space-analysis.svelte';

const settings = { method: 'nonmetric', ties: 'primary', starts: 4, maxIterations: 100, seed: 1 } as const;
const source = (dims: number): SpaceSource => ({ kind: 'computed', settings, dims });

/** Answers when told to; the value is the number of dimensions asked about. */
function host() {
  const waiting: { question: SpaceQuestion; answer: (ok?: boolean) => void }[] = [];
  const call = (_: string, question: SpaceQuestion): Promise<unknown> =>
    new Promise((resolve) => {
      const value = { part: question.part, value: question.source.dims };
      const failure = { ok: false, error: { code: 'bad-input', message: 'no ratings' } };
      waiting.push({ question, answer: (ok = true) => resolve(ok ? { ok: true, value } : failure) });
    });
  const settle = async (ok = true): Promise<string[]> => {
    const now = waiting.splice(0);
    for (const { answer } of now) answer(ok);
    await vi.advanceTimersByTimeAsync(0);
    return now.map(({ question }) => question.part);
  };
  return { client: { call } as unknown as StudioClient, settle, waiting };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks for the view first, then for what is quick, and for what is slow only when wanted', async () => {
  const { client, settle } = host();
  const analysis = new SpaceAnalysis(client, 'w');
  analysis.show(source(4));
  await vi.advanceTimersByTimeAsync(0);
  expect(await settle()).toEqual(['view']);
  expect(await settle()).toEqual(['directions', 'regions', 'agreement', 'scan']);
  expect(analysis.isComputing).toBe(false);
  analysis.want('structure', true);
  expect(await settle()).toEqual(['structure']);
  expect(analysis.current('structure')).toBe(4);
});

it('waits until settings settle, and drops the answer to a question nobody asks any more', async () => {
  const { client, settle, waiting } = host();
  const analysis = new SpaceAnalysis(client, 'w');
  analysis.show(source(4));
  await vi.advanceTimersByTimeAsync(0);
  for (const dims of [3, 2, 1]) analysis.show(source(dims));
  await settle(); // the late answer about four dimensions
  expect(analysis.answers.view.value).toBeNull();
  await vi.advanceTimersByTimeAsync(300);
  expect(waiting.map(({ question }) => question.source.dims)).toEqual([1]);
  await settle();
  expect(analysis.answers.view.value).toBe(1);
});

it('keeps the last good answer on failure, says why, and asks nothing further', async () => {
  const { client, settle, waiting } = host();
  const analysis = new SpaceAnalysis(client, 'w');
  analysis.show(source(2));
  await vi.advanceTimersByTimeAsync(0);
  await settle();
  await settle();
  analysis.show(source(3));
  await vi.advanceTimersByTimeAsync(300);
  await settle(false);
  expect(analysis.answers.view.value).toBe(2);
  expect(analysis.answers.view.error?.message).toBe('no ratings');
  expect(waiting).toEqual([]);
  analysis.dispose();
});
