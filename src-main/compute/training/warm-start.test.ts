import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TrainingConfiguration } from '../../contract/running/configuration';
import type { RunKey } from '../../contract/running/run';
import { readEpochs, readMetrics, readRun, runFolder } from '../../store/runs/run-store';
import { carryOutRun } from '../runs/carry-out-run';
import { readBest } from './checkpointing';
import type { RunControl } from '../runs/run-control';
import { planRun, smallTraining, writeSmallProject } from '../runs/small-project.fixture';
import { createWorkbench, type Workbench } from '../runs/workbench';

let place: string;
let folder: string;
let bench: Workbench;
let source: RunKey;

const cold: TrainingConfiguration = {
  ...smallTraining,
  dims: 3,
  start: 'data-dependent',
  optimiser: { ...smallTraining.optimiser, epochs: 8 },
  objectives: { classification: 1, reconstruction: 0, mapping: 0 },
};
const warm: TrainingConfiguration = {
  ...smallTraining,
  dims: 2,
  optimiser: { ...smallTraining.optimiser, learningRate: 1e-4 },
  schedule: { warmUp: 0.1, fall: 'cosine' },
  warmStart: { from: cold, trains: 'all' },
};

const listen = (stopAt = Infinity): RunControl => {
  let steps = 0;
  return {
    stopRequested: () => (steps >= stopAt ? 'paused' : null),
    progressed: ({ phase }) => void (phase === 'training' && steps++),
    epochEnded: () => undefined,
    remarked: () => undefined,
  };
};
const carryOut = (key: RunKey, where = folder, control = listen()) => carryOutRun(where, key, bench, control, () => 0);

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'warm-start-'));
  folder = join(place, 'project');
  await writeSmallProject(folder);
  bench = createWorkbench(join(place, 'no-assets'));
  source = await planRun(folder, cold, 1);
  expect(await carryOut(source)).toEqual({ state: 'done', error: null });
});
afterAll(async () => {
  await bench.dispose();
  await rm(place, { recursive: true, force: true });
});

it.each(['all', 'after-convolutions'] as const)(
  'goes on from the network of the same fold, better than from nothing, and ends with the same bytes after stops: %s',
  async (trains) => {
    const configuration = { ...warm, warmStart: { from: cold, trains } };
    const again = join(place, `again ${trains}`);
    await cp(folder, again, { recursive: true });
    const key = await planRun(folder, configuration, 1, [source]);
    expect(await carryOut(key)).toEqual({ state: 'done', error: null });
    const from = await planRun(folder, { ...configuration, warmStart: undefined }, 1);
    expect(await carryOut(from)).toEqual({ state: 'done', error: null });
    const [first, fresh] = [(await readEpochs(folder, key))[0]!, (await readEpochs(folder, from))[0]!];
    expect(first.trainClassification).toBeLessThan(fresh.trainClassification!);
    expect(first.trainMapping).toBeLessThan(fresh.trainMapping!);
    expect(Object.keys((await readMetrics(folder, key))!.test)).toContain('accuracy:first');

    await planRun(again, configuration, 1, [source]);
    const ends: string[] = [];
    for (let sitting = 0; ends.at(-1) !== 'done' && sitting < 30; sitting++) ends.push((await carryOut(key, again, listen(4))).state);
    expect(ends.at(-1), ends.join()).toBe('done');
    expect(ends.length).toBeGreaterThan(2);
    for (const file of ['checkpoint/best.safetensors', 'predictions.csv', 'metrics.json', 'model.onnx']) {
      const [here, there] = await Promise.all([folder, again].map((where) => readFile(join(runFolder(where, key), file), 'base64')));
      expect(here, file).toBe(there);
    }
  },
  60_000,
);

it('leaves the convolutions as they were where only what follows them is trained', async () => {
  const key = await planRun(folder, { ...warm, warmStart: { from: cold, trains: 'after-convolutions' } }, 1, [source]);
  expect(await carryOut(key)).toEqual({ state: 'done', error: null });
  const [before, after] = await Promise.all([readBest(folder, source), readBest(folder, key)]);
  for (const name of ['conv1/kernel', 'conv5/bias']) expect(after!.state.weights[name], name).toEqual(before!.state.weights[name]);
  expect(after!.state.weights['dense/kernel']).not.toEqual(before!.state.weights['dense/kernel']);
});

it('goes on from a network that reconstructs, decoder included, but not behind frozen convolutions', async () => {
  const objectives = { classification: 0, reconstruction: 1, mapping: 0 };
  const reconstructs = { ...cold, objectives, optimiser: { ...cold.optimiser, epochs: 2 } };
  const first = await planRun(folder, reconstructs, 1);
  expect(await carryOut(first)).toEqual({ state: 'done', error: null });
  const going = { ...warm, objectives: { ...objectives, mapping: 1 }, warmStart: { from: reconstructs, trains: 'all' as const } };
  const key = await planRun(folder, going, 1, [first]);
  expect(await carryOut(key)).toEqual({ state: 'done', error: null });
  const [before, after] = [await readEpochs(folder, first), await readEpochs(folder, key)];
  expect(after[0]!.trainReconstruction).toBeLessThan(before[0]!.trainReconstruction!);
  const frozen = { ...going, warmStart: { from: reconstructs, trains: 'after-convolutions' as const } };
  const { error } = await carryOut(await planRun(folder, frozen, 1, [first]));
  expect(error?.message).toContain('cannot leave its convolutions');
}, 30_000);

it('refuses a network of another fold, which has seen the test drawings', async () => {
  const other = await planRun(folder, cold, 2);
  expect(await carryOut(other)).toEqual({ state: 'done', error: null });
  const key = await planRun(folder, { ...warm, seed: 9 }, 1, [other]);
  const { state, error } = await carryOut(key);
  expect(state).toBe('failed');
  expect(error?.message).toContain('another fold');
  expect((await readRun(folder, key))?.state).toBe('failed');
});

it('says what to do when the network it begins with is gone', async () => {
  const key = await planRun(folder, { ...warm, seed: 8 }, 1, []);
  expect((await carryOut(key)).error?.message).toContain('Start the step before it again');
});
