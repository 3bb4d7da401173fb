/** German of what sets configurations apart. */
import type { Dictionary } from '../translate';

export const configurations: Dictionary = {
  '{0} pixels, width {1}, bottleneck {2}': '{0} Pixel, Breite {1}, Engpass {2}',
  '{0} pixels, width {1}, {2} epochs': '{0} Pixel, Breite {1}, {2} Epochen',
  'features of photographs only': 'nur Merkmale von Fotografien',
  'computed on the processor': 'auf dem Prozessor gerechnet',
  'computed with {0} on {1}': 'mit {0} auf {1} gerechnet',
  'features of {0}, layer {1}': 'Merkmale von {0}, Schicht {1}',
  '{0}, seen with {1}': '{0}, gesehen mit {1}',
  'values from −1 to 1': 'Werten von −1 bis 1',
  'mean and SD of ImageNet': 'Mittel und SD von ImageNet',
  'mean and SD of CLIP': 'Mittel und SD von CLIP',
  'channels blue, green, red': 'Kanälen Blau, Grün, Rot',
  'white lines on black': 'weißen Linien auf Schwarz',
  'the class token': 'dem Klassentoken',
  'the mean of the other tokens': 'dem Mittel der anderen Tokens',
  '{0} pixels': '{0} Pixeln',
  'lines as they are drawn': 'Linien wie gezeichnet',
  'lines broader by {0}': 'Linien breiter um {0}',
  'other settings ({0})': 'andere Einstellungen ({0})',
  'every seed': 'alle Startwerte',
  'seed {0}': 'Startwert {0}',
  'before the data were changed': 'vor der Änderung der Daten',
  'before the data were changed ({0})': 'vor der Änderung der Daten ({0})',
};
