/** Was von der Studie abweicht, auf Deutsch. */
import type { Departure, SettingName } from '../../../src-main/contract/running/departures';

export const departureDe = ({ setting, here, study }: Departure): string =>
  `${settings[setting]} ${valueOf(setting, here)} (Studie: ${valueOf(setting, study)})`;

const settings: Record<SettingName, string> = {
  'image-size': 'Bildgröße',
  width: 'Breite des Netzes',
  bottleneck: 'Einheiten im Engpass',
  layers: 'Schichten',
  start: 'Anfang',
  'warm-start': 'beginnt mit dem Netz des vorigen Schritts und trainiert',
  schedule: 'Verlauf der Lernrate',
  selection: 'Epoche gewählt nach',
  'learning-rate': 'Lernrate',
  'batch-size': 'Größe eines Stapels',
  epochs: 'Epochen',
  'mapping-weight': 'Gewicht der Abbildung',
  'encoder-decay': 'Gewichtszerfall im Encoder',
  'decoder-decay': 'Gewichtszerfall im Decoder',
  'encoder-dropout': 'Dropout im Encoder',
  'decoder-dropout': 'Dropout im Decoder',
  noise: 'Rauschen',
  'stimulus-copies': 'Kopien eines Stimulus',
  'corpus-copies': 'Kopien einer Skizze',
  'pool-copies': 'Kopien einer weiteren Zeichnung',
  'feature-copies': 'Kopien, an die eine Regression angepasst wird',
  'minimum-size': 'kleinste Größe',
  flips: 'Anteil gespiegelt',
  rotation: 'Drehung in Grad',
  'line-thickness': 'Linien je Seite breiter (Anteil der Zeichnung)',
  shear: 'Scherung in Grad',
  penalties: 'Strafen',
  regression: 'Regression',
  folds: 'Teile',
  'feature-filter': 'Merkmale weggelassen unter diesem Anteil der größten SD',
  joined: 'Merkmale zusammen mit denen von',
};

const values: Record<string, string> = {
  he: 'He',
  categories: 'neue Kategorien',
  random: 'zufällig',
  standardise: 'keine, alle standardisiert',
  'data-dependent': 'an Daten angepasst',
  all: 'alles',
  'after-convolutions': 'was auf die Faltungen folgt',
  'all-objectives': 'allen Zielen',
  'first-study': 'der ersten Runde',
};

const absent: Partial<Record<SettingName, string>> = {
  start: 'Glorot',
  folds: 'ein Anteil jeder Kategorie',
  regression: 'linear, Lasso',
  schedule: 'gleichbleibend',
  selection: 'Verlust der Abbildung',
  layers: 'endgültige',
  'warm-start': 'nein',
};

function valueOf(setting: SettingName, value: Departure['here']): string {
  if (value === null) return absent[setting] ?? 'keine';
  if (typeof value === 'number') return String(value).replace('.', ',');
  return values[value] ?? value;
}
