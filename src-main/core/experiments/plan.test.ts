import { allSteps, isCurve, stepMethods } from '../catalogue/steps';
import { describe, expect, it } from 'vitest';
import { configurationSchema } from '../../contract/running/configuration';
import { presetNameSchema } from '../../contract/running/experiment';
import { allPlans } from './fit-budget';
import { planStep } from './plan';
import type { PlanInput } from './plan-input';
import { presets } from './presets';
import { recogniseRun } from './recognise';
import { studyGrid } from './settings-grid';

const input: PlanInput = {
  preset: 'quick',
  space: 'mean',
  dims: 4,
  availableDims: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  photograph: { network: 'inception-v3', layer: 'pool' },
  corpora: [
    { id: 'a', images: 500 },
    { id: 'b', images: 700 },
  ],
  engine: 'onnx',
  device: 'cpu',
  seed: 42,
  fitted: { ...allPlans[40]!, budgetMs: 3_600_000, predictedMs: 3_500_000 },
};
const steps = allSteps;
const identify = (run: { configuration: unknown; fold: number }) => JSON.stringify([run.configuration, run.fold]);

describe('the plan', () => {
  it('has the runs of the study: five folds of each method, and of each dimension in step 5', () => {
    const counts = steps.map((step) => planStep(step, input).length);
    // Of step 5 and 9 in ten dimensions.
    expect(counts).toEqual(steps.map((step) => 5 * stepMethods[step].length * (isCurve(step) ? 10 : 1)));
    for (const step of steps)
      for (const method of new Set(planStep(step, input).map((run) => run.method))) {
        const folds = planStep(step, input).filter((run) => run.method === method && run.dims === 4);
        expect(folds.map(({ fold }) => fold)).toEqual([0, 1, 2, 3, 4]);
      }
  });

  it('shares the runs of the target space between step 5 and steps 1, 3 and 4', () => {
    const all = steps.flatMap((step) => planStep(step, input));
    const shared = stepMethods[5].length + stepMethods[9].length;
    expect(new Set(all.map(identify)).size).toBe(all.length - 5 * shared); // in the target space they stand in steps 1, 3, 4, 7 and 8
    const first = new Set(planStep(1, input).map(identify));
    const ofBoth = planStep(5, input).filter((run) => first.has(identify(run)));
    expect([...new Set(ofBoth.map(({ method }) => method))]).toEqual(stepMethods[5].filter((method) => stepMethods[1].includes(method)));
    expect(ofBoth.some(({ method }) => method === 'photograph-linear')).toBe(false);
  });

  it('lets sketch transfer read the encoders of step 2 on the same fold, whatever its dimension', () => {
    const encoders = new Set(planStep(2, input).map(identify));
    for (const run of [...planStep(3, input), ...planStep(5, input)]) {
      if (run.method.startsWith('sketch-') || run.method === 'multi-task')
        expect(encoders.has(identify({ configuration: run.needs, fold: run.fold }))).toBe(true);
      else expect(run.needs).toBeNull();
    }
  });

  it('lets reconstruction transfer read the encoders of step 6', () => {
    const encoders = new Set(planStep(6, input).map(identify));
    for (const run of [...planStep(7, input), ...planStep(9, input)])
      if (run.method !== 'multi-task-reconstruction')
        expect(encoders.has(identify({ configuration: run.needs, fold: run.fold }))).toBe(true);
  });

  it('has a control that differs from the linear regression in its targets only', () => {
    for (const [step, linear, control] of [
      [1, 'photograph-linear', 'photograph-shuffled'],
      [3, 'sketch-linear', 'sketch-shuffled'],
      [1, 'photograph-ridge', 'photograph-ridge-shuffled'],
      [3, 'sketch-ridge', 'sketch-ridge-shuffled'],
    ] as const) {
      const of = (method: string) => planStep(step, input).filter((run) => run.method === method);
      expect(of(control).map(({ configuration }) => ({ ...configuration, targets: 'correct' }))).toEqual(
        of(linear).map(({ configuration }) => configuration),
      );
    }
  });

  it('goes through the settings of the study in its preset only, after the default ones', () => {
    expect(studyGrid.length).toBe(25);
    const runs = planStep(2, { ...input, preset: 'study' });
    expect(runs.length).toBe(26 * 5);
    expect(runs.slice(0, 5).every(({ variant }) => variant === null)).toBe(true);
    expect(new Set(runs.map(identify)).size).toBe(runs.length);
    const correlation = runs.find(({ variant }) => variant === 'encoder-decay=0.001,encoder-dropout=0')?.configuration;
    expect(correlation).toMatchObject({
      network: { bottleneck: 512 },
      regularisation: { encoderDecay: 0.001, encoderDropout: 0, noise: 0.1 },
    });
    const large = runs.find(({ variant }) => variant === 'bottleneck=2048')?.configuration;
    expect(large).toMatchObject({ network: { bottleneck: 2048 }, regularisation: presets.study.regularisation });
  });

  it('carries out lasso and ridge on other folds as well, each beside its usual rows, but never on features that drawings had a part in', () => {
    const withSchemes = { ...input, schemes: ['categories', 'random'] as const };
    const own = planStep(1, withSchemes).filter(({ variant }) => variant !== null);
    expect(new Set(own.map(({ method, variant }) => `${method}, ${variant}`))).toEqual(
      new Set([
        'photograph-lasso, folds=categories',
        'photograph-lasso, folds=random',
        'photograph-ridge, folds=categories',
        'photograph-ridge, folds=random',
      ]),
    );
    expect(planStep(3, withSchemes).filter(({ variant }) => variant !== null)).toHaveLength(20);
    for (const step of [2, 4, 5, 6, 7, 8, 9] as const) expect(planStep(step, withSchemes)).toEqual(planStep(step, input));
    const usual = (step: 1 | 3) => planStep(step, withSchemes).filter(({ variant }) => variant === null);
    expect([usual(1), usual(3)]).toEqual([planStep(1, input), planStep(3, input)]); // old names of runs hold
    for (const { configuration, variant, method } of own)
      expect(recogniseRun(configuration)).toMatchObject({ method, variant, preset: 'quick' });
  });

  it('turns to the dimensions the space has', () => {
    expect(planStep(5, { ...input, availableDims: [3, 2, 12] }).map((run) => run.dims)).toEqual([
      ...stepMethods[5].flatMap(() => [2, 2, 2, 2, 2, 3, 3, 3, 3, 3]),
    ]);
  });

  const corpora = [
    { id: 'tu-berlin', images: 20_000 },
    { id: 'sketchy', images: 62_500 },
  ];

  it('gives the study 12 copies of TU Berlin and 4 of Sketchy', () => {
    const [run] = planStep(4, { ...input, preset: 'study', corpora });
    expect(run?.configuration.augmentation).toMatchObject({ stimulusCopies: 2000, corpusCopies: 12, corpusCopiesById: { sketchy: 4 } });
    expect(planStep(4, input)[0]?.configuration.augmentation.corpusCopiesById).toBeUndefined();
  });

  it('reproduces the first round: 128 pixels, neither flips nor turns, and its copies', () => {
    const [run] = planStep(8, { ...input, preset: 'first-study', corpora });
    expect(run?.configuration).toMatchObject({
      network: { imageSize: 128, widthMultiplier: 1, bottleneck: 512, layout: 'first-study' },
      augmentation: {
        ...{ minimumSize: 96 / 128, flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 },
        ...{ stimulusCopies: 4166, poolCopies: 3572, corpusCopies: 25, corpusCopiesById: { sketchy: 8 } },
      },
    });
  });

  it('carries out step 1 on further networks as it would on the first, and joins them with encoders where features are joined', () => {
    const [clip, broad] = [
      { network: 'networks/clip.onnx', layer: 'out', input: { normalisation: 'clip' as const } },
      { network: 'networks/clip.onnx', layer: 'out', input: { normalisation: 'clip' as const }, lineThickness: 0.01 },
    ];
    const further: PlanInput = { ...input, protocol: { joined: true }, furtherNetworks: [clip, broad, input.photograph] };
    const usual = planStep(1, input).map(identify);
    const planned = planStep(1, further).map(identify);
    expect(planned.filter((run) => usual.includes(run))).toHaveLength(usual.length);
    expect(planned).toHaveLength(3 * usual.length); // controls with shuffled targets, too
    const asFirst = planStep(1, { ...input, photograph: clip });
    expect(asFirst.map(identify).every((run) => planned.includes(run))).toBe(true);
    const joined = planStep(3, further).filter(
      ({ configuration }) => configuration.kind === 'regression' && configuration.joined !== undefined,
    );
    expect([...new Set(joined.map(({ variant }) => variant))]).toEqual([
      'joined=photograph',
      'joined=photograph,network=clip.onnx;out;clip',
    ]);
    const curve = planStep(5, further);
    expect(curve.slice(0, planStep(5, input).length).map(identify)).toEqual(planStep(5, input).map(identify)); // the usual ones first
    const asFirstOnCurve = planStep(5, { ...input, photograph: clip }).filter(
      ({ method, dims }) => method.startsWith('photograph') && dims !== input.dims,
    );
    expect(asFirstOnCurve.length).toBeGreaterThan(0);
    expect(curve.filter(({ variant }) => variant === 'network=clip.onnx;out;clip').map(identify)).toEqual(asFirstOnCurve.map(identify));
    for (const step of [2, 4] as const) expect(planStep(step, further).map(identify)).toEqual(planStep(step, input).map(identify));
  });

  it('changes with the preset in numbers only', () => {
    const shapes = presetNameSchema.options.map((preset) =>
      steps.flatMap((step) =>
        planStep(step, { ...input, preset }).flatMap(({ method, dims, fold, variant }) =>
          variant === null ? `${method} ${dims} ${fold}` : [],
        ),
      ),
    );
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
    expect(shapes[3]).toEqual(shapes[0]);
  });

  it('writes configurations that can be stored, in every preset', () => {
    for (const preset of presetNameSchema.options)
      for (const step of steps)
        for (const { configuration } of planStep(step, { ...input, preset }))
          expect(configurationSchema.parse(configuration)).toEqual(configuration);
  });
});

it('the study preset is the paper’s', () => {
  expect(presets.study.network).toEqual({ imageSize: 224, widthMultiplier: 1, bottleneck: 512 });
  expect(presets.study.multiTask).toEqual({ learningRate: 1e-4, batchSize: 128, epochs: 200 });
  expect(presets.study.reconstruction.regularisation).toMatchObject({ encoderDecay: 0, decoderDecay: 0, encoderDropout: 0, noise: 0.1 });
  expect(presets.study.regularisation).toMatchObject({ encoderDecay: 0.0005, encoderDropout: 0.5, noise: 0.1 });
});
