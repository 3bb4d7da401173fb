/** What a method means in a preset: the configuration of its runs. */
import type {
  Augmentation,
  ColdTraining,
  Configuration,
  RegressionConfiguration,
  Regressor,
  TrainingConfiguration,
} from '../../contract/configuration';
import type { Method } from '../../contract/experiment';
import type { PlanInput } from './plan';
import { presets } from './presets';
import type { GridSetting } from './settings-grid';

export function configure(method: Method, dims: number, input: PlanInput): Configuration {
  const { lassoBetas, ridgePenalties } = presets[input.preset];
  const linear = { type: 'linear' } as const;
  const lasso: Regressor = { type: 'lasso', betas: [...lassoBetas] };
  const ridge: Regressor = { type: 'ridge', penalties: [...ridgePenalties] };
  const photograph = { source: 'photograph', ...input.photograph } as const;
  // Encoders are those of steps 2 and 6, whose mapping units are as many as the target space has dimensions.
  const encoder = (training: TrainingConfiguration) => ({ source: 'encoder', training }) as const;
  switch (method) {
    case 'photograph-linear':
      return regression(photograph, linear, dims, input);
    case 'photograph-lasso':
      return regression(photograph, lasso, dims, input);
    case 'photograph-shuffled':
      return { ...regression(photograph, linear, dims, input), targets: 'shuffled' };
    case 'photograph-ridge':
      return regression(photograph, ridge, dims, input);
    case 'photograph-ridge-shuffled':
      return { ...regression(photograph, ridge, dims, input), targets: 'shuffled' };
    case 'sketch-linear':
      return regression(encoder(classification(input)), linear, dims, input);
    case 'sketch-lasso':
      return regression(encoder(classification(input)), lasso, dims, input);
    case 'sketch-shuffled':
      return { ...regression(encoder(classification(input)), linear, dims, input), targets: 'shuffled' };
    case 'sketch-ridge':
      return regression(encoder(classification(input)), ridge, dims, input);
    case 'sketch-ridge-shuffled':
      return { ...regression(encoder(classification(input)), ridge, dims, input), targets: 'shuffled' };
    case 'classification':
      return classification(input);
    case 'multi-task':
      return multiTask(dims, input);
    case 'reconstruction':
      return reconstruction(input);
    case 'reconstruction-linear':
      return regression(encoder(reconstruction(input)), linear, dims, input);
    case 'reconstruction-lasso':
      return regression(encoder(reconstruction(input)), lasso, dims, input);
    case 'reconstruction-ridge':
      return regression(encoder(reconstruction(input)), ridge, dims, input);
    case 'multi-task-reconstruction':
      return multiTaskReconstruction(dims, input);
    default:
      return method satisfies never;
  }
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
  const { classification: optimiser } = presets[input.preset];
  return { ...training(input.dims, input), objectives: { classification: 1, reconstruction: 0, mapping: 0 }, optimiser };
}

function multiTask(dims: number, input: PlanInput): TrainingConfiguration {
  const { multiTask: optimiser, mappingWeight } = presets[input.preset];
  const objectives = { classification: 1, reconstruction: 0, mapping: mappingWeight };
  return beginWith(classification(input), { ...training(dims, input), objectives, optimiser }, input);
}

function reconstruction(input: PlanInput): ColdTraining {
  const { regularisation, alone: optimiser } = presets[input.preset].reconstruction;
  return { ...training(input.dims, input), regularisation, objectives: { classification: 0, reconstruction: 1, mapping: 0 }, optimiser };
}

function multiTaskReconstruction(dims: number, input: PlanInput): TrainingConfiguration {
  const { regularisation, multiTask: optimiser, mappingWeight: mapping } = presets[input.preset].reconstruction;
  const objectives = { classification: 0, reconstruction: 1, mapping };
  return beginWith(reconstruction(input), { ...training(dims, input), regularisation, objectives, optimiser }, input);
}

/** Convolutions that a decoder is trained with cannot be left as they are. */
function beginWith(from: ColdTraining, configuration: ColdTraining, input: PlanInput): TrainingConfiguration {
  const { warm } = presets[input.preset];
  if (warm === undefined) return configuration;
  const { start: _, ...rest } = configuration;
  const trains = configuration.objectives.reconstruction > 0 ? 'all' : warm.trains;
  return { ...rest, schedule: warm.schedule, warmStart: { from, trains } };
}

function training(dims: number, input: PlanInput): Omit<ColdTraining, 'objectives' | 'optimiser'> {
  const { network, regularisation, start } = presets[input.preset];
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
  const preset = presets[input.preset];
  const { space, seed } = input;
  return {
    kind: 'regression',
    space,
    dims,
    features,
    regressor,
    targets: 'correct',
    augmentation: { ...preset.augmentation, stimulusCopies: preset.featureCopies },
    noise: features.source === 'photograph' ? preset.photographNoise : preset.regularisation.noise,
    seed,
  };
}

/**
 * Large corpora get fewer copies, so that none outweighs the others: with the study's numbers 12 of each TU Berlin sketch
 * (20,000) and 4 of each Sketchy one (62,500), as in the study.
 */
function augmentation({ preset, corpora }: PlanInput): Augmentation {
  const { augmentation: recipe, corpusImagesAfterAugmentation: most } = presets[preset];
  const fewer = corpora.flatMap(({ id, images }): [string, number][] => {
    const copies = Math.max(1, Math.round(most / Math.max(1, images)));
    return copies < recipe.corpusCopies ? [[id, copies]] : [];
  });
  return fewer.length === 0 ? recipe : { ...recipe, corpusCopiesById: Object.fromEntries(fewer) };
}
