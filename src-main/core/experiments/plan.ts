/** Writes out the runs of a step: which configurations, on which folds, and which other run each of them needs. */
import { schemeNames, type Configuration, type FoldScheme, type TrainingConfiguration } from '../../contract/configuration';
import { stepNames, type Method, type PresetName, type RowMethod, type Step } from '../../contract/experiment';
import { foldCount } from '../folds/folds';
import { classificationWith, configure } from './configure';
import { presets } from './presets';
import { studyGrid } from './settings-grid';

export interface PlanInput {
  readonly preset: PresetName;
  /** The target space, and all numbers of dimensions it has coordinates in. */
  readonly space: string;
  readonly dims: number;
  readonly availableDims: readonly number[];
  /** `network`: 'inception-v3' for the bundled one, else a path. */
  readonly photograph: { readonly network: string; readonly layer: string };
  /** Labelled corpora only, without drawing pools. */
  readonly corpora: readonly { readonly id: string; readonly images: number }[];
  readonly engine: TrainingConfiguration['engine'];
  readonly device: string;
  readonly seed: number;
  /** Of the folds that regressions are carried out on besides the study's; absent: none. */
  readonly schemes?: readonly FoldScheme[];
}

export interface PlannedConfiguration {
  readonly method: Method;
  readonly dims: number;
  readonly fold: number;
  /** What sets this apart from the method's usual settings, in words; null for the usual ones. */
  readonly variant: string | null;
  readonly configuration: Configuration;
  /** The training on the same fold whose encoder this run reads. */
  readonly needs: TrainingConfiguration | null;
  readonly label: string;
}

/**
 * In the order in which the runs are best carried out: the folds of one configuration follow one another. Equal configurations
 * in different steps are equal values, so whoever names runs by their content carries each out once.
 */
export function planStep(step: Step, input: PlanInput): PlannedConfiguration[] {
  const target = [input.dims];
  const upToTen = input.availableDims.filter((dims) => dims <= 10).sort((a, b) => a - b);
  switch (step) {
    case 2:
      return [...planMethods(stepMethods[step], target, input), ...planGrid(input)];
    case 5:
    case 9:
      return planMethods(stepMethods[step], upToTen, input);
    case 1:
    case 3:
      return stepMethods[step].flatMap((method) => [...planMethods([method], target, input), ...planSchemes(method, input)]);
    default:
      return planMethods(stepMethods[step], target, input);
  }
}

/** In the order in which they are carried out. Steps 5 and 9 repeat methods of other steps in other numbers of dimensions. */
export const stepMethods: Readonly<Record<Step, readonly Method[]>> = {
  1: ['photograph-lasso', 'photograph-linear', 'photograph-shuffled', 'photograph-ridge', 'photograph-ridge-shuffled'],
  2: ['classification'],
  3: ['sketch-lasso', 'sketch-linear', 'sketch-shuffled', 'sketch-ridge', 'sketch-ridge-shuffled'],
  4: ['multi-task'],
  5: ['photograph-lasso', 'sketch-lasso', 'multi-task', 'photograph-ridge', 'sketch-ridge'],
  6: ['reconstruction'],
  7: ['reconstruction-lasso', 'reconstruction-linear', 'reconstruction-ridge'],
  8: ['multi-task-reconstruction'],
  9: ['reconstruction-lasso', 'multi-task-reconstruction', 'reconstruction-ridge'],
};

export function describeMethod(method: RowMethod): string {
  return methodNames[method];
}

/** 'Sketch classification (no dropout)' */
export function nameVariant(method: RowMethod, variant: string | null | undefined): string {
  return variant === null || variant === undefined ? describeMethod(method) : `${describeMethod(method)} (${variant})`;
}

const methodNames: Record<RowMethod, string> = {
  'photograph-linear': `${stepNames[1]} (linear)`,
  'photograph-lasso': `${stepNames[1]} (lasso)`,
  'photograph-shuffled': `${stepNames[1]} (control: linear, shuffled targets)`,
  'photograph-ridge': `${stepNames[1]} (ridge)`,
  'photograph-ridge-shuffled': `${stepNames[1]} (control: ridge, shuffled targets)`,
  classification: stepNames[2],
  'sketch-linear': `${stepNames[3]} (linear)`,
  'sketch-lasso': `${stepNames[3]} (lasso)`,
  'sketch-shuffled': `${stepNames[3]} (control: linear, shuffled targets)`,
  'sketch-ridge': `${stepNames[3]} (ridge)`,
  'sketch-ridge-shuffled': `${stepNames[3]} (control: ridge, shuffled targets)`,
  'multi-task': stepNames[4],
  reconstruction: stepNames[6],
  'reconstruction-linear': `${stepNames[7]} (linear)`,
  'reconstruction-lasso': `${stepNames[7]} (lasso)`,
  'reconstruction-ridge': `${stepNames[7]} (ridge)`,
  'multi-task-reconstruction': stepNames[8],
  'category-mean': 'Category mean (sees no image)',
  'nearest-pixels': 'Nearest neighbour (pixels)',
  'nearest-photograph': 'Nearest neighbour (ImageNet features)',
  'nearest-sketch': 'Nearest neighbour (sketch features)',
  'nearest-reconstruction': 'Nearest neighbour (reconstruction features)',
};

function planMethods(methods: readonly Method[], dimensions: readonly number[], input: PlanInput): PlannedConfiguration[] {
  return methods.flatMap((method) => dimensions.flatMap((dims) => planFolds(method, dims, null, configure(method, dims, input))));
}

/**
 * On other folds, after the usual ones. Only features that no rated drawing had a part in: the encoder of step 6 has trained on drawings
 * that other folds test.
 */
function planSchemes(method: Method, input: PlanInput): PlannedConfiguration[] {
  const configuration = configure(method, input.dims, input);
  if (configuration.kind !== 'regression' || configuration.targets === 'shuffled' || configuration.regressor.type === 'linear') return [];
  return (input.schemes ?? []).flatMap((folds) => planFolds(method, input.dims, schemeNames[folds], { ...configuration, folds }));
}

/** The other settings of step 2 in the study; after the usual ones, which other steps build on. */
function planGrid(input: PlanInput): PlannedConfiguration[] {
  if (!presets[input.preset].settingsGrid) return [];
  return studyGrid.flatMap((setting) => planFolds('classification', input.dims, setting.name, classificationWith(setting, input)));
}

function planFolds(method: Method, dims: number, variant: string | null, configuration: Configuration): PlannedConfiguration[] {
  const needs = readTraining(configuration);
  const inSpace = method === 'classification' || method === 'reconstruction' ? '' : `, ${dims}-D`;
  return Array.from({ length: foldCount }, (_, fold) => {
    const label = `${nameVariant(method, variant)}${inSpace}, fold ${fold + 1} of ${foldCount}`;
    return { method, dims, fold, variant, configuration, needs, label };
  });
}

/** The training whose network a configuration reads or begins with. */
function readTraining(configuration: Configuration): TrainingConfiguration | null {
  if (configuration.kind === 'training') return configuration.warmStart?.from ?? null;
  return configuration.features.source === 'encoder' ? configuration.features.training : null;
}
