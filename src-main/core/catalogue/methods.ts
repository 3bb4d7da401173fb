/**
 * Every method that results have rows of, as a product: networks trained for some objectives, and regressions of a kind from the features
 * of a frozen network to true or shuffled places. Keys follow from the parts; what they are called stands in words-en.ts and in the
 * window's catalogues of other languages.
 */

export type Task = 'classification' | 'reconstruction';

interface TrainingRow {
  readonly task: Task;
  /** Whether it learns to place drawings as well. */
  readonly mapping: boolean;
}

export const trainings = {
  classification: { task: 'classification', mapping: false },
  'multi-task': { task: 'classification', mapping: true },
  reconstruction: { task: 'reconstruction', mapping: false },
  'multi-task-reconstruction': { task: 'reconstruction', mapping: true },
} as const satisfies Record<string, TrainingRow>;
export type TrainingMethod = keyof typeof trainings;

interface FeatureRow {
  /** The training whose encoder gives the features, on the same fold; null for a network that is there already. */
  readonly encoderOf: TrainingMethod | null;
  /** Whether regressions from shuffled places stand beside it. */
  readonly hasControls: boolean;
  /** Whether other folds than the study's may be asked about: no rated drawing had a part in the features. */
  readonly onOtherFolds: boolean;
}

export const features = {
  photograph: { encoderOf: null, hasControls: true, onOtherFolds: true },
  sketch: { encoderOf: 'classification', hasControls: true, onOtherFolds: true },
  reconstruction: { encoderOf: 'reconstruction', hasControls: false, onOtherFolds: false },
} as const satisfies Record<string, FeatureRow>;
export type FeatureName = keyof typeof features;

interface RegressorRow {
  readonly inStudy: boolean;
  /** The field of a configuration with the strengths of penalty that compete on the validation fold; null where there is none. */
  readonly candidates: 'betas' | 'penalties' | null;
  /** Whether features that hardly vary are left out, see core/regression/faint-features. */
  readonly filtersFeatures: boolean;
  /** Whether a regression from shuffled places stands beside it, as a control. */
  readonly hasControl: boolean;
  /** Whether the curve over the numbers of dimensions has it. */
  readonly onCurve: boolean;
  /** Whether it is asked about on other folds than the study's, too. */
  readonly onOtherFolds: boolean;
}

/** In the order in which a step carries them out. Fitted by core/regression/fits. */
export const regressors = {
  lasso: { inStudy: true, candidates: 'betas', filtersFeatures: true, hasControl: false, onCurve: true, onOtherFolds: true },
  linear: { inStudy: true, candidates: null, filtersFeatures: true, hasControl: true, onCurve: false, onOtherFolds: false },
  ridge: { inStudy: false, candidates: 'penalties', filtersFeatures: false, hasControl: true, onCurve: true, onOtherFolds: true },
} as const satisfies Record<string, RegressorRow>;
export type RegressorName = keyof typeof regressors;

type Having<Rows, Property> = { [Key in keyof Rows]: Rows[Key] extends Property ? Key : never }[keyof Rows];
export type RegressorWith<Field extends RegressorRow['candidates']> = Having<typeof regressors, { readonly candidates: Field }>;
type Controlled = Having<typeof features, { readonly hasControls: true }>;
type Controlling = Having<typeof regressors, { readonly hasControl: true }>;
/** The study had one control, of linear regression: published results call it after its targets alone. */
type ControlKey = { [Name in Controlling]: Name extends 'linear' ? 'shuffled' : `${Name}-shuffled` }[Controlling];

export type RegressionMethod = `${FeatureName}-${RegressorName}` | `${Controlled}-${ControlKey}`;
export type Method = TrainingMethod | RegressionMethod;

export interface Regression {
  readonly kind: 'regression';
  readonly features: FeatureName;
  readonly regressor: RegressorName;
  readonly targets: 'correct' | 'shuffled';
}
export type MethodRow = ({ readonly kind: 'training' } & TrainingRow) | Regression;

/** The key of a regression with these parts, whether or not a step carries it out. */
export function regressionKey({ features: source, regressor, targets }: Omit<Regression, 'kind'>): RegressionMethod {
  const name = targets === 'correct' ? regressor : regressor === 'linear' ? 'shuffled' : `${regressor}-shuffled`;
  return `${source}-${name}` as RegressionMethod;
}

/** The key of a training with these parts. */
export function trainingKey(task: Task, mapping: boolean): TrainingMethod {
  return trainingMethods.find((key) => trainings[key].task === task && trainings[key].mapping === mapping)!;
}

const keysOf = <Rows extends object>(rows: Rows): (keyof Rows)[] => Object.keys(rows) as (keyof Rows)[];
const trainingMethods = keysOf(trainings);
export const featureNames = keysOf(features);
export const regressorNames = keysOf(regressors);

export function regressorsWith<Field extends RegressorRow['candidates']>(field: Field): RegressorWith<Field>[] {
  return regressorNames.filter((name) => regressors[name].candidates === field) as RegressorWith<Field>[];
}

/** Of one kind of features in the order of the regressors, each with its control after it. */
export function regressionsOf(source: FeatureName): RegressionMethod[] {
  return regressorNames.flatMap((regressor) => {
    const hasControl = features[source].hasControls && regressors[regressor].hasControl;
    const targets = hasControl ? (['correct', 'shuffled'] as const) : (['correct'] as const);
    return targets.map((each) => regressionKey({ features: source, regressor, targets: each }));
  });
}

export const methods: Readonly<Record<Method, MethodRow>> = Object.fromEntries([
  ...trainingMethods.map((key) => [key, { kind: 'training', ...trainings[key] }]),
  ...featureNames.flatMap((source) => {
    const all = regressorNames.flatMap((regressor) =>
      (['correct', 'shuffled'] as const).map((targets) => ({ kind: 'regression', features: source, regressor, targets }) as const),
    );
    return all.map((row) => [regressionKey(row), row] as const).filter(([key]) => regressionsOf(source).includes(key));
  }),
]) as Record<Method, MethodRow>;
export const allMethods = keysOf(methods);

interface BaselineRow {
  /** The features whose nearest neighbour among the training drawings answers; null where no image is looked at. */
  readonly nearestBy: 'pixels' | FeatureName | null;
}

/** Answers that nothing is trained for, as further rows of the results. Computed by studio/results/rows/baseline-rows. */
export const baselines = {
  'category-mean': { nearestBy: null },
  'nearest-pixels': { nearestBy: 'pixels' },
  'nearest-photograph': { nearestBy: 'photograph' },
  'nearest-sketch': { nearestBy: 'sketch' },
  'nearest-reconstruction': { nearestBy: 'reconstruction' },
} as const satisfies Record<string, BaselineRow>;
export type BaselineMethod = keyof typeof baselines;
export const baselineMethods = keysOf(baselines);

/** Answers that know nothing of a drawing but the training places; `isDrawn`: at random, so that many draws are averaged. Computed by core/regression/baselines. */
export const plainBaselines = {
  zero: { isDrawn: false },
  mean: { isDrawn: false },
  normal: { isDrawn: true },
  draw: { isDrawn: true },
} as const satisfies Record<string, { readonly isDrawn: boolean }>;
export type PlainBaseline = keyof typeof plainBaselines;
export const plainBaselineNames = keysOf(plainBaselines);

/** What a row of the results is of. */
export type RowMethod = Method | BaselineMethod;

export const isBaseline = (method: RowMethod): method is BaselineMethod => Object.hasOwn(baselines, method);
/** Only networks learn epoch by epoch; regressions are fitted at once. */
export const isTraining = (method: Method): method is TrainingMethod => Object.hasOwn(trainings, method);
/** Networks whose encoders regressions and nearest neighbours read. */
export const isEncoderOfFeatures = (method: Method | null): boolean =>
  featureNames.some((name) => features[name].encoderOf === method && method !== null);

/** Controls learn from shuffled targets: what they reach can be reached without any relation between drawing and place. */
export function isControl(method: RowMethod): boolean {
  if (isBaseline(method)) return false;
  const row = methods[method];
  return row.kind === 'regression' && row.targets === 'shuffled';
}

/** Whether it says where drawings are in the space: what does not is the same for every target space. */
export function placesDrawings(method: Method): boolean {
  const row = methods[method];
  return row.kind === 'regression' || row.mapping;
}
