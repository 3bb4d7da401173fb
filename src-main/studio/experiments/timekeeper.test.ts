import { expect, it, vi } from 'vitest';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import { runKeySchema, type RunKey, type RunRecord } from '../../contract/running/run';
import { allPlans } from '../../core/experiments/fit-budget';
import { planStep } from '../../core/experiments/plan';
import type { PlanInput } from '../../core/experiments/plan-input';
import type { PlannedExperiment } from './plan-experiments';
import { recordOf } from './queue/recorded-run.fixture';
import { createTimekeeper } from './timekeeper';

const input: PlanInput = {
  ...{ preset: 'fitted', space: 'mean', dims: 4, availableDims: [4], engine: 'onnx', device: 'cpu', seed: 42 },
  photograph: { network: 'inception-v3', layer: 'pool' },
  corpora: [{ id: 'a', images: 1170 }],
};

/** Step 2 in a plan with so many epochs. */
function plan(letters: string, at: number): PlannedExperiment {
  const fitted = { ...allPlans[at]!, budgetMs: 100_000, predictedMs: 100_000 };
  const records = planStep(2, { ...input, fitted }).map(({ configuration, fold }, i): RunRecord => {
    return { ...recordOf(runKeySchema.parse(letters[i]!.repeat(24))), configuration, fold };
  });
  const file = { schemaVersion: 1, step: 2, preset: 'fitted', space: 'mean', dims: 4, seed: 42, runs: [] } as const;
  return { file: { ...file, runs: [] }, records: new Map(records.map((record) => [record.key, record])), runs: [], needed: [] };
}

function setUp(runMs: number, planAgain: () => Promise<readonly PlannedExperiment[]>) {
  const records = new Map<RunKey, RunRecord>();
  const time = { now: 0 };
  const add = (planned: PlannedExperiment): void => planned.records.forEach((record, key) => void records.set(key, record));
  const again = vi.fn(async () => {
    const plans = await planAgain();
    plans.forEach(add);
    return plans;
  });
  const keeper = createTimekeeper({
    now: () => time.now,
    recordOf: (key) => records.get(key),
    estimateMs: (open) => open.length * runMs,
    planAgain: again,
    fill: () => Promise.resolve(null),
  });
  const first = plan('01234', 20);
  add(first);
  keeper.begin({ steps: [2], budgetMs: 100_000 }, [first]);
  const finish = (record: RunRecord): void => {
    records.set(record.key, { ...record, state: 'done' });
    time.now += runMs;
  };
  return { keeper, again, first: [...first.records.values()], finish };
}

it('plans less after the first training where the time will not do, once, and leaves out what was planned before', async () => {
  const second = plan('56789', 2);
  const { keeper, again, first, finish } = setUp(40_000, () => Promise.resolve([second]));
  expect(await keeper.isLate(first[0]!)).toBe(false);
  finish(first[0]!);
  expect(await keeper.isLate(first[1]!)).toBe(true);
  expect(await keeper.isLate(first[4]!)).toBe(true);
  expect(again).toHaveBeenCalledOnce();
  expect(again.mock.calls[0]).toMatchObject([{ steps: [2], budgetMs: 100_000, leftMs: 60_000 }]);
  for (const record of second.records.values()) expect(await keeper.isLate(record)).toBe(false);
  expect(again).toHaveBeenCalledOnce();
});

it('goes on as planned where the time will do, where not even the smallest plan would, and where no time was given', async () => {
  const inTime = setUp(20_000, () => Promise.resolve([]));
  inTime.finish(inTime.first[0]!);
  expect(await inTime.keeper.isLate(inTime.first[1]!)).toBe(false);
  expect(inTime.again).not.toHaveBeenCalled();
  const hopeless = setUp(90_000, () => Promise.reject(new AppError('bad-input', say`too short`)));
  hopeless.finish(hopeless.first[0]!);
  expect(await hopeless.keeper.isLate(hopeless.first[1]!)).toBe(false);
  hopeless.keeper.begin(null, []);
  expect(await hopeless.keeper.isLate(hopeless.first[1]!)).toBe(false);
});

it('fills the time that is left once, when all encoders are trained, and leaves out what that replaces', async () => {
  const fitted = { ...allPlans[20]!, budgetMs: 100_000, predictedMs: 100_000 };
  const records = new Map<RunKey, RunRecord>();
  let now = 0;
  const planned = (letters: string, numbers: typeof fitted): PlannedExperiment => {
    const all = planStep(4, { ...input, fitted: numbers }).map(({ configuration, fold, needs }, i) => ({
      record: { ...recordOf(runKeySchema.parse(letters[i]!.repeat(24))), configuration, fold },
      needs: { ...recordOf(runKeySchema.parse('01234'[i]!.repeat(24))), configuration: needs!, fold },
    }));
    for (const { record, needs } of all) for (const each of [needs, record]) if (!records.has(each.key)) records.set(each.key, each);
    const file = { schemaVersion: 1, step: 4, preset: 'fitted', space: 'mean', dims: 4, seed: 42, runs: [] } as const;
    const needed = all.map(({ needs }) => ({
      record: needs,
      run: { key: needs.key, method: 'classification' as const, step: 2 as const, dims: 4, fold: needs.fold },
    }));
    return { file: { ...file, runs: [] }, records: new Map(all.map(({ record }) => [record.key, record])), runs: [], needed };
  };
  const first = planned('56789', fitted);
  const instead = planned('abcde', { ...fitted, multiTaskEpochs: fitted.multiTaskEpochs + 2 });
  const fill = vi.fn(() => Promise.resolve([instead]));
  const keeper = createTimekeeper({
    now: () => now,
    recordOf: (key) => records.get(key),
    estimateMs: (open) => open.length * 1000,
    planAgain: () => Promise.resolve([]),
    fill,
  });
  keeper.begin({ steps: [4], budgetMs: 100_000 }, [first]);
  const together = [...first.records.values()];
  for (const { record } of first.needed) {
    expect(await keeper.isLate(record)).toBe(false);
    expect(await keeper.isLate(together[0]!)).toBe(false); // not while an encoder is still to be trained
    records.set(record.key, { ...record, state: 'done' });
    now += 10_000;
  }
  expect(fill).not.toHaveBeenCalled();
  expect(await keeper.isLate(together[0]!)).toBe(true);
  expect(fill).toHaveBeenCalledExactlyOnceWith({ steps: [4], budgetMs: 100_000, leftMs: 50_000, besidesMs: 0, together: 5 });
  for (const record of together) expect(await keeper.isLate(record)).toBe(true);
  for (const record of instead.records.values()) expect(await keeper.isLate(record)).toBe(false);
  expect(fill).toHaveBeenCalledOnce();
});
