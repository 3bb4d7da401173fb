import { expect, it } from 'vitest';
import type { PredictedDuration } from '../../../src-main/contract/rpc';
import { ExperimentsState } from './experiments.svelte';
import { exampleCard, exampleEpoch, runKey } from '../test-support/examples';
import { scriptedClient } from '../test-support/scripted-client';

const duration = (runs: number): PredictedDuration => ({ lowMs: runs, highMs: runs, runs, advice: null });
const cards = ([1, 2, 3, 6, 8] as const).map((step) => exampleCard({ step, unavailable: step === 3 ? 'No corpus.' : null }));

it('predicts every step that can be started alone, and each half together', async () => {
  const { client } = scriptedClient({ listExperiments: () => cards, predictDuration: ({ steps }) => duration(steps.length) });
  const state = new ExperimentsState(client);
  await state.refresh();
  expect([...state.durations].map(([name, duration]) => [name, duration?.runs])).toEqual([
    [1, 1],
    [2, 1],
    ['first', 2],
    [6, 1],
    [8, 1],
    ['second', 2],
  ]);
});

it('takes over the preset of work already begun until a person chooses', async () => {
  const { client, asked } = scriptedClient({
    listExperiments: ({ preset }) => [exampleCard({ state: 'done', preset: preset ?? 'study' })],
    predictDuration: () => duration(0),
  });
  const state = new ExperimentsState(client);
  await state.refresh();
  expect(state.preset).toBe('study');
  await state.choosePreset('tiny');
  await state.refresh();
  expect(state.preset).toBe('tiny');
  expect(asked.filter((call) => call.method === 'listExperiments').map((call) => call.input)).toEqual([
    {},
    { preset: 'tiny' },
    { preset: 'tiny' },
  ]);
});

it('predictions for a preset no longer chosen are dropped', async () => {
  let release: (value: PredictedDuration) => void = () => {};
  const slow = new Promise<PredictedDuration>((resolve) => (release = resolve));
  const { client } = scriptedClient({
    listExperiments: () => [exampleCard({ step: 1 })],
    predictDuration: ({ preset }) => (preset === 'study' ? slow : duration(7)),
  });
  const state = new ExperimentsState(client);
  const study = state.choosePreset('study');
  await state.choosePreset('quick');
  release(duration(99));
  await study;
  expect(state.durations.get(1)?.runs).toBe(7);
});

it('a resumed run that repeats an epoch replaces it, so the curve has no zig-zag', async () => {
  const record = {} as never; // the curve does not read it
  const { client } = scriptedClient({ readRun: () => ({ record, epochs: [1, 2, 3].map((n) => exampleEpoch(n)), metrics: null }) });
  const state = new ExperimentsState(client);
  await state.readRun(runKey(1));
  state.addEpoch(runKey(1), exampleEpoch(2, { trainLoss: 0.5 }));
  expect(state.runs.get(runKey(1))?.epochs.map((row) => [row.epoch, row.trainLoss])).toEqual([
    [1, 1],
    [2, 0.5],
  ]);
});
