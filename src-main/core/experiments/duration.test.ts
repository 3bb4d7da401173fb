import { describe, expect, it } from 'vitest';
import type { PresetName } from '../../contract/running/experiment';
import { runKeySchema, type RunRecord } from '../../contract/running/run';
import { estimateDuration, type DataSizes } from './duration';
import { planStep } from './plan';

const corpora = [
  { id: 'a', images: 600 },
  { id: 'b', images: 600 },
];
const sizes: DataSizes = { stimuli: 60, corpora, classes: 80, poolImages: 0 };

function planned(step: 1 | 2 | 3 | 4 | 6, preset: PresetName, states: Partial<RunRecord> = {}): RunRecord[] {
  const photograph = { network: 'inception-v3', layer: 'pool' };
  const all = planStep(step, {
    preset,
    space: 's',
    dims: 4,
    availableDims: [4],
    photograph,
    corpora,
    engine: 'onnx',
    device: 'cpu',
    seed: 1,
  });
  const runs = all.filter(({ variant }) => variant === null);
  return runs.map(({ configuration, fold, label }, i): RunRecord => ({
    schemaVersion: 1,
    key: runKeySchema.parse(i.toString(16).padStart(24, '0')),
    ...{ label, fold, configuration, dataFingerprint: '', needs: [], state: 'queued', error: null },
    ...{ created: '', started: null, ended: null, durationMs: null, engine: null },
    ...states,
  }));
}

describe('the estimate of a duration', () => {
  it('without measurements gives a range that widens with the work', () => {
    const quick = estimateDuration(planned(2, 'quick'), [], sizes);
    const study = estimateDuration(planned(2, 'study'), [], sizes);
    expect(quick.lowMs).toBeLessThan(quick.highMs);
    expect(study.lowMs).toBeGreaterThan(50 * quick.highMs);
    const huge = {
      ...sizes,
      corpora: [
        { id: 'a', images: 20_000 },
        { id: 'b', images: 62_500 },
      ],
    };
    expect(estimateDuration(planned(4, 'study'), [], huge).highMs).toBeGreaterThan(10 * 86_400_000); // days, and it says so
  });

  it('counts drawing pools where images are reconstructed, and only there', () => {
    const withPool = { ...sizes, poolImages: 5000 };
    const growth = (step: 2 | 6) =>
      estimateDuration(planned(step, 'study'), [], withPool).highMs / estimateDuration(planned(step, 'study'), [], sizes).highMs;
    expect(growth(2)).toBe(1);
    expect(growth(6)).toBeGreaterThan(10);
  });

  it('follows measured runs of the same network, also over another number of epochs', () => {
    const [done] = planned(2, 'quick', { state: 'done', durationMs: 10_000 });
    const rest = planned(2, 'quick').slice(1);
    const estimate = estimateDuration(rest, [done!], sizes);
    expect(estimate.lowMs).toBeCloseTo(0.85 * 40_000, 3);
    expect(estimate.highMs).toBeCloseTo(1.2 * 40_000, 3);
    const { configuration } = rest[0]!;
    if (configuration.kind !== 'training') throw new Error('step 2 trains');
    const longer = { ...configuration, optimiser: { ...configuration.optimiser, epochs: 2 * configuration.optimiser.epochs } };
    expect(estimateDuration([{ ...rest[0]!, configuration: longer }], [done!], sizes).highMs).toBeCloseTo(1.2 * 20_000, 3);
  });

  it('counts the features of the photographs once for all folds, and not again when they are there', () => {
    const runs = planned(1, 'quick');
    const one = estimateDuration(runs.slice(0, 1), [], sizes).highMs;
    const five = estimateDuration(runs.slice(0, 5), [], sizes).highMs;
    expect(five).toBeLessThan(1.5 * one);
    const done = { ...runs[0]!, state: 'done' as const, durationMs: 100 };
    expect(estimateDuration(runs.slice(1, 5), [done], sizes).highMs).toBeCloseTo(1.2 * 400, 3);
  });

  it('does not take the run that computed the features for a measure of those that found them there', () => {
    const runs = planned(1, 'quick');
    const at = (second: number) => ({ state: 'done' as const, started: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString() });
    const first = { ...runs[0]!, ...at(1), durationMs: 20_000 };
    const second = { ...runs[1]!, ...at(2), durationMs: 500 };
    expect(estimateDuration(runs.slice(2, 5), [second, first], sizes).highMs).toBeCloseTo(1.2 * 1500, 3);
  });

  it('knows runs and features again whose record was read from a file, with its fields in another order', () => {
    const turned = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, each]) => [key, turned(each)]),
          );
    const runs = planned(1, 'quick');
    const done = {
      ...runs[0]!,
      configuration: turned(runs[0]!.configuration) as RunRecord['configuration'],
      state: 'done' as const,
      durationMs: 100,
    };
    expect(estimateDuration(runs.slice(1, 5), [done], sizes).highMs).toBeCloseTo(1.2 * 400, 3);
  });

  it('goes by the measured speed of the device until runs have been measured', () => {
    const records = planned(2, 'study');
    const speedOf = (train: number) => () => ({ train, evaluate: 4 * train, startMs: 1000 });
    const [slow, fast] = [estimateDuration(records, [], sizes, speedOf(100)), estimateDuration(records, [], sizes, speedOf(1000))];
    // 5 folds, 200 epochs; 1200 sketches, 12 copies each, three fifths of them trained on; a fifth validated on.
    const seconds = 5 * (1 + 200 * ((0.6 * 1200 * 12) / 100 + (0.2 * 1200) / 400));
    expect(slow.lowMs).toBeLessThan(1000 * seconds);
    expect(slow.highMs).toBeGreaterThan(1000 * seconds);
    expect(slow.highMs / slow.lowMs).toBeLessThan(1.6);
    expect(slow.lowMs / fast.lowMs).toBeCloseTo(10, 1);
    const done = planned(2, 'study', { state: 'done', durationMs: 5000 });
    expect(estimateDuration(records, done, sizes, speedOf(1))).toEqual(estimateDuration(records, done, sizes));
  });
});
