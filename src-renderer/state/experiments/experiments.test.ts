import { expect, it } from 'vitest';
import type { ExperimentCard, ExperimentList, PredictedDuration } from '../../../src-main/contract/running/experiment';
import type { ErrorReport } from '../../../src-main/contract/app-error';
import type { StudioClient } from '../../api/studio-client';
import { ExperimentsState } from './experiments.svelte';
import { QueueState } from './queue.svelte';
import { exampleCard, exampleEpoch, exampleQueue, runKey } from '../test-support/examples';
import { scriptedClient, type Script } from '../test-support/scripted-client';

function experimentsOf(client: StudioClient, failures: ErrorReport[] = []): ExperimentsState {
  return new ExperimentsState(
    client,
    new QueueState(
      client,
      () => 0,
      () => undefined,
    ),
    (error) => failures.push(error),
  );
}
const duration = (runs: number): PredictedDuration => ({ lowMs: runs, highMs: runs, runs, advice: null });
const listOf = (cards: readonly ExperimentCard[], first: PredictedDuration | null = null): ExperimentList => ({
  cards,
  durations: { first, second: null },
});

it('knows with the list how long every step takes, and each half together, of the preset that is chosen', async () => {
  const cards = ([1, 2, 3, 6, 8] as const).map((step) =>
    exampleCard({ step, duration: step === 3 ? null : duration(step), unavailable: step === 3 ? 'No corpus.' : null }),
  );
  const { client, asked } = scriptedClient({ listExperiments: () => listOf(cards, duration(2)) });
  const state = experimentsOf(client);
  await state.refresh();
  expect(asked.map(({ method }) => method)).toEqual(['listExperiments']);
  expect(state.cards.map((card) => state.durationOf(card)?.runs)).toEqual([1, 2, undefined, 6, 8]);
  expect([state.durationOfHalf('first')?.runs, state.durationOfHalf('second')]).toEqual([2, null]);
  state.preset = 'study'; // its list has not come yet
  expect([state.durationOf(cards[0]!), state.durationOfHalf('first')]).toEqual([undefined, undefined]);
});

it('takes over the preset of work already begun until a person chooses', async () => {
  const { client, asked } = scriptedClient({
    listExperiments: ({ preset }) => listOf([exampleCard({ state: 'done', preset: preset ?? 'study' })]),
  });
  const state = experimentsOf(client);
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
  let release: (value: ExperimentList) => void = () => {};
  const slow = new Promise<ExperimentList>((resolve) => (release = resolve));
  const of = (preset: 'study' | 'quick', runs: number): ExperimentList =>
    listOf([exampleCard({ step: 1, preset, duration: duration(runs) })]);
  const { client } = scriptedClient({ listExperiments: ({ preset }) => (preset === 'study' ? slow : of('quick', 7)) });
  const state = experimentsOf(client);
  const study = state.choosePreset('study');
  const quick = state.choosePreset('quick');
  release(of('study', 99));
  await Promise.all([study, quick]);
  expect(state.durationOf(state.cards[0]!)?.runs).toBe(7);
});

it('a resumed run that repeats an epoch replaces it, so the curve has no zig-zag', async () => {
  const record = {} as never; // the curve does not read it
  const { client } = scriptedClient({ readRun: () => ({ record, epochs: [1, 2, 3].map((n) => exampleEpoch(n)), metrics: null }) });
  const state = experimentsOf(client);
  await state.readRun(runKey(1));
  state.addEpoch(runKey(1), exampleEpoch(2, { trainLoss: 0.5 }));
  expect(state.runs.get(runKey(1))?.epochs.map((row) => [row.epoch, row.trainLoss])).toEqual([
    [1, 1],
    [2, 0.5],
  ]);
});

it('a start that is refused is reported and changes nothing; one that is granted is at once in the queue', async () => {
  const failures: ErrorReport[] = [];
  const script: Script = { listExperiments: () => listOf([exampleCard({ step: 1 })]) };
  const { client, timesAsked } = scriptedClient(script);
  const state = experimentsOf(client, failures);
  await state.start([1]); // not in the script
  expect(failures).toHaveLength(1);
  expect(timesAsked('listExperiments')).toBe(0);
  script.startExperiments = ({ steps }) => exampleQueue({ state: 'running', done: 0, total: steps.length });
  await state.start([1]);
  expect(failures).toHaveLength(1);
  expect(timesAsked('listExperiments')).toBe(1);
});
