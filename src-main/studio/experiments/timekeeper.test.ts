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
  const keeper = createTimekeeper({ now: () => time.now, recordOf: (key) => records.get(key), estimateMs: (open) => open.length * runMs, planAgain: again }); // prettier-ignore
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
