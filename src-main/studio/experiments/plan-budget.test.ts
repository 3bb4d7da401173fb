import { describe, expect, it } from 'vitest';
import { runKeySchema, type RunKey, type RunRecord } from '../../contract/running/run';
import { allPlans } from '../../core/experiments/fit-budget';
import { planStep } from '../../core/experiments/plan';
import type { PlanInput } from '../../core/experiments/plan-input';
import { encoderMegaflops, speedBySize } from '../../core/experiments/speed-by-size';
import { presets } from '../../core/experiments/presets';
import type { SpeedOf } from '../../core/experiments/duration';
import { recordOf } from './queue/recorded-run.fixture';
import { createDeadline } from './deadline';
import { budgetedSteps, planBudget, planRest, type BudgetMaterial } from './plan-budget';

const minute = 60_000;
const input: Omit<PlanInput, 'preset'> = {
  ...{ space: 'mean', dims: 4, availableDims: [1, 2, 3, 4, 5, 6], engine: 'onnx', device: 'cpu', seed: 42 },
  photograph: { network: 'inception-v3', layer: 'pool' },
  corpora: [{ id: 'a', images: 1170 }],
};
const sizes = { stimuli: 60, corpora: [{ id: 'a', images: 1170 }], classes: 73, poolImages: 0 };
const quick = encoderMegaflops(presets.quick.network);
const speedOf: SpeedOf = ({ network }) =>
  speedBySize(encoderMegaflops(network), [{ megaflops: quick, speed: { train: 3000, evaluate: 9000, startMs: 200 } }]);
const material: BudgetMaterial = { input, sizes, speedOf, measured: [] };

describe('a plan for the time there is', () => {
  it('does more in more time, keeps to it by what is predicted, and is said to be what it is', () => {
    const plans = [5, 15, 45, 600].map((minutes) => planBudget(minutes * minute, material));
    for (const [i, plan] of plans.entries()) {
      expect(plan.predictedMs).toBeLessThanOrEqual(plan.budgetMs);
      expect(plan.predictedMs).toBeGreaterThan(0.7 * plan.budgetMs);
      const at = allPlans.findIndex(
        (each) => each.epochs === plan.epochs && each.imageSize === plan.imageSize && each.widthMultiplier === plan.widthMultiplier,
      );
      expect(at).toBeGreaterThan(
        i === 0
          ? -1
          : allPlans.findIndex(
              (each) =>
                each.epochs === plans[i - 1]!.epochs &&
                each.widthMultiplier === plans[i - 1]!.widthMultiplier &&
                each.imageSize === plans[i - 1]!.imageSize,
            ),
      );
    }
  });

  it('does less with more seeds, and where trainings took longer than their speed promised', () => {
    const alone = planBudget(45 * minute, material);
    const seeds = planBudget(45 * minute, { ...material, input: { ...input, protocol: { seeds: 3 } } });
    const [first] = planStep(2, { ...input, preset: 'quick' });
    const slow = Array.from({ length: 5 }, (): RunRecord => ({
      ...recordOf(keyOf('a')),
      configuration: first!.configuration,
      state: 'done',
      durationMs: 5 * minute,
    }));
    const work = ({ epochs, corpusCopies, ...network }: typeof alone): number => epochs * corpusCopies * encoderMegaflops(network);
    expect(work(seeds)).toBeLessThan(work(alone));
    expect(work(planBudget(45 * minute, { ...material, measured: slow }))).toBeLessThan(work(alone));
  });

  it('of a rest that is too short for any plan is the smallest', () => {
    expect(planRest(-5 * minute, material)).toMatchObject(allPlans[0]!);
    expect(planRest(45 * minute, material)).toEqual(planBudget(45 * minute, material));
  });

  it('is refused where the speed is not known and where the time is too short for anything', () => {
    expect(() => planBudget(minute, { ...material, speedOf: () => null })).toThrow(/Measure it on the Devices screen first/);
    const crawling: SpeedOf = () => ({ train: 1, evaluate: 1, startMs: 1000 });
    expect(() => planBudget(minute, { ...material, speedOf: crawling })).toThrow(/too short for even the smallest plan/);
  });
});

function keyOf(letter: string): RunKey {
  return runKeySchema.parse(letter.repeat(24));
}

describe('the end of the time', () => {
  /** Carries everything out in the order of the plan, each run in `ms` (whatever was estimated); answers what it took and which dimensions were done. */
  function carryOut(budgetMs: number, msOf: (record: RunRecord) => number, estimate: (record: RunRecord) => number) {
    const fitted = { ...allPlans[0]!, budgetMs, predictedMs: budgetMs };
    const records = new Map<RunKey, RunRecord>();
    for (const { configuration, fold } of budgetedSteps.flatMap((step) => planStep(step, { ...input, fitted, preset: 'fitted' }))) {
      const key = JSON.stringify([configuration, fold]) as RunKey;
      if (!records.has(key)) records.set(key, { ...recordOf(key), fold, configuration });
    }
    let now = 1000;
    const estimateMs = (of: readonly RunRecord[]): number => of.reduce((sum, record) => sum + estimate(record), 0);
    const deadline = createDeadline({
      budgetMs,
      startedMs: 1000,
      targetDims: 4,
      runs: [...records.keys()],
      recordOf: (key) => records.get(key),
      now: () => now,
      estimateMs,
    });
    for (const [key, record] of records) {
      const isLate = deadline.isLate(record);
      if (!isLate) now += msOf(record);
      records.set(key, { ...record, state: isLate ? 'cancelled' : 'done' });
    }
    const together = [...records.values()].filter(({ configuration: each }) => each.kind === 'training' && each.objectives.mapping > 0);
    const dims = (state: RunRecord['state']) => [
      ...new Set(together.flatMap((each) => (each.state === state ? [each.configuration.dims] : []))),
    ];
    return { tookMs: now - 1000, done: dims('done'), left: dims('cancelled') };
  }
  const usual = ({ configuration }: RunRecord): number =>
    configuration.kind === 'regression' ? 20 : configuration.objectives.mapping > 0 ? 4000 : 10_000;
  const all = carryOut(1e9, usual, usual).tookMs;

  it('leaves nothing out where all is over in time', () => {
    expect(carryOut(all, usual, usual).left).toEqual([]);
  });

  it.each([1.2, 1.5, 1.8])(
    'keeps to the budget within 10 % where the computer is %f times slower: the farthest dimensions go',
    (slower) => {
      const slow = (record: RunRecord): number => slower * usual(record);
      const { tookMs, done, left } = carryOut(all, slow, slow);
      expect(tookMs).toBeLessThanOrEqual(1.1 * all);
      expect(tookMs).toBeGreaterThan(0.8 * all);
      expect(done).toContain(4);
      expect(left.length).toBeGreaterThan(0);
      expect(Math.max(...done.map((dims) => Math.abs(dims - 4)))).toBeLessThanOrEqual(Math.min(...left.map((dims) => Math.abs(dims - 4))));
    },
  );

  it('keeps to the budget where the estimate is a third too low, too', () => {
    expect(carryOut(all, (record) => 1.3 * usual(record), usual).tookMs).toBeLessThanOrEqual(1.1 * all);
  });

  it('never cuts what is not of other dimensions', () => {
    const { done, left } = carryOut(1, usual, usual);
    expect([done, left.length]).toEqual([[4], 5]);
  });
});
