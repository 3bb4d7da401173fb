/** Prepares what the app ships beside its code: the sample's material and the photograph network. Run by the build. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { preparePhotographNetwork } from './photograph-network';
import { decoderName } from '../../src-main/pipeline/decode/decode-image';
import { writeAtomic } from '../../src-main/store/files/write-atomic';
import { prepareParts } from './prepare-parts';
import { prepareSample } from './sample';
import { packResults, unpackResults } from './sample-results';

/** Fills `outFolder` (out/assets). Parts whose inputs have not changed since the last time are left alone. */
export async function prepareAssets(outFolder: string, report: (line: string) => void = console.error): Promise<void> {
  const root = findRoot();
  const resources = join(root, 'resources', 'sample-project');
  const sources = (name: string): Promise<Uint8Array[]> =>
    readAll(join(root, 'build', 'prepare'), new RegExp(`^${name}(?!.*\\.test).*\\.ts$`));
  const versions = (packages: RegExp): Promise<Uint8Array> => readVersions(join(root, 'package.json'), packages);
  await prepareParts(
    [
      {
        name: 'sample',
        inputs: hash(
          await versions(/^(openmoji|sharp|@iconify-json\/.*)$/),
          ...(await readAll(resources)),
          ...(await sources('sample(?!-results)')),
          new TextEncoder().encode(decoderName), // what is found out about the drawings comes with them
        ),
        prepare: (folder) => prepareSample(resources, folder, report),
      },
      {
        name: 'sample-results',
        inputs: hash(await readFile(resultsFile(root)), ...(await sources('sample-results'))),
        prepare: async (folder) => unpackResults(await readFile(resultsFile(root)), folder),
      },
      {
        name: 'photograph-network',
        inputs: hash(await versions(/^(nsfwjs|@tensorflow\/.*|onnx.*|protobufjs)$/), ...(await sources('photograph-network'))),
        prepare: (folder) => preparePhotographNetwork(folder),
      },
    ],
    outFolder,
    report,
  );
}

function hash(...contents: readonly Uint8Array[]): string {
  const sum = createHash('sha256');
  for (const content of contents) sum.update(createHash('sha256').update(content).digest());
  return sum.digest('hex');
}

/** The pinned versions of the packages a part is made from. */
async function readVersions(path: string, packages: RegExp): Promise<Uint8Array> {
  const { dependencies, devDependencies } = packageSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const pinned = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => packages.test(name));
  return new TextEncoder().encode(JSON.stringify(pinned.sort(([a], [b]) => (a < b ? -1 : 1))));
}

const versionsSchema = z.record(z.string(), z.string());
const packageSchema = z.object({ dependencies: versionsSchema, devDependencies: versionsSchema });

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

function resultsFile(root: string): string {
  return join(root, 'resources', 'sample-results.json.gz');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [first, second] = process.argv.slice(2);
  if (first === '--pack-results' && second !== undefined) await writeAtomic(resultsFile(findRoot()), await packResults(resolve(second)));
  else await prepareAssets(resolve(first ?? join(findRoot(), 'out', 'assets')));
}
