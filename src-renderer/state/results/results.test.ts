import { expect, it } from 'vitest';
import type { AnalysisStatus } from '../../../src-main/contract/results/analysis';
import type { ResultsDocument } from '../../../src-main/contract/results/results';
import type { Comparison } from '../../../src-main/contract/results/comparison';
import { ComparisonState } from './comparison.svelte';
import { ResultsState } from './results.svelte';
import { configurationIn } from '../window/address';
import { exampleQueue } from '../test-support/examples';
import { scriptedClient } from '../test-support/scripted-client';

it('computes again what is looked at: its size, its space, its steps', async () => {
  const project = { size: 'tiny', space: 'other', dims: 3 };
  const document = { project, stale: { steps: [3, 4], rows: 5, space: false }, steps: [] } as unknown as ResultsDocument;
  const { client, asked } = scriptedClient({ readResults: () => document, startExperiments: () => exampleQueue() });
  const state = new ResultsState(client);
  await state.document.refresh();
  await state.computeAgain();
  expect(asked.at(-1)).toEqual({
    method: 'startExperiments',
    input: { steps: [3, 4], preset: 'tiny', target: { name: 'other', dims: 3 } },
  });
});

it('follows the analysis from word to word, and is at rest as soon as it has ended', async () => {
  const status = (progress: AnalysisStatus['progress']): AnalysisStatus => ({ analysis: null, missing: 5, progress, error: null });
  let host = status(null);
  const begun = { done: 0, total: 0, part: null, within: null };
  const { client } = scriptedClient({
    readResults: () => ({}) as unknown as ResultsDocument,
    describeAnalysis: () => host,
    startAnalysis: () => (host = status(begun)),
    stopAnalysis: () => host,
  });
  const state = new ResultsState(client);
  await state.show(true);
  const progress = { done: 2, total: 5, part: 'noise-ceiling', within: { done: 5, total: 20, remainingMs: 9000 } } as const;
  state.hearProgress(progress); // of something nobody has begun here: a late word
  expect(state.analysisProgress).toBeNull();
  await state.hearAnalysis();
  const starting = state.startAnalysis();
  expect(state.analysisProgress).toEqual(begun); // before the host has answered
  await starting;
  expect(state.analysisProgress).toEqual(begun);
  state.hearProgress(progress);
  expect(state.analysisProgress).toEqual(progress);
  host = status(null);
  const stopping = state.stopAnalysis();
  expect(state.analysisAsked).toBe('stop');
  await stopping;
  expect(state.analysisProgress).toBeNull();
  await state.hearAnalysis();
  expect(state.analysisProgress).toBeNull();
});

it('follows the analysis to its end on other screens as well, where only the status bar says that it is computed', async () => {
  let host: AnalysisStatus = { analysis: null, missing: 5, progress: { done: 1, total: 5, part: null, within: null }, error: null };
  const { client, timesAsked } = scriptedClient({ readResults: () => ({}) as unknown as ResultsDocument, describeAnalysis: () => host });
  const state = new ResultsState(client);
  await state.show(true);
  await state.show(false);
  host = { ...host, progress: null };
  await state.hearAnalysis();
  expect(state.analysisProgress).toBeNull();
  const asked = timesAsked('describeAnalysis');
  await state.hearAnalysis(); // nothing is computed any more: nobody needs to read it
  expect(timesAsked('describeAnalysis')).toBe(asked);
});

it('can be cancelled before the host has answered that it has begun', async () => {
  let begin: () => void = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const host: AnalysisStatus = { analysis: null, missing: 5, progress: null, error: null };
  const { client, timesAsked } = scriptedClient({ startAnalysis: () => begun.then(() => host), stopAnalysis: () => host });
  const state = new ResultsState(client);
  const starting = state.startAnalysis();
  const stopping = state.stopAnalysis();
  expect(timesAsked('stopAnalysis')).toBe(1);
  await stopping;
  begin();
  await starting;
  expect([state.analysisProgress, state.analysisAsked]).toEqual([null, null]);
});

it('shows the configuration that its address names, and another where there is none of that name', async () => {
  const of = (configuration: string, steps: number): ResultsDocument =>
    ({ project: { configuration }, sets: [{}], steps: Array(steps).fill({}) }) as unknown as ResultsDocument;
  const { client, asked } = scriptedClient({
    readResults: ({ configuration = 'own' }) => of(configuration, configuration === 'gone' ? 0 : 3),
  });
  const state = new ResultsState(client);
  state.choose(configurationIn('#/results?configuration=fitted%2C+72+pixels'));
  await state.show(true);
  expect(state.document.value?.project.configuration).toBe('fitted, 72 pixels');
  expect(configurationIn(state.address)).toBe('fitted, 72 pixels');
  state.choose('gone');
  await state.show(true);
  expect(state.document.value?.project.configuration).toBe('own');
  expect(state.address).toBe('#/results');
  expect(asked.filter(({ method }) => method === 'readResults')).toHaveLength(3);
});

it('says that another configuration is being read, until it is there', async () => {
  const { client } = scriptedClient({
    readResults: ({ configuration }) => ({ project: { configuration }, steps: [{}], sets: [{}] }) as unknown as ResultsDocument,
    describeAnalysis: () => ({ analysis: null, missing: 0, progress: null, error: null }),
  });
  const state = new ResultsState(client);
  state.choose('first');
  expect(state.isChanging).toBe(false); // nothing is there that could be taken for it
  await state.show(true);
  state.choose('second');
  const reading = state.show(true);
  expect(state.isChanging).toBe(true);
  await reading;
  expect(state.isChanging).toBe(false);
  expect(state.document.value?.project.configuration).toBe('second');
});

it('a comparison stays in sight for another pair, never for another configuration', async () => {
  const { client } = scriptedClient({ compareExperiments: ({ a }) => ({ a }) as unknown as Comparison });
  const state = new ComparisonState(client);
  const first = { step: 4, method: 'multi-task', dims: 4 } as const;
  const second = { step: 8, method: 'multi-task-reconstruction', dims: 4 } as const;
  await state.ask(first, second, { configuration: 'quick' });
  const turned = state.ask(second, first, { configuration: 'quick' });
  expect(state.value?.a).toEqual(first);
  await turned;
  const other = state.ask(first, second, { configuration: 'tiny' });
  expect(state.value).toBeNull();
  await other;
  expect(state.value?.a).toEqual(first);
});
