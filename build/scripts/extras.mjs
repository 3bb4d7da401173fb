// npm run extras [-- FOLDER]: fetches the libraries for graphics cards that are too large for an installer, lays them into FOLDER (default:
// dist/extras) and writes their names, sizes and hashes to src-main/studio/extras/device-extras.json. To be run before `npm run package` where the
// network is: installers made then take these files, and no others, from a folder.
import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { installMissing, root, run } from './install.mjs';

/** `files`: name in the extra -> where it is now. */
export async function describeExtra({ id, serves, version, from, files }, out) {
  const listed = [];
  for (const [path, source] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const target = join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
    const hash = createHash('sha256');
    await pipeline(createReadStream(target), hash);
    listed.push({ path, bytes: statSync(target).size, sha256: hash.digest('hex') });
  }
  return { id, serves, platform: `${process.platform}-${process.arch}`, version, from, files: listed };
}

/** Three libraries of one build: the runtime itself is among them, since it looks for the others beside itself. */
export function onnxCuda(modules = join(root, 'node_modules')) {
  const runtime = join(modules, 'onnxruntime-node');
  const { version } = JSON.parse(readFileSync(join(runtime, 'package.json'), 'utf8'));
  const libraries = join(runtime, 'bin', 'napi-v6', process.platform, process.arch);
  const names = ['libonnxruntime.so.1', 'libonnxruntime_providers_shared.so', 'libonnxruntime_providers_cuda.so'];
  const missing = names.filter((name) => !existsSync(join(libraries, name)));
  if (missing.length > 0) throw new Error(`These are not there: ${missing.join(', ')}. Fetch them with npm run gpu:onnx.`);
  return {
    id: 'onnx-cuda',
    serves: { engine: 'onnx', device: 'cuda' },
    version,
    from: `extras-${process.platform}-${process.arch}.tar of this version's release (ONNX Runtime ${version} with CUDA 12). Besides: CUDA 12 and cuDNN 9 of NVIDIA.`,
    files: Object.fromEntries(names.map((name) => [name, join(libraries, name)])),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = resolve(process.argv[2] ?? join(root, 'dist', 'extras'));
  installMissing();
  if (run(process.execPath, [join(import.meta.dirname, 'gpu-onnx.mjs')]) !== 0) process.exit(1);
  rmSync(out, { recursive: true, force: true });
  const list = { schemaVersion: 1, extras: [await describeExtra(onnxCuda(), out)] };
  writeFileSync(join(root, 'src-main', 'studio', 'extras', 'device-extras.json'), `${JSON.stringify(list, null, 2)}\n`);
  console.log(`The files are in ${out}; installers made from now on take them.`);
}
