import { allSteps } from '../catalogue/steps';
import { expect, it } from 'vitest';
import { departureSchema } from '../../contract/running/departures';
import { departuresOf, describeDepartures } from './departures';
import { planStep } from './plan';
import type { PlanInput } from './plan-input';

const input: PlanInput = {
  preset: 'study',
  space: 's',
  dims: 4,
  availableDims: [2, 4],
  photograph: { network: 'inception-v3', layer: 'pool' },
  corpora: [{ id: 'sketchy', images: 62_500 }],
  engine: 'onnx',
  device: 'cpu',
  seed: 1,
};
const planned = (preset: PlanInput['preset']) =>
  allSteps.flatMap((value) => planStep(value, { ...input, preset }).filter(({ variant }) => variant === null));

it('finds nothing in the study’s own preset, and something in every run of every other', () => {
  // But for what this program does to regressions on its own account: ridge, and leaving out features that hardly vary.
  const ours = new Set(['regression', 'feature-filter']);
  for (const { configuration, label } of planned('study'))
    expect(
      departuresOf(configuration).filter(({ setting }) => !ours.has(setting)),
      label,
    ).toEqual([]);
  for (const preset of ['tiny', 'quick', 'first-study'] as const)
    for (const { configuration, label } of planned(preset)) {
      const departures = departuresOf(configuration);
      expect(departures.length, `${preset} ${label}`).toBeGreaterThan(0);
      for (const departure of departures) expect(departureSchema.parse(departure)).toEqual(departure);
    }
});

it('names each setting with both values', () => {
  const [run] = planStep(4, input);
  const configuration = run!.configuration;
  if (configuration.kind !== 'training') throw new Error('step 4 trains');
  const { warmStart: _, ...from } = configuration;
  const changed = {
    ...configuration,
    network: { ...configuration.network, imageSize: 72 },
    schedule: { warmUp: 0.1, fall: 'cosine' } as const,
    selection: 'all-objectives' as const,
    warmStart: { from: { ...from, start: 'he' as const }, trains: 'all' as const },
  };
  expect(describeDepartures(departuresOf(changed))).toBe(
    'image size 72 (study: 224); start he (study: Glorot); begins with the network of the step before, trains all (study: none); ' +
      'learning rate warm-up 0.1, cosine (study: constant rate); epoch chosen by all-objectives (study: mapping loss)',
  );
});

it('counts what a regression reads with what it does itself', () => {
  const [run] = planStep(3, { ...input, preset: 'quick' });
  const settings = departuresOf(run!.configuration).map(({ setting }) => setting);
  expect(settings).toContain('image-size');
  expect(settings).toContain('feature-copies');
  expect(settings).not.toContain('pool-copies');
  const [lasso, , , ridge] = ['sketch-lasso', 'sketch-linear', 'sketch-shuffled', 'sketch-ridge'].map((method) => {
    const found = planStep(3, input).find((each) => each.method === method)!.configuration;
    return describeDepartures(departuresOf(found));
  });
  expect(lasso).toBe('features left out below this share of the largest SD 0.01 (study: none)');
  expect(ridge).toBe('regression ridge (study: linear, lasso)');
});
