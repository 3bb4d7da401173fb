/** What departs from the study, in words for its readers. */
import type { Departure, SettingName } from '../../contract/running/departures';

export const departureEn = ({ setting, here, study }: Departure): string =>
  `${settings[setting]} ${valueOf(setting, here)} (study: ${valueOf(setting, study)})`;

const settings: Record<SettingName, string> = {
  'image-size': 'image size',
  width: 'network width',
  bottleneck: 'bottleneck units',
  layers: 'layers',
  start: 'start',
  'warm-start': 'begins with the network of the step before and trains',
  schedule: 'course of the learning rate',
  selection: 'epoch chosen by',
  'learning-rate': 'learning rate',
  'batch-size': 'batch size',
  epochs: 'epochs',
  'mapping-weight': 'weight of the mapping',
  'encoder-decay': 'weight decay of the encoder',
  'decoder-decay': 'weight decay of the decoder',
  'encoder-dropout': 'dropout of the encoder',
  'decoder-dropout': 'dropout of the decoder',
  noise: 'noise',
  'stimulus-copies': 'copies of a stimulus',
  'corpus-copies': 'copies of a sketch',
  'pool-copies': 'copies of a pool drawing',
  'feature-copies': 'copies a regression is fitted on',
  'minimum-size': 'smallest size',
  flips: 'share mirrored',
  rotation: 'rotation in degrees',
  shear: 'shear in degrees',
  'line-thickness': 'lines broader on each side (share of the drawing)',
  penalties: 'penalties',
  regression: 'regression',
  folds: 'folds',
  'feature-filter': 'features left out below this share of the largest SD',
  joined: 'features joined with those of',
};

const values: Record<string, string> = {
  he: 'He',
  'data-dependent': 'fitted to data',
  all: 'everything',
  'after-convolutions': 'what follows the convolutions',
  'all-objectives': 'all objectives',
  'first-study': 'of the first round',
  categories: 'new categories',
  random: 'random folds',
  standardise: 'none, all standardised',
};

/** What an absent setting means. */
const absent: Partial<Record<SettingName, string>> = {
  start: 'Glorot',
  folds: 'a share of every category',
  regression: 'linear, lasso',
  schedule: 'constant',
  selection: 'mapping loss',
  layers: 'final ones',
  'warm-start': 'no',
};

function valueOf(setting: SettingName, value: Departure['here']): string {
  if (value === null) return absent[setting] ?? 'none';
  return typeof value === 'number' ? String(value) : (values[value] ?? value);
}
