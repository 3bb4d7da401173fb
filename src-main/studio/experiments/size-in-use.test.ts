import { expect, it } from 'vitest';
import type { ExperimentFile, PresetName } from '../../contract/running/experiment';
import type { RunKey, RunRecord, RunState } from '../../contract/running/run';
import { planStep } from '../../core/experiments/plan';
import type { PlanInput } from '../../core/experiments/plan-input';
import { sizeInUse } from './size-in-use';

const records = new Map<RunKey, RunRecord>();

/** Step 4 in a size, its first runs in these states and the rest done or not begun. */
function plan(preset: PresetName, states: readonly RunState[]): ExperimentFile {
  const input: PlanInput = {
    preset,
    space: 'mean',
    dims: 4,
    availableDims: [4],
    photograph: { network: '', layer: '' },
    corpora: [{ id: 'a', images: 10 }],
    engine: 'onnx',
    device: 'cpu',
    seed: 42,
  };
  const runs = planStep(4, input).map(({ method, dims, fold, configuration }) => {
    const key = `${preset} ${fold}` as RunKey;
    const state = states[fold];
    if (state !== undefined) records.set(key, { key, fold, configuration, state } as RunRecord);
    return { key, method, dims, fold };
  });
  return { schemaVersion: 1, step: 4, preset, space: 'mean', dims: 4, seed: 42, runs };
}

const ledger = { get: (key: RunKey) => records.get(key), all: () => records.values() };

it('is that of finished results once another was begun and cancelled, and of the work under way before all', () => {
  expect(sizeInUse([], ledger)).toBeNull();
  plan('quick', ['done', 'done', 'done', 'done', 'done']); // its file is overwritten by the next start of the step
  const cancelled = plan('tiny', ['done', 'cancelled', 'cancelled', 'cancelled', 'cancelled']);
  expect(sizeInUse([cancelled], ledger)).toBe('quick');
  expect(sizeInUse([plan('tiny', ['done', 'paused'])], ledger)).toBe('tiny');
});
