// Builds out/: the three processes, the window and the prepared assets (sample drawings, photograph network).
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing, root, run } from './install.mjs';

const sources = ['src-main', 'src-renderer', 'build/prepare', 'resources', 'electron.vite.config.ts', 'package-lock.json'];
const products = ['out/main/cli.js', 'out/main/compute.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'out/assets/ready.json'];

function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export function isStale() {
  const built = products.map((path) => join(root, path));
  if (!built.every((path) => existsSync(path))) return true;
  const oldestProduct = Math.min(...built.slice(0, 4).map((path) => statSync(path).mtimeMs));
  return sources.some((path) => newest(join(root, path)) > oldestProduct);
}

export function build({ quiet = false } = {}) {
  console.error('Building ...');
  const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const code = run(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], { quiet });
  if (code !== 0) process.exit(code);
  const prepared = run(process.execPath, [join(root, 'out', 'main', 'prepare.js'), join(root, 'out', 'assets')], { quiet });
  if (prepared !== 0) process.exit(prepared);
}

export function buildIfStale({ quiet = false } = {}) {
  if (isStale()) build({ quiet });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installMissing();
  build();
}
