// Starts the built program as a child that shares this terminal, and finds out what this machine can show.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from './install.mjs';

export const cliScript = join(root, 'out', 'main', 'cli.js');

/** Where the command was given: npm itself changes to the project folder before it starts a script. */
export function callingFolder(environment = process.env, current = process.cwd()) {
  const isOurScript = resolve(environment.npm_package_json ?? '') === join(root, 'package.json');
  return isOurScript && resolve(current) === root && environment.INIT_CWD ? environment.INIT_CWD : current;
}

/** Resolves to the exit code. Signals are passed on, so that the child can end in order. */
export function launch(command, args, { env = {}, cwd = callingFolder() } = {}) {
  return new Promise((settle, reject) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const pass = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      settle(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

export function launchCli(args) {
  return launch(process.execPath, [cliScript, ...args]);
}

/** The path of Electron's binary, or null when it has not been fetched. */
export function findElectron() {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Whether a window can be opened from here. */
export function hasDisplay(environment = process.env, platform = process.platform) {
  if (platform === 'win32') return true;
  if (platform === 'darwin') return environment.SSH_CONNECTION === undefined;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
