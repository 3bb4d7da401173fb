/** Writes out the runs of a step: which configurations, on which folds, and which other run each of them needs. */
import { variantWordsEn } from '../catalogue/words-en';
import { nameNetwork } from '../catalogue/network-name';
import { describeVariant, variantKey, withNetwork, type VariantSettings } from '../catalogue/variants';
import { phrase } from '../../contract/message';
import type { Configuration, RegressionConfiguration, TrainingConfiguration } from '../../contract/running/configuration';
import type { Method, RowMethod, Step } from '../../contract/running/experiment';
import { features, methods, placesDrawings, regressors, type TrainingMethod } from '../catalogue/methods';
import { methodNamesEn } from '../catalogue/name-method';
import { describeStep, readsPhotographNetwork, stepMethods } from '../catalogue/steps';
import { foldCount } from '../folds/folds';
import { classificationWith, configure } from './configure';
import { presetOf } from './fitted-preset';
import { seedsOf } from './seeds';
import { studyGrid } from './settings-grid';
import type { NamedNetwork, PlanInput } from './plan-input';

export interface PlannedConfiguration {
  readonly method: Method;
  readonly dims: number;
  readonly fold: number;
  /** What sets this apart from the method's usual settings; null for the usual ones. */
  readonly variant: string | null;
  /** Null for the project's own, which comes first. */
  readonly seed: number | null;
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
  return seedsOf(input).flatMap((seed, k) => {
    const planned = planSeed(step, { ...input, seed });
    return k === 0 ? planned : planned.map((each) => ({ ...each, seed, label: phrase`${each.label}, seed ${seed}` }));
  });
}

function planSeed(step: Step, input: PlanInput): PlannedConfiguration[] {
  const row = describeStep(step);
  const methods = stepMethods[step];
  if (row.kind === 'curve') {
    const further = methods.flatMap((method) =>
      planNetworks(
        method,
        input,
        dimsOfCurve(input).filter((dims) => dims !== input.dims),
      ),
    );
    return [...planMethods(methods, dimsOfCurve(input), input), ...further];
  }
  const usual = methods
    .map((method) => [
      ...planMethods([method], [input.dims], input),
      ...planSchemes(method, input),
      ...planProtocol(method, input),
      ...planNetworks(method, input),
    ])
    .flat();
  return row.kind === 'training' && row.hasSettingsGrid ? [...usual, ...planGrid(row.training, input)] : usual;
}

/** Of a curve. */
const mostDims = 10;

/** Ascending; where time may end first, the target's own come first and the others by how near they are to it. */
function dimsOfCurve({ availableDims, dims: target, preset }: PlanInput): number[] {
  const all = availableDims.filter((dims) => dims <= mostDims).sort((a, b) => a - b);
  return preset === 'fitted' ? all.sort((a, b) => Math.abs(a - target) - Math.abs(b - target) || a - b) : all;
}

export function describeMethod(method: RowMethod): string {
  return methodNamesEn[method];
}

/** 'Sketch classification (no dropout)' */
export function nameVariant(method: RowMethod, variant: string | null | undefined): string {
  if (variant === null || variant === undefined) return describeMethod(method);
  return `${describeMethod(method)} (${describeVariant(variant, variantWordsEn)})`;
}

function planMethods(methods: readonly Method[], dimensions: readonly number[], input: PlanInput): PlannedConfiguration[] {
  return methods.flatMap((method) => dimensions.flatMap((dims) => planFolds(method, dims, null, configure(method, dims, input))));
}

/** On other folds, after the usual ones: of methods whose features no rated drawing had a part in. */
function planSchemes(method: Method, input: PlanInput): PlannedConfiguration[] {
  const row = methods[method];
  const isAsked =
    row.kind === 'regression' && row.targets === 'correct' && features[row.features].onOtherFolds && regressors[row.regressor].onOtherFolds;
  if (!isAsked) return [];
  const configuration = configure(method, input.dims, input);
  if (configuration.kind !== 'regression') return [];
  return (input.schemes ?? []).flatMap((folds) => planFolds(method, input.dims, variantKey({ folds }), { ...configuration, folds }));
}

/** Once more beside the usual ones, with what the project's protocol asks for. */
function planProtocol(method: Method, input: PlanInput): PlannedConfiguration[] {
  const { featureFilter, fourTrainingFolds, joined } = input.protocol ?? {};
  const row = methods[method];
  if (row.kind !== 'regression' || row.targets !== 'correct') return [];
  const usual = configure(method, input.dims, input);
  if (usual.kind !== 'regression') return [];
  const plan = (settings: VariantSettings, change: Partial<RegressionConfiguration>): PlannedConfiguration[] =>
    planFolds(method, input.dims, variantKey(settings), { ...usual, ...change });
  const changesFilter = featureFilter === 'standardise' || regressors[row.regressor].filtersFeatures;
  return [
    ...(featureFilter === undefined || !changesFilter ? [] : plan({ 'feature-filter': featureFilter }, { featureFilter })),
    ...(fourTrainingFolds === undefined ? [] : plan({ 'training-folds': 4 }, { trainingFolds: 4 })),
    ...(joined === undefined || row.features !== 'sketch'
      ? []
      : plan({ joined: 'photograph' }, { joined: { ...input.photograph, noise: presetOf(input).photographNoise } })),
  ];
}

/**
 * On the photograph networks beside the first: what is fitted to photographs alone, controls included, and what is fitted to them joined with an encoder.
 * In the target's own dimensions they stand in step 1 already.
 */
function planNetworks(method: Method, input: PlanInput, curve: readonly number[] | null = null): PlannedConfiguration[] {
  if (methods[method].kind !== 'regression') return [];
  const isOfPhotographs = readsPhotographNetwork(method);
  // Joined features see lines as the encoder does.
  const asSeen = ({ lineThickness, ...network }: NamedNetwork): NamedNetwork =>
    isOfPhotographs && lineThickness !== undefined ? { ...network, lineThickness } : network;
  const { photograph: thickness, ...lines } = input.lineThickness ?? {};
  const first = nameNetwork(asSeen({ ...input.photograph, lineThickness: thickness }));
  const others = new Map((input.furtherNetworks ?? []).map((each) => [nameNetwork(asSeen(each)), asSeen(each)]));
  others.delete(first);
  return [...others].flatMap(([name, { lineThickness, ...photograph }]) => {
    const own = {
      ...input,
      photograph,
      lineThickness: { ...lines, ...(lineThickness === undefined ? {} : { photograph: lineThickness }) },
    };
    if (curve !== null && !isOfPhotographs) return [];
    const planned =
      curve !== null
        ? planMethods([method], curve, own)
        : isOfPhotographs
          ? [...planMethods([method], [input.dims], own), ...planSchemes(method, own), ...planProtocol(method, own)]
          : planProtocol(method, own).filter(
              ({ configuration }) => configuration.kind === 'regression' && configuration.joined !== undefined,
            );
    return planned.map((each) => nameAnew(each, withNetwork(each.variant, name)));
  });
}

/** The other settings of step 2 in the study; after the usual ones, which other steps build on. */
function planGrid(method: TrainingMethod, input: PlanInput): PlannedConfiguration[] {
  if (!presetOf(input).settingsGrid) return [];
  return studyGrid.flatMap((setting) => planFolds(method, input.dims, setting.variant, classificationWith(setting, input)));
}

function planFolds(method: Method, dims: number, variant: string | null, configuration: Configuration): PlannedConfiguration[] {
  const needs = readTraining(configuration);
  return Array.from({ length: foldCount }, (_, fold) =>
    nameAnew({ method, dims, fold, variant, seed: null, configuration, needs, label: '' }, variant),
  );
}

function nameAnew(planned: PlannedConfiguration, variant: string | null): PlannedConfiguration {
  const { method, dims, fold } = planned;
  const name = nameVariant(method, variant);
  const label = placesDrawings(method)
    ? phrase`${name}, ${dims}-D, fold ${fold + 1} of ${foldCount}`
    : phrase`${name}, fold ${fold + 1} of ${foldCount}`;
  return { ...planned, variant, label };
}

/** The training whose network a configuration reads or begins with. */
function readTraining(configuration: Configuration): TrainingConfiguration | null {
  if (configuration.kind === 'training') return configuration.warmStart?.from ?? null;
  return configuration.features.source === 'encoder' ? configuration.features.training : null;
}
