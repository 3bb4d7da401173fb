import { describe, expect, it } from 'vitest';
import { runKeySchema } from '../../../contract/running/run';
import type { ResultRow } from '../../../contract/results/results';
import { roleOf } from '../../../core/folds/folds';
import { placeMetrics } from '../../../core/catalogue/metrics';
import { mappingTable } from '../../../core/experiments/mapping-table';
import { createStream } from '../../../core/random/stream';
import { findBestRows } from '../rows/best-rows';
import { pairRows, sharedStimuli, type RowData } from './compare-rows';
import { placedSpaceOf } from '../placed-space';

const ids = Array.from({ length: 20 }, (_, i) => `s${String(i).padStart(2, '0')}`);
const stream = createStream(1, 'places');
const coordinates = ids.map(() => [stream.normal(), stream.normal()]);
const stimuli = ids.map((id) => ({ id, name: id, category: 'c', image: '' }));
const space = { name: 'mean', dims: 2, stimuli: ids, coordinates };
const places = placedSpaceOf(stimuli, space);

/** Predictions that miss by about `error`, tested by the given folds. */
function row(step: RowData['step'], error: number, folds = [0, 1, 2, 3, 4], seed = step): RowData {
  const noise = createStream(seed, 'noise');
  const method = step === 4 ? 'multi-task' : step === 3 ? 'sketch-lasso' : 'photograph-lasso';
  return {
    step,
    method,
    dims: 2,
    places,
    folds: folds.map((fold) => {
      const predictions = ids.map((stimulus, i) => {
        const at = coordinates[i]!.map((v) => v + error * noise.normal());
        return { stimulus, copy: 0, role: roleOf(places.folds[i]!, fold), at };
      });
      const tested = predictions.filter(({ role }) => role === 'test');
      const owners = tested.map(({ stimulus }) => places.indexOf(stimulus)!);
      const test = {
        ...mappingTable(
          places,
          owners,
          tested.flatMap(({ at }) => at),
        ),
        'accuracy:a': 0.5 + error * fold,
      };
      const metrics = { schemaVersion: 1 as const, selected: { epoch: 1, beta: null }, train: {}, validation: {}, test };
      return { key: runKeySchema.parse(`${step}${fold}`.padEnd(24, '0')), fold, metrics, predictions };
    }),
  };
}

describe('two rows of the results', () => {
  it('are compared over stimuli, each by its test prediction, and over folds with the corrected test', () => {
    const pair = pairRows(row(4, 0.1), row(3, 1), 999, 1);
    expect(pair.metrics).toEqual([...placeMetrics, 'accuracy:a']);
    const mse = pair.compare('mse');
    expect(mse.difference).toBeCloseTo(mse.a - mse.b, 12);
    expect(mse.overStimuli!.p).toBe(0.001);
    expect(mse.overStimuli!.interval[1]).toBeLessThan(0);
    expect(mse.overFolds).toMatchObject({ folds: 5, degreesOfFreedom: 4 });
    expect(pair.compare('accuracy:a')).toMatchObject({ overStimuli: null, a: 0.7, b: 2.5 });
  });

  it('give mirrored answers when exchanged', () => {
    const [there, back] = [pairRows(row(4, 0.4), row(3, 0.5), 199, 1), pairRows(row(3, 0.5), row(4, 0.4), 199, 1)];
    const [forth, mirrored] = [there.compare('med'), back.compare('med')];
    expect(mirrored.difference).toBeCloseTo(-forth.difference, 12);
    expect(mirrored.overStimuli!.p).toBe(forth.overStimuli!.p);
    expect(mirrored.overStimuli!.interval[0]).toBeCloseTo(-forth.overStimuli!.interval[1], 12);
  });

  it('share only the stimuli both have tested', () => {
    const [whole, partial] = [row(4, 0.1), row(3, 0.1, [0, 2])];
    expect(sharedStimuli(whole, partial)).toHaveLength(8);
    expect(pairRows(whole, partial, 99, 1).compare('mse').overFolds?.folds).toBe(2);
    expect(pairRows(whole, row(3, 0.1, []), 99, 1).metrics).toEqual([]);
    const without = {
      ...partial,
      places: placedSpaceOf(
        stimuli.map((each, i) => (i === 0 ? { ...each, excluded: 'blurred' } : each)),
        space,
      ),
    };
    expect(sharedStimuli(whole, without)).toEqual(sharedStimuli(whole, partial).filter((id) => id !== 's00'));
  });
});

describe('the best row', () => {
  const contender = (data: RowData) => {
    const owners = ids.map((_, i) => i);
    const tested = owners.map((i) => data.folds[places.folds[i]!]!.predictions[i]!.at);
    const pooled = mappingTable(places, owners, tested.flat());
    const metrics = Object.fromEntries(
      Object.entries(pooled).map(([name, value]) => [name, { mean: value, sd: 0, folds: [], pooled: value }]),
    );
    return { data, row: { step: data.step, method: data.method, complete: true, metrics } as unknown as ResultRow };
  };
  it('is marked where it beats every other, and not where one is as good', () => {
    const clear = findBestRows([contender(row(1, 1)), contender(row(4, 0.1)), contender(row(3, 1.2))], 1);
    expect(clear['mse']).toMatchObject({ step: 4, survives: true });
    expect(clear['r2']).toMatchObject({ step: 4, survives: true });
    const close = findBestRows([contender(row(1, 1)), contender(row(4, 0.3)), contender(row(3, 0.3))], 1);
    expect(close['mse']!.survives).toBe(false);
    expect(close['mse']!.largestP).toBeGreaterThan(0.05);
  });
  it('is not told of a metric that the catalogue does not list: nobody knows which way is better', () => {
    const contenders = [contender(row(1, 1)), contender(row(4, 0.1))].map(({ row: each, data }, i) => {
      const unlisted = { mean: i, sd: 0, folds: [i, i], pooled: i };
      return { data, row: { ...each, metrics: { ...each.metrics, unlisted } } };
    });
    expect(Object.keys(findBestRows(contenders, 1))).toEqual(placeMetrics);
  });
});
