import { allSteps } from '../catalogue/steps';
import { expect, it } from 'vitest';
import { presetNameSchema } from '../../contract/experiment';
import { planStep, type PlanInput } from './plan';
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
};

it.each(presetNameSchema.options)('a run of the preset %s is recognised by its configuration alone', (preset) => {
  for (const step of allSteps)
    for (const { method, variant, configuration, needs } of planStep(step, { ...input, preset })) {
      const found = recogniseRun(configuration);
      expect(found).toEqual({ method, preset, variant, targetDims: found.targetDims });
      if (needs !== null || method === 'classification' || method === 'reconstruction') expect(found.targetDims).toBe(4);
      else expect(found.targetDims).toBeNull();
    }
});

it('numbers of no preset are called so', () => {
  const [run] = planStep(4, { ...input, preset: 'quick' });
  const configuration = run!.configuration;
  if (configuration.kind !== 'training') throw new Error('step 4 trains');
  const own = { ...configuration, optimiser: { ...configuration.optimiser, epochs: 77 } };
  expect(recogniseRun(own)).toMatchObject({ method: 'multi-task', preset: null });
});
