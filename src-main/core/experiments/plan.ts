/** Writes out the runs of a step: which configurations, on which folds, and which other run each of them needs. */
import type { Augmentation, Configuration, RegressionConfiguration, Regressor, TrainingConfiguration } from '../../contract/configuration';
import { stepNames, type Method, type PresetName, type Step } from '../../contract/experiment';
import { foldCount } from '../folds/folds';
import { presets } from './presets';

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
}

export interface PlannedConfiguration {
  readonly method: Method;
  readonly dims: number;
  readonly fold: number;
  readonly configuration: Configuration;
  /** The training on the same fold whose encoder this run reads. */
  readonly needs: TrainingConfiguration | null;
  readonly label: string;
}

export const plannedSteps = [1, 2, 3, 4, 5] as const satisfies readonly Step[];
type PlannedStep = (typeof plannedSteps)[number];

/** Steps 6-9 exist in the study and in the vocabulary, and cannot be started yet. */
export function isPlanned(step: Step): step is PlannedStep {
  return (plannedSteps as readonly Step[]).includes(step);
}

/**
 * In the order in which the runs are best carried out: the folds of one configuration follow one another. Equal configurations
 * in different steps are equal values, so whoever names runs by their content carries each out once.
 */
export function planStep(step: PlannedStep, input: PlanInput): PlannedConfiguration[] {
  const target = [input.dims];
  switch (step) {
    case 1:
      return planMethods(['photograph-lasso', 'photograph-linear'], target, input);
    case 2:
      return planMethods(['classification'], target, input);
    case 3:
      return planMethods(['sketch-lasso', 'sketch-linear'], target, input);
    case 4:
      return planMethods(['multi-task'], target, input);
    case 5: {
      const upToTen = input.availableDims.filter((dims) => dims <= 10).sort((a, b) => a - b);
      return planMethods(['photograph-lasso', 'sketch-lasso', 'multi-task'], upToTen, input);
    }
    default:
      return step satisfies never;
  }
}

export function describeMethod(method: Method): string {
  return methodNames[method];
}

const methodNames: Record<Method, string> = {
  'photograph-linear': `${stepNames[1]} (linear)`,
  'photograph-lasso': `${stepNames[1]} (lasso)`,
  classification: stepNames[2],
  'sketch-linear': `${stepNames[3]} (linear)`,
  'sketch-lasso': `${stepNames[3]} (lasso)`,
  'multi-task': stepNames[4],
  reconstruction: stepNames[6],
  'reconstruction-linear': `${stepNames[7]} (linear)`,
  'reconstruction-lasso': `${stepNames[7]} (lasso)`,
  'multi-task-reconstruction': stepNames[8],
};

type PlannedMethod = Exclude<Method, `${string}reconstruction${string}`>;

function planMethods(methods: readonly PlannedMethod[], dimensions: readonly number[], input: PlanInput): PlannedConfiguration[] {
  return methods.flatMap((method) =>
    dimensions.flatMap((dims) => {
      const configuration = configure(method, dims, input);
      const features = configuration.kind === 'regression' ? configuration.features : null;
      const needs = features?.source === 'encoder' ? features.training : null;
      const inSpace = method === 'classification' ? '' : `, ${dims}-D`;
      return Array.from({ length: foldCount }, (_, fold) => {
        const label = `${describeMethod(method)}${inSpace}, fold ${fold + 1} of ${foldCount}`;
        return { method, dims, fold, configuration, needs, label };
      });
    }),
  );
}

function configure(method: PlannedMethod, dims: number, input: PlanInput): Configuration {
  const { lassoBetas } = presets[input.preset];
  const linear = { type: 'linear' } as const;
  const lasso: Regressor = { type: 'lasso', betas: [...lassoBetas] };
  const photograph = { source: 'photograph', ...input.photograph } as const;
  // The sketch encoder is always that of step 2, whose mapping units are as many as the target space has dimensions.
  const encoder = () => ({ source: 'encoder', training: classification(input) }) as const;
  switch (method) {
    case 'photograph-linear':
      return regression(photograph, linear, dims, input);
    case 'photograph-lasso':
      return regression(photograph, lasso, dims, input);
    case 'sketch-linear':
      return regression(encoder(), linear, dims, input);
    case 'sketch-lasso':
      return regression(encoder(), lasso, dims, input);
    case 'classification':
      return classification(input);
    case 'multi-task':
      return multiTask(dims, input);
    default:
      return method satisfies never;
  }
}

function classification(input: PlanInput): TrainingConfiguration {
  const { classification: optimiser } = presets[input.preset];
  return { ...training(input.dims, input), objectives: { classification: 1, reconstruction: 0, mapping: 0 }, optimiser };
}

function multiTask(dims: number, input: PlanInput): TrainingConfiguration {
  const { multiTask: optimiser, mappingWeight } = presets[input.preset];
  return { ...training(dims, input), objectives: { classification: 1, reconstruction: 0, mapping: mappingWeight }, optimiser };
}

function training(dims: number, input: PlanInput): Omit<TrainingConfiguration, 'objectives' | 'optimiser'> {
  const { network, regularisation } = presets[input.preset];
  const { space, engine, device, seed } = input;
  const quirks = { secondCorpusLoss: false, sharedNoiseMask: false };
  return { kind: 'training', space, dims, network, regularisation, augmentation: augmentation(input), quirks, engine, device, seed };
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
