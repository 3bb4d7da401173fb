/** Prepares what the app ships beside its code: the sample's material and the photograph network. Run by the build. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readJsonIfThere, readTextIfThere } from '../../src-main/store/read-json';
import { writeAtomic, writeJson } from '../../src-main/store/write-atomic';
import { preparePhotographNetwork } from './photograph-network';
import { prepareSample } from './sample';

/**
 * Fills `outFolder` (out/assets). Parts whose inputs have not changed since the last time are left alone; ready.json is there
 * only when all parts are.
 */
export async function prepareAssets(outFolder: string, report: (line: string) => void = console.error): Promise<void> {
  const root = findRoot();
  const resources = join(root, 'resources', 'sample-project');
  const lock = await readFile(join(root, 'package-lock.json'));
  const sources = async (pattern: RegExp): Promise<Uint8Array[]> => readAll(join(root, 'build', 'prepare'), pattern);
  const parts: Part[] = [
    {
      name: 'sample',
      inputs: hash(lock, ...(await readAll(resources)), ...(await sources(/^sample.*\.ts$/))),
      prepare: (folder) => prepareSample(resources, folder, report),
    },
    {
      name: 'photograph-network',
      inputs: hash(lock, ...(await sources(/^photograph-network.*\.ts$/))),
      prepare: (folder) => preparePhotographNetwork(folder),
    },
  ];
  const ready = (await readJsonIfThere(join(outFolder, 'ready.json'), stampSchema).catch(() => null)) ?? {};
  await rm(join(outFolder, 'ready.json'), { force: true });
  for (const part of parts) await preparePart(part, outFolder, ready[part.name], report);
  await writeJson(join(outFolder, 'ready.json'), stampSchema, Object.fromEntries(parts.map(({ name, inputs }) => [name, inputs])));
}

interface Part {
  readonly name: string;
  readonly inputs: string;
  readonly prepare: (folder: string) => Promise<void>;
}

/** The stamp beside a finished part survives a failure of a later part. */
async function preparePart(part: Part, outFolder: string, ready: string | undefined, report: (line: string) => void): Promise<void> {
  const stamp = join(outFolder, `${part.name}.stamp`);
  if (ready === part.inputs || (await readTextIfThere(stamp)) === part.inputs) return;
  report(`${part.name}: preparing`);
  await rm(stamp, { force: true });
  await part.prepare(join(outFolder, part.name));
  await writeAtomic(stamp, part.inputs);
}

/** By part, the hash of the inputs it was made from. */
const stampSchema = z.record(z.string(), z.string());

function hash(...contents: readonly Uint8Array[]): string {
  const sum = createHash('sha256');
  for (const content of contents) sum.update(createHash('sha256').update(content).digest());
  return sum.digest('hex');
}

/** The contents of all files below a folder, in the order of their paths. */
async function readAll(folder: string, pattern = /./): Promise<Uint8Array[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile() && pattern.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.sort().map((path) => readFile(path)));
}

/** Both build/prepare/main.ts and the bundled out/main/prepare.js lie two folders deep. */
function findRoot(): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await prepareAssets(resolve(process.argv[2] ?? join(findRoot(), 'out', 'assets')));
}
