import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

/** launch.mjs is plain JavaScript, because it runs before anything is installed; these are its types. */
interface LaunchModule {
  readonly callingFolder: (environment: NodeJS.ProcessEnv, current: string) => string;
  readonly hasDisplay: (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform) => boolean;
  readonly launch: (command: string, args: readonly string[], options: { cwd: string }) => Promise<number>;
}
const address = pathToFileURL(join(import.meta.dirname, 'launch.mjs')).href;
const { callingFolder, hasDisplay, launch } = (await import(/* @vite-ignore */ address)) as LaunchModule;
const root = resolve(import.meta.dirname, '..', '..');
const npm = { npm_package_json: join(root, 'package.json'), INIT_CWD: '/home/m/studies' };

describe('the folder a command was given in', () => {
  it('is the one npm was called in', () => expect(callingFolder(npm, root)).toBe('/home/m/studies'));
  it('is the current one without npm', () => expect(callingFolder({}, '/home/m')).toBe('/home/m'));
  it('is the current one below a script of another package', () =>
    expect(callingFolder({ ...npm, npm_package_json: '/other/package.json' }, root)).toBe(root));
  it('is the current one when a script of ours starts another elsewhere', () => expect(callingFolder(npm, '/tmp/x')).toBe('/tmp/x'));
});

it('a window needs a display', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({ SSH_CONNECTION: 'x' }, 'darwin')).toBe(false);
  expect(hasDisplay({}, 'win32')).toBe(true);
});

it('the exit code of the program becomes that of the script', async () => {
  const run = (script: string): Promise<number> => launch(process.execPath, ['-e', script], { cwd: tmpdir() });
  expect(await run('process.exit(3)')).toBe(3);
  expect(await run("process.kill(process.pid, 'SIGTERM')")).toBe(143);
});
