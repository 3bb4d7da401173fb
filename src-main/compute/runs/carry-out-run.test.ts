import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EpochRow, RunKey, RunProgress } from '../../contract/running/run';
import { createGraph, encodeModel } from '../../engines/onnx/graph/graph-builder';
import { createOnnxEngine } from '../../engines/onnx/onnx-engine';
import { readEpochs, readMetrics, readPredictions, readRun, runFolder } from '../../store/runs/run-store';
import { writeStimuli } from '../../store/files/tables';
import { assignFoldsBy } from '../../core/folds/fold-schemes';
import { readStimuli } from '../../store/files/tables';
import { carryOutRun } from './carry-out-run';
import type { RunControl, StopState } from './run-control';
import { planRun, regressionOn, smallTraining, writeSmallProject } from './small-project.fixture';
import { createWorkbench, type Workbench } from './workbench';

let place: string;
let folder: string;
let bench: Workbench;
let trained: RunKey;
const heard: { progress: RunProgress[]; rows: EpochRow[]; remarks: string[] } = { progress: [], rows: [], remarks: [] };

/** Asks for a stop at the n-th sign of life of a training's steps and validations (0: at once); never, without. */
function listen(stopAt = Infinity, as: StopState = 'paused'): RunControl {
  let steps = 0;
  return {
    stopRequested: () => (steps >= stopAt ? as : null),
    progressed: (progress) => {
      heard.progress.push(progress);
      if (progress.phase === 'training') steps++;
    },
    epochEnded: (row) => heard.rows.push(row),
    remarked: (remark) => heard.remarks.push(remark),
  };
}
const carryOut = (key: RunKey, control = listen(), where = folder, on = bench) =>
  carryOutRun(where, key, on, control, () => 1_750_000_000_000);
const bytesOf = async (where: string, key: RunKey, file: string) => (await readFile(join(runFolder(where, key), file))).toString('base64');

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'carry-out-'));
  folder = join(place, 'project');
  await writeSmallProject(folder);
  await cp(folder, join(place, 'untouched'), { recursive: true });
  bench = createWorkbench(join(place, 'no-assets'));
  trained = await planRun(folder, smallTraining, 1);
  expect(await carryOut(trained)).toEqual({ state: 'done', error: null });
});
afterAll(async () => {
  await bench.dispose();
  await rm(place, { recursive: true, force: true });
});

describe('a training', () => {
  it('leaves a record, a row per epoch, labelled predictions, metrics and a model', async () => {
    expect(await readRun(folder, trained)).toMatchObject({ state: 'done', error: null, ended: '2025-06-15T15:06:40.000Z' });
    expect((await readRun(folder, trained))?.engine).toMatch(/^onnxruntime-node [\d.]+, cpu, \d+ threads?$/);
    const epochs = await readEpochs(folder, trained);
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(epochs[2]!.trainLoss).toBeLessThan(epochs[0]!.trainLoss);
    expect(heard.rows).toEqual(epochs);
    expect(heard.progress.every(({ fraction }, i, all) => fraction >= (all[i - 1]?.fraction ?? 0))).toBe(true);

    const predictions = await readPredictions(folder, trained);
    expect(predictions.length).toBe(15 * 2);
    expect(predictions.filter(({ role }) => role === 'test').map(({ stimulus }) => stimulus)).toEqual(
      ['boxes1', 'boxes1', 'discs1', 'discs1', 'bars1', 'bars1'], // item 1 of each category, both copies
    );
    const metrics = await readMetrics(folder, trained);
    expect(Object.keys(metrics!.test).sort()).toEqual([
      'accuracy:first',
      'accuracy:second',
      'knn',
      'med',
      'mse',
      'neighbours',
      'r2',
      'rank',
    ]);
    const best = epochs.reduce((a, b) => (b.validationMapping! < a.validationMapping! ? b : a));
    expect(metrics?.selected).toEqual({ epoch: best.epoch, beta: null });
    expect(metrics?.validation.mse).toBeCloseTo(best.validationMapping!, 5); // the best epoch's weights are what was tested
    expect((await readFile(join(runFolder(folder, trained), 'model.onnx'))).length).toBeGreaterThan(1000);
  });

  it.each([1, 3])(
    'ends with the same bytes after stops, carried on by another process, up to %i minibatches in a call',
    async (batchesPerCall) => {
      const again = join(place, `again ${batchesPerCall}`);
      await cp(join(place, 'untouched'), again, { recursive: true });
      const key = await planRun(again, smallTraining, 1);
      expect(key).toBe(trained);
      const ends: string[] = [];
      for (let sitting = 0; ends.at(-1) !== 'done' && sitting < 30; sitting++) {
        const engine = () => createOnnxEngine({ device: 'cpu', batchesPerCall });
        const other = { ...createWorkbench(join(place, 'no-assets')), engine };
        ends.push((await carryOut(key, listen(2 + (sitting % 3)), again, other)).state);
        await other.dispose();
      }
      expect(ends.length).toBeGreaterThan(batchesPerCall === 1 ? 4 : 2);
      expect(new Set(ends.slice(0, -1))).toEqual(new Set(['paused']));
      for (const file of ['checkpoint/last.safetensors', 'checkpoint/best.safetensors', 'predictions.csv', 'metrics.json', 'model.onnx'])
        expect(await bytesOf(again, key, file)).toBe(await bytesOf(folder, trained, file));
      const losses = (rows: EpochRow[]) => rows.map((row) => ({ ...row, imagesPerSecond: 0 }));
      expect(losses(await readEpochs(again, key))).toEqual(losses(await readEpochs(folder, trained)));
    },
    60_000,
  );

  it('that is done is not repeated', async () => {
    heard.rows.length = 0;
    expect(await carryOut(trained)).toEqual({ state: 'done', error: null });
    expect(heard.rows).toEqual([]);
  });

  it('whose numbers blow up fails with the name of the objective', async () => {
    const wild = { ...smallTraining, optimiser: { ...smallTraining.optimiser, learningRate: 1e20 } };
    const key = await planRun(folder, wild, 0);
    const end = await carryOut(key);
    expect(end.state).toBe('failed');
    expect(end.error?.code).toBe('run-failed');
    expect(end.error?.message).toMatch(/the (classification|mapping|total) loss stopped being a number/);
    expect(await readRun(folder, key)).toMatchObject(end);
  });

  it('can be cancelled', async () => {
    const key = await planRun(folder, smallTraining, 2);
    expect((await carryOut(key, listen(2, 'cancelled'))).state).toBe('cancelled');
    expect((await readRun(folder, key))?.state).toBe('cancelled');
    expect(await readMetrics(folder, key)).toBeNull();
  });

  it('refuses data that changed after it was planned', async () => {
    const changed = join(place, 'changed');
    await cp(join(place, 'untouched'), changed, { recursive: true });
    const key = await planRun(changed, smallTraining, 0);
    await writeStimuli(changed, (await readStimuli(changed)).slice(1));
    const end = await carryOut(key, listen(), changed);
    expect(end).toMatchObject({ state: 'failed', error: { code: 'run-failed' } });
    expect(end.error?.message).toContain('changed after');
  });
});

describe('a regression on its encoder', () => {
  it('chooses the penalty on the validation fold and leaves predictions of every stimulus', async () => {
    const key = await planRun(folder, regressionOn(smallTraining, { type: 'lasso', betas: [0.01, 0.1, 1] }), 1, [trained]);
    expect(await carryOut(key)).toEqual({ state: 'done', error: null });
    const metrics = (await readMetrics(folder, key))!;
    expect([0.01, 0.1, 1]).toContain(metrics.selected.beta);
    expect((await readPredictions(folder, key)).length).toBe(15 * 2);
    const single = await planRun(folder, regressionOn(smallTraining, { type: 'lasso', betas: [metrics.selected.beta!] }), 1, [trained]);
    await carryOut(single);
    expect((await readMetrics(folder, single))!.test.mse).toBeCloseTo(metrics.test.mse!, 6);
    for (const beta of [0.01, 0.1, 1]) {
      const other = await planRun(folder, regressionOn(smallTraining, { type: 'lasso', betas: [beta] }), 1, [trained]);
      await carryOut(other);
      expect((await readMetrics(folder, other))!.validation.mse).toBeGreaterThanOrEqual(metrics.validation.mse! - 1e-9);
    }
  });

  it('scores as published over all augmented copies, and a control against the shuffled places it learnt', async () => {
    const usual = regressionOn(smallTraining, { type: 'ridge', penalties: [0.001] });
    const metricsOf = async (configuration: typeof usual) => {
      const key = await planRun(folder, configuration, 1, [trained]);
      expect(await carryOut(key)).toEqual({ state: 'done', error: null });
      return (await readMetrics(folder, key))!;
    };
    const [real, control] = [await metricsOf(usual), await metricsOf({ ...usual, targets: 'shuffled' })];
    expect(real.asPublished!.copies).toBe(usual.augmentation.stimulusCopies);
    expect(real.asPublished!.test.mse).not.toBe(real.test.mse);
    // A control fits what it learnt, and knows nothing of the true places.
    expect(control.asPublished!.train.r2!).toBeGreaterThan(0);
    expect(control.train.r2!).toBeLessThan(control.asPublished!.train.r2!);
  });

  it('is fitted once more on four folds with the penalty that the fourth chose', async () => {
    const three = regressionOn(smallTraining, { type: 'lasso', betas: [0.01, 0.1, 1] });
    const keyThree = await planRun(folder, three, 1, [trained]);
    const keyFour = await planRun(folder, { ...three, trainingFolds: 4 }, 1, [trained]);
    for (const key of [keyThree, keyFour]) expect(await carryOut(key)).toEqual({ state: 'done', error: null });
    const [before, after] = [(await readMetrics(folder, keyThree))!, (await readMetrics(folder, keyFour))!];
    expect(after.selected).toEqual(before.selected);
    expect(after.test.mse).not.toBe(before.test.mse);
    expect(after.validation.mse!).toBeLessThan(before.validation.mse!); // it has been trained on
  });

  it('stands on the features of a photograph network and the encoder together where these are joined', async () => {
    await mkdir(join(folder, 'networks'), { recursive: true });
    const graph = createGraph('photographs');
    const image = graph.input('image', 'float', ['n', 3, 16, 16]);
    const kernel = graph.constant(
      Float32Array.from({ length: 5 * 3 * 16 }, (_, i) => Math.sin(i)),
      [5, 3, 4, 4],
      'kernel',
    );
    graph.name(graph.node('Relu', [graph.node('Conv', [image, kernel], { strides: [4, 4] })]), 'maps');
    graph.output('out', graph.node('ReduceSum', ['maps', graph.ints([2, 3])], { keepdims: 0 }), 'float', ['n', 5]);
    await writeFile(join(folder, 'networks', 'small.onnx'), encodeModel(graph));
    const photograph = { network: 'networks/small.onnx', layer: 'maps' };
    const ridge = regressionOn(smallTraining, { type: 'ridge', penalties: [0.001, 0.1] });
    const keys = await Promise.all([
      planRun(folder, { ...ridge, joined: { ...photograph, noise: 0 } }, 1, [trained]),
      planRun(folder, { ...ridge, features: { source: 'photograph', ...photograph }, noise: 0 }, 1),
      planRun(folder, ridge, 1, [trained]),
    ]);
    for (const key of keys) expect(await carryOut(key)).toEqual({ state: 'done', error: null });
    const [joined, photographs, encoder] = await Promise.all(keys.map((key) => readMetrics(folder, key)));
    const all = smallTraining.network.bottleneck;
    expect([joined, photographs, encoder].map((metrics) => metrics!.features!.all)).toEqual([all + 5, 5, all]);
    expect(new Set([joined, photographs, encoder].map((metrics) => metrics!.test.mse)).size).toBe(3);
    expect(joined!.train.mse!).toBeLessThan(Math.max(photographs!.train.mse!, encoder!.train.mse!));
  });

  it('keeps how many features it was fitted on, filters as it is told, and tests the drawings of its own folds', async () => {
    const about = { ...regressionOn(smallTraining, { type: 'lasso', betas: [0.1] }), featureFilter: 0.9 };
    const filtered = await planRun(folder, about, 1, [trained]);
    expect(await carryOut(filtered)).toEqual({ state: 'done', error: null });
    const { features } = (await readMetrics(folder, filtered))!;
    expect(features!.all).toBe(smallTraining.network.bottleneck);
    expect(features!.used).toBeLessThan(features!.all);
    const ridge = { ...regressionOn(smallTraining, { type: 'ridge', penalties: [0.001, 0.1] }), folds: 'random' as const };
    const key = await planRun(folder, ridge, 1, [trained]);
    expect(await carryOut(key)).toEqual({ state: 'done', error: null });
    const metrics = (await readMetrics(folder, key))!;
    const alone = await Promise.all(
      [0.001, 0.1].map(async (penalty) => {
        const other = await planRun(folder, { ...ridge, regressor: { type: 'ridge', penalties: [penalty] } }, 1, [trained]);
        await carryOut(other);
        return { penalty, mse: (await readMetrics(folder, other))!.validation.mse! };
      }),
    );
    expect(alone[0]!.mse).not.toBe(alone[1]!.mse);
    expect(metrics.selected.penalty).toBe(alone.toSorted((a, b) => a.mse - b.mse)[0]!.penalty);
    expect(metrics.selected.beta).toBeNull();
    expect(metrics.features).toEqual({ used: smallTraining.network.bottleneck, all: smallTraining.network.bottleneck });
    const stimuli = await readStimuli(folder);
    const folds = assignFoldsBy('random', stimuli, smallTraining.seed);
    const tested = (await readPredictions(folder, key)).filter(({ role }) => role === 'test').map(({ stimulus }) => stimulus);
    expect(new Set(tested)).toEqual(new Set(stimuli.filter((_, i) => folds[i] === 1).map(({ id }) => id)));
  });

  it('gives the same numbers whether its features come from memory, from the cache or anew', async () => {
    const key = await planRun(folder, regressionOn(smallTraining, { type: 'linear' }), 1, [trained]);
    await carryOut(key);
    const first = await bytesOf(folder, key, 'predictions.csv');
    for (const cache of [true, false]) {
      await rm(runFolder(folder, key), { recursive: true });
      if (!cache) await rm(join(folder, 'cache'), { recursive: true });
      await planRun(folder, regressionOn(smallTraining, { type: 'linear' }), 1, [trained]);
      const other = createWorkbench(join(place, 'no-assets'));
      await carryOut(key, listen(), folder, other);
      await other.dispose();
      expect(await bytesOf(folder, key, 'predictions.csv')).toBe(first);
    }
  });

  it('whose training never ran fails and says what to start', async () => {
    const untrained = { ...smallTraining, seed: 8 };
    const needs = await planRun(folder, untrained, 0);
    const key = await planRun(folder, regressionOn(untrained, { type: 'linear' }), 0, [needs]);
    expect((await carryOut(key)).error?.message).toContain('Start step 2 again');
  });
});
