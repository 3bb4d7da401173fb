/** German of what sets configurations apart. */
import type { Dictionary } from '../translate';

export const configurations: Dictionary = {
  '{0} pixels, width {1}, bottleneck {2}': '{0} Pixel, Breite {1}, Engpass {2}',
  '{0} pixels, width {1}, {2} epochs': '{0} Pixel, Breite {1}, {2} Epochen',
  'features of photographs only': 'nur Merkmale von Fotografien',
  'computed on the processor': 'auf dem Prozessor gerechnet',
  'computed with {0} on {1}': 'mit {0} auf {1} gerechnet',
  'features of {0}, layer {1}': 'Merkmale von {0}, Schicht {1}',
  'features of {0}, layer {1}, input {2}': 'Merkmale von {0}, Schicht {1}, Eingabe {2}',
  'lines as they are drawn': 'Linien wie gezeichnet',
  'lines broader by {0}': 'Linien breiter um {0}',
  'other settings ({0})': 'andere Einstellungen ({0})',
  'every seed': 'alle Startwerte',
  'seed {0}': 'Startwert {0}',
  'before the data were changed': 'vor der Änderung der Daten',
  'before the data were changed ({0})': 'vor der Änderung der Daten ({0})',
};
