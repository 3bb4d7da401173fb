// `npm run package`: installers of this machine's kind in dist/; `-- --dir` only the folder that they would install.
//   --electron FOLDER   an unpacked Electron of the pinned version: nothing is downloaded
//   --out FOLDER        somewhere else than dist/
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { configure } from '../package/configuration.mjs';
import { collectLicences, shippedPackages } from '../package/licences.mjs';
import { buildIfStale } from './build.mjs';
import { installMissing, root, run } from './install.mjs';

/** What the bundler takes into the window. */
const bundled = new Set([
  'svelte',
  'bits-ui',
  'd3',
  'd3-array',
  'internmap',
  '@noble/hashes',
  '@floating-ui/core',
  '@floating-ui/dom',
  'svelte-toolbelt',
  'tabbable',
]);
const folder = join(root, 'build', 'package');

function readOptions() {
  try {
    const { values } = parseArgs({ options: { dir: { type: 'boolean' }, electron: { type: 'string' }, out: { type: 'string' } } });
    return values;
  } catch (error) {
    console.error(`${error.message}. It takes --dir, --electron FOLDER and --out FOLDER.`);
    return process.exit(2);
  }
}

function requireNewNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  console.error(`Making installers needs Node 22.12 or newer; this is ${process.versions.node}. The program itself runs from 20.19 on.`);
  process.exit(2);
}

function installBuilder() {
  if (existsSync(join(folder, 'node_modules', 'electron-builder'))) return;
  console.error('Installing electron-builder (about a minute) ...');
  if (run('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    console.error('electron-builder could not be installed: please check the connection to the npm registry and try again.');
    process.exit(2);
  }
}

async function drawIcon() {
  const { default: sharp } = await import('sharp');
  const drawn = await sharp(readFileSync(join(folder, 'resources', 'icon.svg')), { density: 144 })
    .resize(1024, 1024)
    .png()
    .toBuffer();
  writeFileSync(join(folder, 'resources', 'icon.png'), drawn);
}

function writeLicences() {
  const licences = join(folder, 'licences');
  rmSync(licences, { recursive: true, force: true });
  mkdirSync(licences);
  writeFileSync(join(licences, 'shape-space-studio.txt'), readFileSync(join(root, 'LICENSE')));
  writeFileSync(join(licences, 'third-party.txt'), collectLicences(shippedPackages(root, bundled)));
}

const { dir = false, electron, out = join(root, 'dist') } = readOptions();
requireNewNode();
installMissing();
installBuilder();
buildIfStale();
await drawIcon();
writeLicences();
const { build, DIR_TARGET, Platform } = createRequire(join(folder, 'package.json'))('electron-builder');
await build({
  projectDir: root,
  targets: dir ? Platform.current().createTarget(DIR_TARGET) : Platform.current().createTarget(),
  config: configure({ output: resolve(out), electronFolder: electron === undefined ? null : resolve(electron) }),
  publish: 'never',
});
