import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SpaceQuestion, SpaceSource } from '../../../src-main/contract/results/space-analysis';
import type { StudioEvent } from '../../../src-main/contract/window/events';
import type { StudioClient } from '../../api/studio-client';
import { SpaceAnalysis } from './space-analysis.svelte';

const settings = { method: 'nonmetric', ties: 'primary', starts: 4, maxIterations: 100, seed: 1 } as const;
const source = (dims: number): SpaceSource => ({ kind: 'computed', settings, dims });

/** Answers when told to; the value is the number of dimensions asked about. */
function host() {
  const waiting: { question: SpaceQuestion; answer: (ok?: boolean) => void }[] = [];
  const stopped: unknown[] = [];
  const listeners = new Set<(event: StudioEvent) => void>();
  const call = (method: string, question: SpaceQuestion): Promise<unknown> => {
    if (method === 'stopSpaceAnalysis') return Promise.resolve({ ok: true, value: null, at: stopped.push(question) });
    return new Promise((resolve) => {
      const value = { part: question.part, value: question.source.dims };
      const failure = { ok: false, error: { code: 'bad-input', message: 'no ratings' } };
      waiting.push({ question, answer: (ok = true) => resolve(ok ? { ok: true, value } : failure) });
    });
  };
  const onEvent = (listener: (event: StudioEvent) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const emit = (event: StudioEvent): void => listeners.forEach((listener) => listener(event));
  const settle = async (ok = true): Promise<string[]> => {
    const now = waiting.splice(0);
    for (const { answer } of now) answer(ok);
    await vi.advanceTimersByTimeAsync(0);
    return now.map(({ question }) => question.part);
  };
  return { client: { call, onEvent } as unknown as StudioClient, settle, waiting, stopped, emit, listeners };
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

it('hears how far its own answers are, and not those of another window', async () => {
  const { client, settle, emit, listeners } = host();
  const analysis = new SpaceAnalysis(client, 'w');
  analysis.show(source(2));
  await vi.advanceTimersByTimeAsync(0);
  await settle();
  await settle();
  analysis.want('structure', true);
  const { structure } = analysis.answers;
  expect(structure.progress).toBeNull();
  const progress = { done: 40, total: 99, remainingMs: 9000 };
  emit({ type: 'spaceProgressed', viewer: 'other', part: 'structure', progress: { ...progress, done: 1 } });
  expect(structure.progress).toBeNull();
  emit({ type: 'spaceProgressed', viewer: 'w', part: 'structure', progress });
  expect(structure.progress).toEqual(progress);
  analysis.dispose();
  expect(listeners.size).toBe(0);
});

it('cancels at the host what nobody wants any more: by choice, and when the screen is left', async () => {
  const { client, settle, stopped } = host();
  const analysis = new SpaceAnalysis(client, 'w');
  analysis.show(source(2));
  await vi.advanceTimersByTimeAsync(0);
  await settle();
  await settle();
  analysis.want('structure', true);
  analysis.want('structure', false);
  expect(stopped).toEqual([{ viewer: 'w', part: 'structure' }]);
  expect(analysis.isComputing).toBe(false);
  await settle(false); // the host says that it was cancelled: nobody needs to read that
  expect(analysis.answers.structure.error).toBeNull();
  analysis.want('structure', true);
  expect(analysis.answers.structure.loading).toBe(true);
  await settle();
  expect(analysis.answers.structure.value).toBe(2);
  analysis.want('ceiling', true);
  analysis.dispose();
  expect(stopped).toEqual([
    { viewer: 'w', part: 'structure' },
    { viewer: 'w', part: 'ceiling' },
  ]);
});
