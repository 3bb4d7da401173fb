import { expect, it } from 'vitest';
import type { ExperimentFile, RunCard } from '../../contract/running/experiment';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { runKeySchema } from '../../contract/running/run';
import { planStep } from '../../core/experiments/plan';
import type { PlanInput } from '../../core/experiments/plan-input';
import { describeExperiment } from './describe-experiment';
import type { PlannedExperiment } from './plan-experiments';

const input: PlanInput = {
  ...{ preset: 'quick', space: 's', dims: 4, availableDims: [4], photograph: { network: 'inception-v3', layer: 'pool' }, corpora: [] },
  ...{ engine: 'onnx', device: 'cpu', seed: 1 },
};
const runs = planStep(1, input).map(({ method, dims, fold, label, variant }, i) => {
  const key = runKeySchema.parse(i.toString(16).padStart(24, '0'));
  return { key, method, dims, fold, label, ...(variant === null ? {} : { variant }) };
});
const fileOf = (listed: typeof runs): ExperimentFile => {
  const told = listed.map(({ label: _, ...run }) => run);
  return { schemaVersion: 1, step: 1, preset: 'quick', space: 's', dims: 4, seed: 1, runs: told };
};
const plan: PlannedExperiment = {
  file: fileOf(runs),
  records: new Map(runs.map(({ key, label }) => [key, { key, label } as RunRecord])),
  runs: runs.map((run) => ({ ...run, step: 1 })),
  needed: [],
};
const describe = (states: ReadonlyMap<RunKey, RunCard['state']>, started: ExperimentFile | null) => {
  const card = ({ key }: { key: RunKey }): RunCard | null => {
    const state = states.get(key);
    return state === undefined ? null : { ...runs.find((run) => run.key === key)!, state, progress: null, error: null };
  };
  return describeExperiment(1, 'quick', plan, card, (open) => open.length, started, null);
};

it('a step of before stays finished when a version adds runs to it, and offers them', () => {
  const before = runs.filter(({ method }) => !method.includes('ridge'));
  const states = new Map(before.map(({ key }) => [key, 'done' as const]));
  const additional = runs.length - before.length;
  expect(additional).toBeGreaterThan(0);
  expect(describe(states, fileOf(before))).toMatchObject({ state: 'done', additional, remainingMs: additional });
  expect(describe(states, null)).toMatchObject({ state: 'idle' }); // nobody knows what was started
  expect(describe(states, fileOf(runs)).state).toBe('idle'); // started with all of them: not done yet
  const [first, ...others] = before;
  const failed = new Map<RunKey, RunCard['state']>([...others.map(({ key }) => [key, 'done'] as const), [first!.key, 'failed']]);
  expect(describe(failed, fileOf(before)).state).toBe('failed');
  const all = new Map(runs.map(({ key }) => [key, 'done' as const]));
  expect(describe(all, fileOf(runs))).not.toHaveProperty('additional');
});
