// Installs the npm packages when they are missing or older than the lock file. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

process.env.ORT_DISABLE_TELEMETRY = '1'; // as the hosts have it (src-main/hosts/offline.ts), for whatever is built or tried from here

export const root = resolve(fileURLToPath(import.meta.url), '..', '..', '..');
const isWindows = process.platform === 'win32';

/** Runs a command in the project folder; its output goes to this process's, or to stderr when `quiet`. Returns the exit code. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', quiet ? 2 : 'inherit', 'inherit'],
    shell: isWindows && command === 'npm', // npm is a .cmd file there
    env: { ...process.env, ...env },
  });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/** True when node_modules holds what package-lock.json asks for (optional packages apart). */
export function isInstalled() {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || entry.devOptional === true || found[path]?.version === entry.version,
  );
}

export function installMissing({ quiet = false } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node ${process.versions.node} is too old: please install Node 20.19 or newer (22.12 or newer for the desktop window).`);
    process.exit(2);
  }
  if (isInstalled()) return;
  console.error('Installing packages (about a minute) ...');
  // Its CUDA files (hundreds of megabytes) are not for everyone; npm 11 asks allowScripts in package.json, older ones ask this.
  const env = { ONNXRUNTIME_NODE_INSTALL: 'skip' };
  const code = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet, env });
  if (code !== 0) {
    console.error('The packages could not be installed: please check the connection to the npm registry and try again.');
    process.exit(2);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installMissing();
