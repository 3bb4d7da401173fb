/** Where the built program and a person's own things are, the same for every host. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Places {
  readonly rendererFolder: string; // the window's files
  readonly assetsFolder: string; // sample drawings, photograph network
  readonly computeScript: string;
  readonly preloadScript: string;
  readonly userFolder: string; // list of recent projects, the sample project
  readonly version: string;
}

/** What is read by native code, or by other programs, lies beside the archive of an installed program instead of in it. */
const besideArchive = (path: string): string => path.replace(/([\\/]app\.asar)(?=[\\/])/, '$1.unpacked');

/** `mainFolder` is the folder of the running bundle, out/main, in a checkout or in the archive of an installed program. */
export function findPlaces(mainFolder: string, environment: NodeJS.ProcessEnv = process.env): Places {
  const out = resolve(mainFolder, '..');
  return {
    rendererFolder: join(out, 'renderer'),
    assetsFolder: besideArchive(join(out, 'assets')),
    computeScript: join(out, 'main', 'compute.js'),
    preloadScript: join(out, 'preload', 'index.cjs'),
    userFolder: findUserFolder(environment, process.platform, homedir()),
    version: readVersion(join(out, '..', 'package.json')),
  };
}

/** The platform's own place for an application's data; SHAPE_SPACE_USER_FOLDER overrides it. */
export function findUserFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  const chosen = environment['SHAPE_SPACE_USER_FOLDER'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Shape Space Studio');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Shape Space Studio');
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'shape-space-studio');
}

function readVersion(path: string): string {
  const description: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const isDescribed = typeof description === 'object' && description !== null && 'version' in description;
  if (!isDescribed || typeof description.version !== 'string') throw new Error(`${path} states no version`);
  return description.version;
}
