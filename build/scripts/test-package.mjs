// Packs the program around a stand-in for Electron, looks through the archive, and starts what is inside with Node: command line, browser host,
// a tiny study from the sample's drawings to figures. What it cannot show is Electron itself. `-- --electron FOLDER` takes a real one.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { faultsOf } from '../package/contents.mjs';
import { root } from './install.mjs';

const largestMegabytes = 160; // beside Electron
const work = mkdtempSync(join(tmpdir(), 'shape-space-package-'));
const faults = [];
const check = (name, sentence) => {
  console.log(`${sentence === null ? 'ok' : 'FAILED'}  ${name}${sentence === null ? '' : `: ${sentence}`}`);
  if (sentence !== null) faults.push(name);
};

/** The files that electron-builder asks for; the executable holds the place where fuses are set (github.com/electron/fuses). */
function makeStandIn(folder) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  for (const name of ['chrome_crashpad_handler', 'chrome-sandbox', 'icudtl.dat', 'libffmpeg.so', 'LICENSE', 'LICENSES.chromium.html'])
    writeFileSync(join(folder, name), '');
  for (const language of ['en-US', 'de', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  writeFileSync(join(folder, 'version'), `v${version}`);
  const fuses = [Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('1'.repeat(9)), Buffer.alloc(64)];
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), ...fuses]), { mode: 0o755 });
  return folder;
}
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** In the order of Electron's fuses: run as Node, cookie encryption, NODE_OPTIONS, inspect, archive integrity, archive only. */
function checkFuses(executable) {
  const bytes = readFileSync(executable);
  const at = bytes.indexOf(sentinel);
  const state = at < 0 ? '' : bytes.subarray(at + sentinel.length + 2, at + sentinel.length + 8).toString();
  check('fuses are set', state === '010011' ? null : `they are ${state || 'not there'}, wanted 010011`);
}

function sizeOf(path) {
  const info = statSync(path);
  return info.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : info.size;
}

/** What a program printed, or a sentence. */
function carryOut(app, args, { json = false } = {}) {
  const env = { ...process.env, SHAPE_SPACE_USER_FOLDER: join(work, 'user') };
  const result = spawnSync(process.execPath, [join(app, 'out', 'main', 'cli.js'), ...args], {
    cwd: work,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (result.status !== 0) return { problem: `exit code ${result.status}: ${result.stderr.slice(-600)}`, value: null };
  return { problem: null, value: json ? JSON.parse(result.stdout.trim().split('\n').at(-1)) : result.stdout };
}

async function checkServing(app) {
  const env = { ...process.env, SHAPE_SPACE_USER_FOLDER: join(work, 'user') };
  const server = spawn(process.execPath, [join(app, 'out', 'main', 'cli.js'), 'serve', join(work, 'tiny'), '--port', '0', '--no-open'], {
    cwd: work,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
      if (url === undefined) continue;
      const page = await (await fetch(url)).text();
      const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
      const answer = script === undefined ? null : await fetch(new URL(script, url));
      return check('the browser host serves the window', answer?.ok === true ? null : 'its page or its script is missing');
    }
    check('the browser host serves the window', 'it named no address');
  } finally {
    server.kill();
  }
}

try {
  const electron = process.argv.includes('--electron') ? process.argv.at(-1) : makeStandIn(join(work, 'electron'));
  const packed = spawnSync(
    process.execPath,
    [join(root, 'build', 'scripts', 'package.mjs'), '--dir', '--electron', electron, '--out', join(work, 'dist')],
    { cwd: root, stdio: 'inherit' },
  );
  if (packed.status !== 0) throw new Error('it could not be packed');
  const unpacked = join(
    work,
    'dist',
    readdirSync(join(work, 'dist')).find((name) => name.endsWith('unpacked')),
  );
  const resources = join(unpacked, 'resources');
  const archive = join(resources, 'app.asar');
  const builder = createRequire(join(root, 'build', 'package', 'package.json'));
  const { listPackage, extractAll } = await import(pathToFileURL(builder.resolve('@electron/asar')));
  const app = join(work, 'app');
  extractAll(archive, app);
  const isFile = (path) => statSync(join(app, path)).isFile();
  const paths = listPackage(archive, {})
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter(isFile);
  const found = faultsOf(paths, process.platform, process.arch);
  check(`the archive holds what it must and no more (${paths.length} files)`, found.length === 0 ? null : found.slice(0, 8).join('; '));
  const megabytes = Math.round((sizeOf(resources) / 2 ** 20) * 10) / 10;
  check(`${megabytes} MB beside Electron`, megabytes <= largestMegabytes ? null : `at most ${largestMegabytes} MB were planned`);
  check(
    'licences and the command line lie beside it',
    ['licences/third-party.txt', 'bin/shape-space', 'bin/shape-space.cmd', 'bin/path.ps1'].every((path) =>
      existsSync(join(resources, path)),
    )
      ? null
      : 'one is missing',
  );
  checkFuses(join(unpacked, 'shape-space-studio'));
  const said = carryOut(app, ['--version']);
  check('the command line starts', said.problem);
  const trained = carryOut(app, ['demo', '--preset', 'tiny', '--out', join(work, 'tiny'), '--json'], { json: true });
  check('a tiny study trains from the sample to figures', trained.problem);
  const exported = carryOut(app, ['export', join(work, 'tiny'), '--out', join(work, 'figures'), '--json'], { json: true });
  check(
    'figures are exported',
    exported.problem ?? (readdirSync(join(work, 'figures')).some((name) => name.endsWith('.pdf')) ? null : 'no PDF is among them'),
  );
  await checkServing(app);
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(faults.length === 0 ? 'The package is sound.' : `${faults.length} faults.`);
process.exit(faults.length === 0 ? 0 : 1);
