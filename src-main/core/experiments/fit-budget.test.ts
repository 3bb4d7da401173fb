import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPlans, fillTime, fitBudget, type FittedNumbers } from './fit-budget';
import { presets } from './presets';
import { encoderMegaflops, speedBySize } from './speed-by-size';

const operations = new Map<string, number>();
const workOf = ({ imageSize, widthMultiplier, bottleneck, epochs, corpusCopies }: FittedNumbers): number => {
  const known = operations.get(`${imageSize} ${widthMultiplier}`) ?? encoderMegaflops({ imageSize, widthMultiplier, bottleneck });
  operations.set(`${imageSize} ${widthMultiplier}`, known);
  return epochs * corpusCopies * known;
};
/** A machine that takes so long for a million operations, for what is done once, and for what depends on copies. */
const machine =
  (unitMs: number, fixedMs: number, dims = 10) =>
  (numbers: FittedNumbers) => {
    const [alone, together] = [workOf(numbers) * unitMs, (workOf(numbers) * unitMs * numbers.multiTaskEpochs) / numbers.epochs];
    const least = fixedMs + 20 * numbers.featureCopies + alone + together;
    return { leastMs: least, allMs: least + (dims - 1) * together };
  };
const budgets = fc.double({ min: 60_000, max: 6e9, noNaN: true });
const speeds = fc.double({ min: 1e-4, max: 10, noNaN: true });

describe('plans for the time there is', () => {
  it('reach from a few epochs of the smallest network to the study’s own, each with more work than the one before', () => {
    expect(allPlans[0]).toMatchObject({ imageSize: 72, epochs: 3 });
    expect(allPlans.at(-1)).toMatchObject({ ...{ imageSize: 224, widthMultiplier: 1, bottleneck: 512, corpusCopies: 12 }, epochs: 200 });
    for (const [i, plan] of allPlans.entries()) if (i > 0) expect(workOf(plan)).toBeGreaterThan(workOf(allPlans[i - 1]!));
    const { network } = presets.study;
    expect(allPlans.at(-1)).toMatchObject(network);
  });

  it('are never about runs of another size: regressions from photographs would be shared with it', () => {
    const taken = new Set(Object.values(presets).map(({ featureCopies }) => featureCopies));
    expect(allPlans.filter(({ featureCopies }) => taken.has(featureCopies))).toEqual([]);
  });

  it('are carried out in time by what is predicted, on every machine', () => {
    fc.assert(
      fc.property(budgets, speeds, fc.double({ min: 0, max: 60_000, noNaN: true }), (budget, unitMs, fixedMs) => {
        const predict = machine(unitMs, fixedMs);
        const plan = fitBudget(budget, predict);
        if (plan === null) {
          expect(predict(allPlans[0]!).leastMs).toBeGreaterThan(budget);
          return;
        }
        expect(plan.predictedMs).toBeLessThanOrEqual(budget + 0.5);
        expect(predict(plan).leastMs).toBeLessThanOrEqual(budget);
      }),
    );
  });

  it('never do less in more time, nor on a faster machine', () => {
    fc.assert(
      fc.property(budgets, fc.double({ min: 1, max: 20, noNaN: true }), speeds, (budget, more, unitMs) => {
        const plan = fitBudget(budget, machine(unitMs, 5000));
        if (plan === null) return;
        expect(workOf(fitBudget(budget * more, machine(unitMs, 5000))!)).toBeGreaterThanOrEqual(workOf(plan));
        expect(workOf(fitBudget(budget, machine(unitMs / more, 5000))!)).toBeGreaterThanOrEqual(workOf(plan));
      }),
    );
  });

  it('take up what is left with multi-task learning, never more than there is, unless the plan itself is too much', () => {
    fc.assert(
      fc.property(fc.nat({ max: allPlans.length - 1 }), fc.double({ min: 0, max: 3, noNaN: true }), (at, share) => {
        const plan = allPlans[at]!;
        const msOf = ({ multiTaskEpochs, stimulusCopies = 16 }: FittedNumbers): number =>
          50 + multiTaskEpochs * (2106 + 36 * stimulusCopies);
        const budget = share * msOf(plan);
        const filled = fillTime(budget, plan, msOf);
        expect({ ...filled, multiTaskEpochs: 0, stimulusCopies: 0 }).toEqual({ ...plan, multiTaskEpochs: 0, stimulusCopies: 0 });
        if (share < 1) {
          expect(filled).toEqual(plan);
          return;
        }
        expect(msOf(filled)).toBeLessThanOrEqual(budget);
        const most = msOf({ ...plan, multiTaskEpochs: Math.max(plan.epochs, plan.multiTaskEpochs), stimulusCopies: 32 });
        if (budget < most) expect(msOf(filled)).toBeGreaterThan((plan.multiTaskEpochs > 1 ? 0.85 : 0.75) * budget);
      }),
    );
  });

  it('use most of the time where it is neither too short nor too long for any plan', () => {
    fc.assert(
      fc.property(budgets, speeds, (budget, unitMs) => {
        const predict = machine(unitMs, 0);
        if (predict(allPlans[0]!).allMs > budget || predict(allPlans.at(-1)!).allMs < budget) return;
        expect(fitBudget(budget, predict)!.predictedMs).toBeGreaterThan(0.6 * budget);
      }),
    );
  });
});

describe('the speed of a network that was never measured', () => {
  const at = (megaflops: number, ms: number) => ({ megaflops, speed: { train: 1000 / ms, evaluate: 2000 / ms, startMs: ms } });
  it('lies on the line between those that were, in logarithms', () => {
    expect(1000 / speedBySize(4, [at(1, 1), at(16, 4)])!.train).toBeCloseTo(2, 10);
    expect(1000 / speedBySize(32, [at(1, 1), at(16, 4)])!.train).toBeCloseTo(8, 10);
    expect(speedBySize(4, [])).toBeNull();
  });

  it('never is higher for more work, even where a busy machine was measured', () => {
    const measured = [at(1, 5), at(10, 2), at(100, 30)];
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e4, noNaN: true }), fc.double({ min: 1, max: 10, noNaN: true }), (work, more) => {
        expect(speedBySize(work * more, measured)!.train).toBeLessThanOrEqual(speedBySize(work, measured)!.train * (1 + 1e-12));
      }),
    );
  });
});
