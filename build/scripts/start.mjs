// `npm start [-- <project>] [--browser] [--port N]`: opens the app in Electron, or else in a browser window through the loopback host.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installMissing, root } from './install.mjs';
import { callingFolder, findElectron, hasDisplay, launch, launchCli } from './launch.mjs';

const fetchTimeoutMs = 90_000;
const startTimeMs = 10_000; // an Electron that fails sooner could not start at all

/** Returns Electron's binary, or the sentence that says why there is none. */
function provideElectron() {
  if (!hasDisplay()) return { reason: 'There is no screen here' };
  if (process.platform === 'linux' && process.getuid?.() === 0) return { reason: 'Electron does not run as root' };
  const found = findElectron();
  if (found !== null) return { binary: found };
  console.error('Fetching Electron ...');
  spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], { stdio: 'ignore', timeout: fetchTimeoutMs });
  const fetched = findElectron();
  return fetched === null ? { reason: "Electron's binary could not be fetched" } : { binary: fetched };
}

async function openInElectron(binary, project) {
  const startedAt = Date.now();
  const environment = { ...process.env };
  delete environment.ELECTRON_RUN_AS_NODE; // set inside some editors' terminals; it would make Electron a plain Node
  process.env = environment;
  const code = await launch(binary, [root, ...project]);
  return code === 0 || Date.now() - startedAt > startTimeMs ? code : null;
}

function readArguments(args) {
  const portAt = args.indexOf('--port');
  const port = portAt < 0 ? [] : args.slice(portAt, portAt + 2);
  const paths = args.filter((argument, i) => !argument.startsWith('-') && !(portAt >= 0 && i === portAt + 1));
  const project = paths.slice(0, 1).map((path) => resolve(callingFolder(), path));
  return { wantsBrowser: args.includes('--browser') || portAt >= 0, port, project, isOpening: !args.includes('--no-open') };
}

const { wantsBrowser, port, project, isOpening } = readArguments(process.argv.slice(2));
installMissing();
buildIfStale();

let code = null;
if (!wantsBrowser) {
  const { binary, reason } = provideElectron();
  if (binary !== undefined) code = await openInElectron(binary, project);
  const instead = hasDisplay() && isOpening ? 'opens in a browser window instead' : 'waits for a browser at the address below';
  if (code === null) console.error(`${reason ?? 'Electron could not start here'}, so the app ${instead}.`);
}
process.exitCode = code ?? (await launchCli(['serve', ...project, ...port, ...(isOpening && hasDisplay() ? ['--open'] : [])]));
