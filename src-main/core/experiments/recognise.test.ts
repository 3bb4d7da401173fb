import { allSteps } from '../catalogue/steps';
import { expect, it } from 'vitest';
import { presetNameSchema } from '../../contract/running/experiment';
import { allPlans, withMultiTask } from './fit-budget';
import { departuresOf } from './departures';
import { planStep } from './plan';
import type { PlanInput } from './plan-input';
import { recogniseRun } from './recognise';

const input: Omit<PlanInput, 'preset'> = {
  space: 'mean',
  dims: 4,
  availableDims: [1, 2, 4],
  photograph: { network: 'inception-v3', layer: 'pool' },
  corpora: [{ id: 'large', images: 100_000 }],
  engine: 'tensorflow',
  device: 'gpu',
  seed: 7,
  fitted: { ...allPlans[40]!, budgetMs: 3_600_000, predictedMs: 3_500_000 },
};

it.each(presetNameSchema.options)('a run of the preset %s is recognised by its configuration alone', (preset) => {
  for (const step of allSteps)
    for (const { method, variant, configuration, needs } of planStep(step, { ...input, preset })) {
      const found = recogniseRun(configuration);
      expect(found).toMatchObject({ method, preset, variant });
      expect(found.plans.length > 0).toBe(preset === 'fitted');
      if (preset === 'fitted') expect(found.plans).toContainEqual(allPlans[40]);
      if (needs !== null || method === 'classification' || method === 'reconstruction') expect(found.targetDims).toBe(4);
      else expect(found.targetDims).toBeNull();
    }
});

it('what a protocol asks for is carried out beside the usual runs, which keep what they are, and is recognised', () => {
  const plain = { ...input, preset: 'quick' } as const;
  const asked = { ...plain, protocol: { featureFilter: 'standardise', fourTrainingFolds: true, joined: true } } as const;
  for (const step of [1, 3] as const) {
    const [before, after] = [planStep(step, plain), planStep(step, asked)];
    const kept = new Set(before.map(({ configuration, fold }) => JSON.stringify([configuration, fold])));
    const further = after.filter(({ configuration, fold }) => !kept.has(JSON.stringify([configuration, fold])));
    expect(after.length - further.length).toBe(before.length);
    expect(new Set(further.map(({ method, variant }) => `${method} ${variant}`)).size).toBe(step === 1 ? 6 : 9);
    for (const { method, variant, configuration } of further)
      expect(recogniseRun(configuration)).toMatchObject({ method, variant, preset: 'quick' });
  }
  const off = planStep(1, { ...plain, protocol: { featureFilter: 0 } }).filter(({ variant }) => variant === 'feature-filter=0');
  expect(new Set(off.map(({ method }) => method))).toEqual(new Set(['photograph-lasso', 'photograph-linear'])); // ridge uses all in any case
  expect(departuresOf(off[0]!.configuration).map(({ setting }) => setting)).not.toContain('feature-filter');
});

it('multi-task learning that took up the time that was left is recognised with the epochs and copies it came to', () => {
  const filled = withMultiTask(allPlans[40]!, { epochs: allPlans[40]!.multiTaskEpochs + 3, copies: 27 });
  const fitted = { ...filled, budgetMs: 3_600_000, predictedMs: 3_500_000 };
  for (const step of [2, 3, 4] as const)
    for (const { method, configuration } of planStep(step, { ...input, preset: 'fitted', fitted })) {
      expect(recogniseRun(configuration)).toMatchObject({ method, preset: 'fitted' });
      if (step === 4) expect(recogniseRun(configuration).plans).toEqual([filled]);
      // All else is that of the plan: encoders that are trained already are not trained anew.
      else expect(recogniseRun(configuration).plans).toContainEqual(allPlans[40]);
    }
});

it('numbers of no preset are called so', () => {
  const [run] = planStep(4, { ...input, preset: 'quick' });
  const configuration = run!.configuration;
  if (configuration.kind !== 'training') throw new Error('step 4 trains');
  const own = { ...configuration, optimiser: { ...configuration.optimiser, epochs: 77 } };
  expect(recogniseRun(own)).toMatchObject({ method: 'multi-task', preset: null });
});

it('thicker lines are part of the configuration only where they are wanted, of the networks they are wanted for, and recognised', () => {
  const plain = { ...input, preset: 'study' } as const;
  for (const step of allSteps) {
    const runs = planStep(step, plain);
    expect(planStep(step, { ...plain, lineThickness: {} })).toEqual(runs);
    const thick = planStep(step, { ...plain, lineThickness: { photograph: 0.003, sketch: 0.005 } });
    for (const [i, { configuration, method, variant }] of thick.entries()) {
      const isPhotograph = method.startsWith('photograph');
      expect(configuration.augmentation.lineThickness).toBe(isPhotograph ? 0.003 : 0.005);
      if (configuration.kind === 'regression' && configuration.features.source === 'encoder')
        expect(configuration.features.training.augmentation.lineThickness).toBe(0.005);
      expect(recogniseRun(configuration)).toEqual(recogniseRun(runs[i]!.configuration));
      expect(recogniseRun(configuration)).toMatchObject({ method, variant, preset: 'study' });
      expect(departuresOf(configuration)).toContainEqual({ setting: 'line-thickness', here: isPhotograph ? 0.003 : 0.005, study: null });
    }
  }
});
