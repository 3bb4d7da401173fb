/** Every sentence of the program outside the window's own words, in German. */
import type { Dictionary } from '../translate';
import { bundles } from './bundles';
import { configurations } from './configurations';
import { corpora } from './corpora';
import { desktop } from './desktop';
import { engines } from './engines';
import { fileFormats } from './file-formats';
import { images } from './images';
import { imports } from './imports';
import { project } from './project';
import { report } from './report';
import { runs } from './runs';
import { spaces } from './spaces';
import { stimuli } from './stimuli';
import { tables } from './tables';

export const messagesDe: Dictionary = {
  ...bundles,
  ...configurations,
  ...corpora,
  ...desktop,
  ...engines,
  ...fileFormats,
  ...images,
  ...imports,
  ...project,
  ...report,
  ...runs,
  ...spaces,
  ...stimuli,
  ...tables,
};
