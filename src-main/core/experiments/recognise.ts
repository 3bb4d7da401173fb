/** From the configuration of a run back to the method, the preset and the setting it belongs to: for runs that no plan names any more. */
import { variantKey } from '../catalogue/variants';
import type { Configuration, TrainingConfiguration } from '../../contract/running/configuration';
import type { LineThicknesses } from '../../contract/study/project';
import { presetNameSchema, type Method, type PresetName } from '../../contract/running/experiment';
import { methods, regressionKey, trainingKey, type TrainingMethod } from '../catalogue/methods';
import { describeStep, featuresOf, trainingSteps } from '../catalogue/steps';
import { allPlans, isFilling, withMultiTask, type FittedNumbers } from './fit-budget';
import { reconstructionEpochs } from './fitted-preset';
import { classificationWith, configure } from './configure';
import type { PlanInput } from './plan-input';
import { studyGrid } from './settings-grid';
import { sortedJson } from './sorted-json';

export interface RecognisedRun {
  readonly method: Method;
  /** Null for numbers that no preset has. */
  readonly preset: PresetName | null;
  readonly variant: string | null;
  /** Of the preset that fits the time there is: every plan that would make it, of which a regression on photographs has many. */
  readonly plans: readonly FittedNumbers[];
  /** Of the target space, where the configuration tells it: an encoder, also one a training begins with, has as many mapping units. */
  readonly targetDims: number | null;
}

export function recogniseRun(configuration: Configuration): RecognisedRun {
  if (configuration.kind === 'regression') {
    const { folds, featureFilter, trainingFolds, joined, ...usual } = configuration;
    const variant = variantKey({
      ...(folds === undefined ? {} : { folds }),
      ...(featureFilter === undefined ? {} : { 'feature-filter': featureFilter }),
      ...(trainingFolds === undefined ? {} : { 'training-folds': trainingFolds }),
      ...(joined === undefined ? {} : { joined: 'photograph' }),
    });
    if (variant !== null) return { ...recogniseRun(usual), variant };
  }
  const method = methodOf(configuration);
  const targetDims = targetDimsOf(configuration);
  const own = canonical(configuration);
  const found = presetNameSchema.options.flatMap((preset): Pick<RecognisedRun, 'preset' | 'variant'>[] => {
    const input = inputOf(configuration, preset, targetDims ?? configuration.dims);
    if (preset === 'fitted' && input.fitted === undefined) return [];
    if (canonical(configure(method, configuration.dims, input)) === own) return [{ preset, variant: null }];
    if (!hasGrid(method)) return [];
    const setting = studyGrid.find((each) => canonical(classificationWith(each, input)) === own);
    return setting === undefined ? [] : [{ preset, variant: setting.variant }];
  });
  const { preset, variant } = found[0] ?? { preset: null, variant: null };
  return { method, targetDims, preset, variant, plans: preset === 'fitted' ? plansOf(configuration) : [] };
}

/** Of a step with a grid of settings. */
const hasGrid = (method: Method): boolean =>
  trainingSteps.some((step) => {
    const row = describeStep(step);
    return row.kind === 'training' && row.hasSettingsGrid && row.training === method;
  });

function methodOf(configuration: Configuration): Method {
  if (configuration.kind === 'training') return trainingOf(configuration);
  const { features: source, regressor, targets } = configuration;
  const name = featuresOf(source.source === 'photograph' ? null : encoderOf(source.training))!;
  const regression = { features: name, regressor: regressor.type };
  const key = regressionKey({ ...regression, targets });
  return Object.hasOwn(methods, key) ? key : regressionKey({ ...regression, targets: 'correct' });
}

/** By its objectives. */
export function trainingOf({ objectives: { mapping, reconstruction } }: TrainingConfiguration): TrainingMethod {
  return trainingKey(reconstruction > 0 ? 'reconstruction' : 'classification', mapping > 0);
}

/** Features are read from networks that learn nothing of places; one that does counts with those of its task. */
function encoderOf({ objectives: { reconstruction } }: TrainingConfiguration): TrainingMethod {
  return trainingKey(reconstruction > 0 ? 'reconstruction' : 'classification', false);
}

function targetDimsOf(configuration: Configuration): number | null {
  if (configuration.kind === 'training')
    return configuration.objectives.mapping > 0 ? (configuration.warmStart?.from.dims ?? null) : configuration.dims;
  return configuration.features.source === 'encoder' ? configuration.features.training.dims : null;
}

function inputOf(configuration: Configuration, preset: PresetName, dims: number): PlanInput {
  const training = trainingIn(configuration);
  const features = configuration.kind === 'regression' ? configuration.features : null;
  return {
    preset,
    space: configuration.space,
    dims,
    availableDims: [],
    photograph: features?.source === 'photograph' ? features : { network: '', layer: '' },
    corpora: [],
    engine: training?.engine ?? 'onnx',
    device: training?.device ?? 'cpu',
    seed: configuration.seed,
    ...(preset === 'fitted' ? fittedIn(configuration) : {}),
    lineThickness: { ...thicknessFor('photograph', configuration), ...thicknessFor('sketch', configuration) },
  };
}

/** Of plans that make the same the first. */
function fittedIn(configuration: Configuration): Pick<PlanInput, 'fitted'> {
  const [plan] = plansOf(configuration);
  return plan === undefined ? {} : { fitted: { ...plan, budgetMs: 0, predictedMs: 0 } };
}

/** The plans that may have made a configuration, as far as that tells them. */
function plansOf(configuration: Configuration): FittedNumbers[] {
  const training = trainingIn(configuration);
  const begun = training?.warmStart?.from ?? training;
  return allPlans.flatMap((each) => {
    if (configuration.kind === 'regression' && configuration.augmentation.stimulusCopies !== each.featureCopies) return [];
    if (begun === null || training === null) return configuration.kind === 'regression' ? [each] : [];
    const { network, augmentation, optimiser, objectives } = begun;
    const isSame =
      network.imageSize === each.imageSize &&
      network.widthMultiplier === each.widthMultiplier &&
      network.bottleneck === each.bottleneck &&
      augmentation.corpusCopies === each.corpusCopies;
    const epochs = objectives.reconstruction > 0 ? reconstructionEpochs(each) : each.epochs;
    if (!isSame || optimiser.epochs !== epochs) return [];
    if (begun === training) return [each];
    // What multi-task learning has beyond its plan filled the time that was left.
    const filled = withMultiTask(each, { epochs: training.optimiser.epochs, copies: training.augmentation.stimulusCopies });
    return isFilling(filled, each) ? [filled] : [];
  });
}

function thicknessFor(network: keyof LineThicknesses, configuration: Configuration): LineThicknesses {
  const { lineThickness } = configuration.augmentation;
  return lineThickness === undefined || inputNetworkOf(configuration) !== network ? {} : { [network]: lineThickness };
}

/** Whose input the drawings of a run are prepared for. */
export function inputNetworkOf(configuration: Configuration): keyof LineThicknesses {
  return configuration.kind === 'regression' && configuration.features.source === 'photograph' ? 'photograph' : 'sketch';
}

/** The training that a configuration is, or whose encoder it reads. */
export function trainingIn(configuration: Configuration): TrainingConfiguration | null {
  if (configuration.kind === 'training') return configuration;
  return configuration.features.source === 'encoder' ? configuration.features.training : null;
}

/** How often the sketches of a corpus are copied depends on its size, which is none of the preset's numbers. */
const canonical = (value: unknown): string => sortedJson(value, 'corpusCopiesById');
