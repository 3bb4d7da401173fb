/** The steps of the study: what each carries out follows from its row. */
import {
  featureNames,
  features,
  isTraining,
  methods,
  placesDrawings,
  regressionKey,
  regressionsOf,
  regressorNames,
  regressors,
  trainings,
  type FeatureName,
  type Method,
  type Task,
  type TrainingMethod,
} from './methods';

/** Transfer fits every regression to the features of a frozen network; a curve repeats methods of other steps in all numbers of dimensions. */
type StepRow =
  | { readonly kind: 'transfer'; readonly features: FeatureName }
  | { readonly kind: 'training'; readonly training: TrainingMethod; readonly hasSettingsGrid: boolean }
  | { readonly kind: 'curve'; readonly features: readonly FeatureName[]; readonly training: TrainingMethod };

export const steps = {
  1: { kind: 'transfer', features: 'photograph' },
  2: { kind: 'training', training: 'classification', hasSettingsGrid: true },
  3: { kind: 'transfer', features: 'sketch' },
  4: { kind: 'training', training: 'multi-task', hasSettingsGrid: false },
  5: { kind: 'curve', features: ['photograph', 'sketch'], training: 'multi-task' },
  6: { kind: 'training', training: 'reconstruction', hasSettingsGrid: false },
  7: { kind: 'transfer', features: 'reconstruction' },
  8: { kind: 'training', training: 'multi-task-reconstruction', hasSettingsGrid: false },
  9: { kind: 'curve', features: ['reconstruction'], training: 'multi-task-reconstruction' },
} as const satisfies Record<number, StepRow>;

export type Step = keyof typeof steps;
/** Baselines belong to no step: theirs is 0. */
export const baselineStep = 0;
export type RowStep = typeof baselineStep | Step;

export const allSteps = Object.keys(steps).map(Number) as Step[];
export const describeStep = (step: Step): StepRow => steps[step];

/** In the order in which they are carried out: what the study had, then the training, then what it had not. */
export const stepMethods = Object.fromEntries(allSteps.map((step) => [step, methodsOf(describeStep(step))])) as unknown as Readonly<
  Record<Step, readonly Method[]>
>;

function methodsOf(row: StepRow): Method[] {
  if (row.kind === 'training') return [row.training];
  if (row.kind === 'transfer') return regressionsOf(row.features);
  const onCurve = regressorNames.filter((name) => regressors[name].onCurve);
  const of = (names: typeof onCurve): Method[] =>
    names.flatMap((regressor) => row.features.map((source) => regressionKey({ features: source, regressor, targets: 'correct' })));
  return [
    ...of(onCurve.filter((name) => regressors[name].inStudy)),
    row.training,
    ...of(onCurve.filter((name) => !regressors[name].inStudy)),
  ];
}

/** Whether rows of a step go through the numbers of dimensions, the target's among them. */
export const isCurve = (step: RowStep): boolean => step !== baselineStep && describeStep(step).kind === 'curve';
export const isOnCurve = (method: Method): boolean => allSteps.some((step) => isCurve(step) && stepMethods[step].includes(method));
export const trainingSteps = allSteps.filter((step) => describeStep(step).kind === 'training');
/** In the target space itself. */
export const placingSteps = allSteps.filter((step) => !isCurve(step) && stepMethods[step].some(placesDrawings));

/** The step that trains a network. */
export function stepOfTraining(method: TrainingMethod): Step {
  return trainingSteps.find((step) => stepMethods[step].includes(method))!;
}

/** The study has a half for each task: everything with classification, then the same with reconstruction. Photographs came first. */
export const taskOf = (step: Step): Task => {
  const tasks = stepMethods[step].map(trainingOf).flatMap((training) => (training === null ? [] : [trainings[training].task]));
  return tasks.includes('reconstruction') ? 'reconstruction' : 'classification';
};
export const stepsWith = (task: Task): Step[] => allSteps.filter((step) => taskOf(step) === task);

/** What has to be there before it can be carried out. */
export const needsCorpora = (step: Step): boolean => stepMethods[step].some((method) => trainingOf(method) !== null);
export const needsPhotographNetwork = (step: Step): boolean => stepMethods[step].some(readsPhotographNetwork);
export const needsDrawings = (step: Step): boolean => taskOf(step) === 'reconstruction' || stepMethods[step].some(placesDrawings);

export function readsPhotographNetwork(method: Method): boolean {
  const row = methods[method];
  return row.kind === 'regression' && features[row.features].encoderOf === null;
}

/** The training that a method is, or whose encoder it reads. */
function trainingOf(method: Method): TrainingMethod | null {
  const row = methods[method];
  if (row.kind === 'regression') return features[row.features].encoderOf;
  return isTraining(method) ? method : null;
}

/** The feature source that a training's encoder is. */
export function featuresOf(encoder: TrainingMethod | null): FeatureName | null {
  return featureNames.find((name) => features[name].encoderOf === encoder) ?? null;
}
