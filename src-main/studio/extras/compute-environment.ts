/** The environment of a compute process, with what is installed for graphics cards now. */
import { extrasFor, knownExtras } from './extras-list';
import { extrasEnvironment } from './installed-extras';

export function computeEnvironment(userFolder: string, environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return extrasEnvironment(userFolder, extrasFor(knownExtras, `${process.platform}-${process.arch}`), environment);
}
