// npm run tensorflow:link -- <site-packages/tensorflow>: binds the tensorflow engine to a TensorFlow that Python has installed.
// Fetches the sources of the binding from the npm registry, compiles them against the library, and tries the result.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkFolder, linkParts, loadLinkedTensorFlow } from '../../src-main/engines/tensorflow/linked-tensorflow.js';
import { installMissing, root } from './install.mjs';
import { callingFolder } from './launch.mjs';
import { findWheel, LinkError } from './tensorflow-wheel.mjs';

const tfjs = '4.22.0';
/** What is fetched, and the folder of the link it goes to; `node_modules` is where the sources look for packages. */
const packages = [
  { name: `@tensorflow/tfjs-node-gpu@${tfjs}`, folder: linkParts.sources },
  { name: 'google-protobuf@3.21.4', folder: join('node_modules', 'google-protobuf') },
];
const headers = { name: 'node-api-headers@1.9.0', folder: 'node-api-headers' };

export function link(folder, { log = console.log, environment = process.env, target = linkFolder() } = {}) {
  const wheel = findWheel(folder);
  const compiler = findCompiler(environment);
  mkdirSync(target, { recursive: true });
  log(`TensorFlow ${wheel.version} in ${wheel.root}`);
  for (const wanted of packages) fetchPackage(wanted, target);
  log(`Compiling the binding with ${compiler} (about half a minute) ...`);
  compile(compiler, wheel, target);
  const checked = check(target);
  const record = { tensorflow: wheel.root, version: checked.version, tfjs, platform: `${process.platform}-${process.arch}` };
  writeFileSync(join(target, linkParts.record), `${JSON.stringify(record, null, 2)}\n`);
  log(`A matrix product on TensorFlow ${checked.version} is right.`);
  log(describeCards(checked.usesGpu, nvidiaCards()));
  return { ...record, usesGpu: checked.usesGpu };
}

function describeCards(usesGpu, cards) {
  if (usesGpu) return `It computes on a graphics card${cards.length > 0 ? `: ${cards.join(', ')}` : ''}.`;
  if (cards.length > 0) {
    return (
      `It does not use the graphics card of this machine (${cards.join(', ')}): this TensorFlow has no CUDA of its own. ` +
      'Install one that does (pip install "tensorflow[and-cuda]") and link again.'
    );
  }
  return 'It sees no graphics card and computes on the processor. A card needs the NVIDIA driver (nvidia-smi must list it).';
}

function nvidiaCards() {
  const result = spawnSync('nvidia-smi', ['--query-gpu=name', '--format=csv,noheader'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim().split(/\r?\n/).filter(Boolean) : [];
}

function findCompiler(environment) {
  const chosen = environment.CXX;
  const candidates = chosen ? [chosen] : ['c++', 'g++', 'clang++'];
  const works = (name) => spawnSync(name, ['--version'], { env: environment, stdio: 'ignore' }).status === 0;
  const found = candidates.find(works);
  if (found !== undefined) return found;
  const how = process.platform === 'darwin' ? 'xcode-select --install' : 'sudo apt install g++, or the package gcc-c++ of your system';
  throw new LinkError(`There is no C++ compiler${chosen ? ` named ${chosen} (from CXX)` : ''}. Install one (${how}) and try again.`);
}

/** `npm pack` fetches a package without running any script of it. */
function fetchPackage({ name, folder }, target) {
  const place = join(target, folder);
  if (existsSync(join(place, 'package.json'))) return;
  const aside = join(target, 'fetching');
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  const packed = runNpm(['pack', name, '--silent', '--pack-destination', aside], aside);
  const archive = readdirSync(aside).find((file) => file.endsWith('.tgz'));
  if (packed.status !== 0 || archive === undefined) {
    throw new LinkError(`${name} could not be fetched from the npm registry: ${lastLine(packed)}. Check the connection and try again.`);
  }
  const unpacked = spawnSync('tar', ['-xzf', archive], { cwd: aside, encoding: 'utf8' });
  if (unpacked.status !== 0) throw new LinkError(`${archive} could not be unpacked with tar: ${lastLine(unpacked)}.`);
  mkdirSync(dirname(place), { recursive: true });
  rmSync(place, { recursive: true, force: true });
  renameSync(join(aside, 'package'), place);
  rmSync(aside, { recursive: true, force: true });
}

function runNpm(args, cwd) {
  const script = process.env.npm_execpath; // set by `npm run`; saves looking for npm, which is no program on some systems
  const [command, first] = script ? [process.execPath, [script]] : ['npm', []];
  return spawnSync(command, [...first, ...args], { cwd, encoding: 'utf8' });
}

/** Node's own headers where it brings them, else those of the package made for this. */
function nodeHeaders(target) {
  const own = resolve(dirname(process.execPath), '..', 'include', 'node');
  if (existsSync(join(own, 'node_api.h'))) return own;
  fetchPackage(headers, target);
  return join(target, headers.folder, 'include');
}

function compile(compiler, wheel, target) {
  const sources = join(target, linkParts.sources);
  const system = process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : [];
  const args = [
    ...['-O2', '-std=c++17', '-shared', '-fPIC', '-w', '-DNAPI_VERSION=8', ...system],
    ...[`-I${nodeHeaders(target)}`, `-I${wheel.include}`, `-I${target}`],
    ...['-o', join(target, linkParts.binding)],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join(sources, 'binding', name)),
    ...wheel.libraries,
    `-Wl,-rpath,${wheel.root}`,
  ];
  const compiled = spawnSync(compiler, args, { encoding: 'utf8' });
  if (compiled.status === 0) return;
  const first = compiled.stderr.split('\n').find((line) => /error|undefined reference/.test(line)) ?? lastLine(compiled);
  throw new LinkError(`The binding does not compile against TensorFlow ${wheel.version}: ${first.trim()}`);
}

/** In a process of its own: a library that does not fit may end it. */
function check(target) {
  const checked = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--check', target], { encoding: 'utf8', cwd: root });
  const answer = checked.status === 0 ? JSON.parse(checked.stdout.trim().split('\n').at(-1)) : null;
  if (answer?.product === '22,28,49,64') return answer;
  const what = answer === null ? `ended with ${checked.signal ?? checked.status} (${lastLine(checked)})` : 'is wrong';
  throw new LinkError(`The binding was compiled, but a matrix product with it ${what}. Link to another version of TensorFlow.`);
}

async function multiply(target) {
  const { tf, version, usesGpu } = loadLinkedTensorFlow(target);
  await tf.setBackend('tensorflow');
  const left = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
  const right = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
  const product = [...(await tf.matMul(left, right).data())].join(',');
  console.log(JSON.stringify({ product, version, usesGpu }));
}

function lastLine({ stderr, stdout, error }) {
  return (stderr || stdout || error?.message || 'no reason given').trim().split('\n').at(-1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [first, second] = process.argv.slice(2);
  if (first === '--check' && second !== undefined) await multiply(second);
  else if (first === undefined || first.startsWith('-')) {
    console.error(`Say where TensorFlow is: npm run tensorflow:link -- <site-packages${delimiter === ';' ? '\\' : '/'}tensorflow>`);
    process.exit(1);
  } else {
    installMissing();
    try {
      link(resolve(callingFolder(), first));
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      console.error(error.message);
      process.exit(1);
    }
  }
}
