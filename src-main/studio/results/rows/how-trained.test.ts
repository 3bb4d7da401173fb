import { expect, it } from 'vitest';
import { runKeySchema, type RunRecord } from '../../../contract/running/run';
import { planStep } from '../../../core/experiments/plan';
import type { PlanInput } from '../../../core/experiments/plan-input';
import { trainingNotes } from '../../figures/training-notes';
import { howTrained } from './how-trained';

const records = new Map<RunRecord['key'], RunRecord>();

const input: PlanInput = {
  ...{ preset: 'quick', space: 's', dims: 4, availableDims: [4], photograph: { network: 'inception-v3', layer: 'pool' }, corpora: [] },
  ...{ engine: 'onnx', device: 'cpu', seed: 1 },
};
const keyOf = (n: number) => runKeySchema.parse(n.toString(16).padStart(24, '0'));

function record(n: number, step: 2 | 3, states: Partial<RunRecord>): { key: RunRecord['key']; fold: number } {
  const { configuration, fold, label } = planStep(step, input)[n % 5]!;
  records.set(keyOf(n), {
    ...{ schemaVersion: 1, key: keyOf(n), label, fold, configuration, dataFingerprint: '', needs: [], state: 'done', error: null },
    ...{ created: '', started: null, ended: null, durationMs: null, engine: null, ...states },
  });
  return { key: keyOf(n), fold };
}

it('says of a row where it departs from the study, and in which folds a training stayed on its plateau', () => {
  const runs = [record(0, 2, {}), record(1, 2, { plateau: ['loss', 'accuracy'] }), record(2, 2, { plateau: ['loss'] })];
  const told = howTrained(records, runs);
  expect(told.departures.find(({ setting }) => setting === 'start')).toEqual({ setting: 'start', here: 'he', study: null });
  expect(told.plateau).toEqual({ folds: [1, 2], signs: ['loss', 'accuracy'] });
  const row = { name: 'Sketch classification', step: 2, method: 'classification', space: 's', dims: 4, preset: 'quick' } as const;
  const notes = trainingNotes([{ ...row, complete: true, metrics: {}, baselines: {}, ...told } as Parameters<typeof trainingNotes>[0][0]]);
  expect(notes[0]).toBe('Sketch classification did not leave the plateau it began on in fold 2, 3');
  expect(notes[1]).toContain('Not as in the study (Sketch classification): image size 72 (study: 224)');
});

it('counts the training whose features a regression reads, and does without a record that is lost', () => {
  const { key } = record(0, 2, { plateau: ['spread'] });
  const told = howTrained(records, [record(5, 3, { needs: [key] }), { key: keyOf(9), fold: 1 }]);
  expect(told.plateau).toEqual({ folds: [0], signs: ['spread'] });
  expect(howTrained(records, [{ key: keyOf(9), fold: 1 }])).toEqual({ departures: [] });
});
