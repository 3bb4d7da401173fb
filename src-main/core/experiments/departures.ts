/** Derives from a configuration where it departs from the study's, and says so in words for captions and tables. */
import { variantWordsEn } from '../catalogue/words-en';
import { describeVariant } from '../catalogue/variants';
import { regressors } from '../catalogue/methods';
import type {
  Configuration,
  FeatureFilter,
  RegressionConfiguration,
  Schedule,
  TrainingConfiguration,
} from '../../contract/running/configuration';
import type { Departure, SettingName, SettingValue } from '../../contract/running/departures';
import { faintShare } from '../regression/faint-features';
import { presets } from './presets';

/** In the order of the settings' list; of a regression on an encoder's features those of the encoder's training first. */
export function departuresOf(configuration: Configuration): Departure[] {
  if (configuration.kind === 'training') return compare(settingsOf(configuration), settingsOf(studyTraining(configuration)));
  const { features } = configuration;
  const own = compare(regressionSettings(configuration), studyRegression(configuration));
  return features.source === 'encoder' ? [...departuresOf(features.training), ...own] : own;
}

type Settings = Partial<Record<SettingName, SettingValue>>;

function compare(here: Settings, study: Settings): Departure[] {
  return (Object.keys(here) as SettingName[]).flatMap((setting) => {
    const [own, theirs] = [here[setting] ?? null, study[setting] ?? null];
    return own === theirs ? [] : [{ setting, here: own, study: theirs }];
  });
}

function settingsOf(configuration: TrainingConfiguration): Settings {
  const { network, objectives, regularisation, optimiser, augmentation } = configuration;
  const [withStimuli, withPools] = [objectives.mapping > 0 || objectives.reconstruction > 0, objectives.reconstruction > 0];
  return {
    'image-size': network.imageSize,
    width: network.widthMultiplier,
    bottleneck: network.bottleneck,
    layers: network.layout ?? null,
    start: configuration.warmStart?.from.start ?? configuration.start ?? null,
    'warm-start': configuration.warmStart?.trains ?? null,
    schedule: scheduleText(configuration.schedule),
    selection: objectives.mapping > 0 ? (configuration.selection ?? null) : null,
    'learning-rate': optimiser.learningRate,
    'batch-size': optimiser.batchSize,
    epochs: optimiser.epochs,
    ...(objectives.mapping > 0 ? { 'mapping-weight': objectives.mapping } : {}),
    'encoder-decay': regularisation.encoderDecay,
    'encoder-dropout': regularisation.encoderDropout,
    ...(withPools ? { 'decoder-decay': regularisation.decoderDecay, 'decoder-dropout': regularisation.decoderDropout } : {}),
    noise: regularisation.noise,
    ...(withStimuli ? { 'stimulus-copies': augmentation.stimulusCopies } : {}),
    'corpus-copies': augmentation.corpusCopies,
    ...(withPools ? { 'pool-copies': augmentation.poolCopies } : {}),
    'minimum-size': augmentation.minimumSize,
    flips: augmentation.flipProbability,
    rotation: augmentation.rotationDegrees,
    shear: augmentation.shearDegrees,
    'line-thickness': augmentation.lineThickness ?? null,
  };
}

/** The same objectives as the study trained them. A corpus of another size has its copies by another rule, which is no departure. */
function studyTraining(configuration: TrainingConfiguration): TrainingConfiguration {
  const { objectives } = configuration;
  const { study } = presets;
  const { start: _, schedule: __, selection: ___, warmStart: ____, ...rest } = configuration;
  const reconstructs = objectives.reconstruction > 0;
  const together = reconstructs ? study.reconstruction.multiTask : study.multiTask;
  const alone = reconstructs ? study.reconstruction.alone : study.classification;
  const mapping = reconstructs ? study.reconstruction.mappingWeight : study.mappingWeight;
  return {
    ...rest,
    network: study.network,
    regularisation: reconstructs ? study.reconstruction.regularisation : study.regularisation,
    optimiser: objectives.mapping > 0 ? together : alone,
    objectives: { ...objectives, mapping: objectives.mapping > 0 ? mapping : 0 },
    augmentation: study.augmentation,
  };
}

function regressionSettings({
  features,
  regressor,
  augmentation,
  noise,
  folds,
  featureFilter = faintShare,
  joined,
}: RegressionConfiguration): Settings {
  return {
    ...(features.source === 'photograph' ? { noise, 'line-thickness': augmentation.lineThickness ?? null } : {}),
    'feature-copies': augmentation.stimulusCopies,
    ...(regressor.type === 'lasso' ? { penalties: `${Math.min(...regressor.betas)} to ${Math.max(...regressor.betas)}` } : {}),
    regression: regressors[regressor.type].inStudy ? null : regressor.type,
    folds: folds ?? null,
    ...(isFiltered(regressor.type, featureFilter) ? { 'feature-filter': featureFilter } : {}),
    joined: joined?.network ?? null,
  };
}

/** Those of the study stood on all features; brought to one SD they were as well. */
function isFiltered(regressor: RegressionConfiguration['regressor']['type'], filter: FeatureFilter): boolean {
  return regressors[regressor].filtersFeatures ? filter !== 'standardise' && filter !== 0 : filter === 'standardise';
}

function studyRegression({ regressor }: RegressionConfiguration): Settings {
  const { photographNoise, featureCopies, lassoBetas } = presets.study;
  return {
    noise: photographNoise,
    'feature-copies': featureCopies,
    ...(regressor.type === 'lasso' ? { penalties: `${Math.min(...lassoBetas)} to ${Math.max(...lassoBetas)}` } : {}),
  };
}

function scheduleText(schedule: Schedule | undefined): string | null {
  if (schedule === undefined) return null;
  const fall = schedule.fall === 'cosine' ? ['cosine'] : [];
  return [...(schedule.warmUp > 0 ? [`warm-up ${schedule.warmUp}`] : []), ...fall].join(', ');
}

/** 'image size 72 (study: 224); start he (study: Glorot)'; what the study did where it says nothing. */
export function describeDepartures(departures: readonly Departure[]): string {
  return departures
    .map(({ setting, here, study }) => `${words[setting]} ${valueText(setting, here)} (study: ${valueText(setting, study)})`)
    .join('; ');
}

function valueText(setting: SettingName, value: SettingValue): string {
  if (value === null) return absent[setting] ?? 'none';
  return setting === 'folds' ? describeVariant(`folds=${value}`, variantWordsEn) : String(value);
}

/** What an absent setting means. */
const absent: Partial<Record<SettingName, string>> = {
  start: 'Glorot',
  schedule: 'constant rate',
  selection: 'mapping loss',
  layers: 'final',
  'line-thickness': 'none',
  regression: 'linear, lasso',
  folds: 'a share of every category',
};

const words: Record<SettingName, string> = {
  'image-size': 'image size',
  width: 'network width',
  bottleneck: 'bottleneck units',
  layers: 'layers',
  start: 'start',
  'warm-start': 'begins with the network of the step before, trains',
  schedule: 'learning rate',
  selection: 'epoch chosen by',
  'learning-rate': 'learning rate',
  'batch-size': 'batch size',
  epochs: 'epochs',
  'mapping-weight': 'mapping weight',
  'encoder-decay': 'encoder decay',
  'decoder-decay': 'decoder decay',
  'encoder-dropout': 'encoder dropout',
  'decoder-dropout': 'decoder dropout',
  noise: 'noise',
  'stimulus-copies': 'copies of a stimulus',
  'corpus-copies': 'copies of a sketch',
  'pool-copies': 'copies of a pool drawing',
  'feature-copies': 'copies a regression is fitted on',
  'minimum-size': 'smallest size',
  flips: 'flips',
  rotation: 'rotation',
  shear: 'shear',
  'line-thickness': 'lines broader on each side by a share of the drawing of',
  penalties: 'lasso penalties',
  regression: 'regression',
  folds: 'folds',
  'feature-filter': 'features left out below this share of the largest SD',
  joined: 'features joined with those of',
};
