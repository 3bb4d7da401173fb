/** What a method means in a preset: the configuration of its runs. */
import type {
  Augmentation,
  ColdTraining,
  Configuration,
  FeatureSource,
  RegressionConfiguration,
  Regressor,
  TrainingConfiguration,
} from '../../contract/running/configuration';
import type { Method } from '../../contract/running/experiment';
import {
  features,
  methods,
  regressors,
  trainingKey,
  type RegressorName,
  type RegressorWith,
  type TrainingMethod,
} from '../catalogue/methods';
import type { PlanInput } from './plan-input';
import { presetOf } from './fitted-preset';
import type { GridSetting } from './settings-grid';

export function configure(method: Method, dims: number, input: PlanInput): Configuration {
  const row = methods[method];
  if (row.kind === 'training') return configurations[trainingKey(row.task, row.mapping)](dims, input);
  const { encoderOf } = features[row.features];
  // Encoders are those of steps 2 and 6, whose mapping units are as many as the target space has dimensions.
  const source: FeatureSource =
    encoderOf === null
      ? { source: 'photograph', ...input.photograph }
      : { source: 'encoder', training: configurations[encoderOf](input.dims, input) };
  return { ...regression(source, regressorOf(row.regressor, input), dims, input), targets: row.targets };
}

const configurations: Readonly<Record<TrainingMethod, (dims: number, input: PlanInput) => TrainingConfiguration>> = {
  classification: (_, input) => classification(input),
  'multi-task': multiTask,
  reconstruction: (_, input) => reconstruction(input),
  'multi-task-reconstruction': multiTaskReconstruction,
};

function regressorOf(name: RegressorName, input: PlanInput): Regressor {
  const { candidates } = regressors[name];
  if (candidates === null) return { type: name as RegressorWith<null> };
  const { lassoBetas, ridgePenalties } = presetOf(input);
  if (candidates === 'betas') return { type: name as RegressorWith<'betas'>, betas: [...lassoBetas] };
  return { type: name as RegressorWith<'penalties'>, penalties: [...ridgePenalties] };
}

/** Step 2 with one of the other settings of the study. */
export function classificationWith({ regularisation, bottleneck }: GridSetting, input: PlanInput): TrainingConfiguration {
  const usual = classification(input);
  return {
    ...usual,
    network: { ...usual.network, bottleneck: bottleneck ?? usual.network.bottleneck },
    regularisation: { ...usual.regularisation, ...regularisation },
  };
}

function classification(input: PlanInput): ColdTraining {
  const { classification: optimiser } = presetOf(input);
  return { ...training(input.dims, input), objectives: { classification: 1, reconstruction: 0, mapping: 0 }, optimiser };
}

function multiTask(dims: number, input: PlanInput): TrainingConfiguration {
  const { multiTask: optimiser, mappingWeight, multiTaskCopies } = presetOf(input);
  const objectives = { classification: 1, reconstruction: 0, mapping: mappingWeight };
  const usual = training(dims, input);
  const augmentation = { ...usual.augmentation, stimulusCopies: multiTaskCopies ?? usual.augmentation.stimulusCopies };
  return beginWith(classification(input), { ...usual, augmentation, objectives, optimiser }, input);
}

function reconstruction(input: PlanInput): ColdTraining {
  const { regularisation, alone: optimiser } = presetOf(input).reconstruction;
  return { ...training(input.dims, input), regularisation, objectives: { classification: 0, reconstruction: 1, mapping: 0 }, optimiser };
}

function multiTaskReconstruction(dims: number, input: PlanInput): TrainingConfiguration {
  const { regularisation, multiTask: optimiser, mappingWeight: mapping } = presetOf(input).reconstruction;
  const objectives = { classification: 0, reconstruction: 1, mapping };
  return beginWith(reconstruction(input), { ...training(dims, input), regularisation, objectives, optimiser }, input);
}

/** Convolutions that a decoder is trained with cannot be left as they are. */
function beginWith(from: ColdTraining, configuration: ColdTraining, input: PlanInput): TrainingConfiguration {
  const { warm } = presetOf(input);
  if (warm === undefined) return configuration;
  const { start: _, ...rest } = configuration;
  const trains = configuration.objectives.reconstruction > 0 ? 'all' : warm.trains;
  return { ...rest, schedule: warm.schedule, warmStart: { from, trains } };
}

function training(dims: number, input: PlanInput): Omit<ColdTraining, 'objectives' | 'optimiser'> {
  const { network, regularisation, start } = presetOf(input);
  const { space, engine, device, seed } = input;
  const quirks = { secondCorpusLoss: false, sharedNoiseMask: false };
  const begins = start === undefined ? {} : { start };
  return {
    kind: 'training',
    space,
    dims,
    network,
    regularisation,
    augmentation: augmentation(input),
    quirks,
    engine,
    device,
    seed,
    ...begins,
  };
}

function regression(
  features: RegressionConfiguration['features'],
  regressor: RegressionConfiguration['regressor'],
  dims: number,
  input: PlanInput,
): RegressionConfiguration {
  const preset = presetOf(input);
  const { space, seed } = input;
  return {
    kind: 'regression',
    space,
    dims,
    features,
    regressor,
    targets: 'correct',
    augmentation: {
      ...preset.augmentation,
      stimulusCopies: preset.featureCopies,
      ...thickened(features.source === 'photograph' ? input.lineThickness?.photograph : input.lineThickness?.sketch),
    },
    noise: features.source === 'photograph' ? preset.photographNoise : preset.regularisation.noise,
    seed,
  };
}

/**
 * Large corpora get fewer copies, so that none outweighs the others: with the study's numbers 12 of each TU Berlin sketch
 * (20,000) and 4 of each Sketchy one (62,500), as in the study.
 */
function augmentation(input: PlanInput): Augmentation {
  const { corpora, lineThickness } = input;
  const { augmentation: usual, corpusImagesAfterAugmentation: most } = presetOf(input);
  const recipe = { ...usual, ...thickened(lineThickness?.sketch) };
  const fewer = corpora.flatMap(({ id, images }): [string, number][] => {
    const copies = Math.max(1, Math.round(most / Math.max(1, images)));
    return copies < recipe.corpusCopies ? [[id, copies]] : [];
  });
  return fewer.length === 0 ? recipe : { ...recipe, corpusCopiesById: Object.fromEntries(fewer) };
}

/** Only where it departs: a setting that is as ever has no part in the name of a run. */
function thickened(lineThickness: number | undefined): Pick<Augmentation, 'lineThickness'> {
  return lineThickness === undefined ? {} : { lineThickness };
}
