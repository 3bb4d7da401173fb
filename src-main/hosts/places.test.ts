import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlaces, findUserFolder } from './places';

describe('places', () => {
  it('are found from the folder of the running bundle', () => {
    const root = join(import.meta.dirname, '..', '..');
    const places = findPlaces(join(root, 'out', 'main'), { SHAPE_SPACE_USER_FOLDER: '/tmp/mine' });
    expect(places.rendererFolder).toBe(join(root, 'out', 'renderer'));
    expect(places.preloadScript).toBe(join(root, 'out', 'preload', 'index.cjs'));
    expect(places.userFolder).toBe('/tmp/mine');
    expect(places.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it.each([
    ['linux', {}, '/home/m/.local/share/shape-space-studio'],
    ['linux', { XDG_DATA_HOME: '/data/m' }, '/data/m/shape-space-studio'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/m/.local/share/shape-space-studio'],
    ['darwin', {}, '/home/m/Library/Application Support/Shape Space Studio'],
    ['win32', { APPDATA: '/home/m/Roaming' }, '/home/m/Roaming/Shape Space Studio'],
    ['linux', { SHAPE_SPACE_USER_FOLDER: '/chosen' }, '/chosen'],
  ] as const)('on %s with %j the person’s things are in %s', (platform, environment, folder) => {
    expect(findUserFolder(environment, platform, '/home/m')).toBe(folder);
  });
});
