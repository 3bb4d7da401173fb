/** The sample's finished results: packed once from a project that was computed, unpacked beside the sample's other material. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';

/** By path inside a project folder, with forward slashes: the text of the file; of weights their bytes in base64. */
const packSchema = z.record(z.string().regex(/^(dissimilarities\.csv|(spaces|experiments|runs)(\/\w[\w.-]*){1,3})$/), z.string());
const encodingOf = (path: string): 'base64' | 'utf8' => (path.endsWith('.safetensors') ? 'base64' : 'utf8');

/** The steps whose networks come along, so that the sample can place new drawings at once: multi-task learning, 0.6 MB for each fold. */
const stepsWithWeights = [4];

/** What the window shows; other checkpoints and networks stay behind, being most of the bytes. */
const kept =
  /^(dissimilarities\.csv|spaces\/[^/]+\/[^/]+|experiments\/[^/]+\.json|runs\/[^/]+\/(run\.json|epochs\.csv|predictions\.csv|metrics\.json))$/;

export async function packResults(projectFolder: string): Promise<Uint8Array> {
  const weights = new Set((await Promise.all(stepsWithWeights.map((step) => weightsOf(projectFolder, step)))).flat());
  const entries = await readdir(projectFolder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(projectFolder.length + 1)
        .replaceAll('\\', '/'),
    ) // prettier-ignore
    .filter((path) => kept.test(path) || weights.has(path))
    .sort();
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(join(projectFolder, path), encodingOf(path))] as const));
  return promisify(gzip)(JSON.stringify(packSchema.parse(Object.fromEntries(texts))), { level: 9 });
}

/** Fills `outFolder` afresh with the packed files. Throws when the pack is not one. */
export async function unpackResults(pack: Uint8Array, outFolder: string): Promise<void> {
  await rm(outFolder, { recursive: true, force: true });
  const files = packSchema.parse(JSON.parse((await promisify(gunzip)(pack)).toString('utf8')));
  for (const [path, text] of Object.entries(files)) {
    const target = join(outFolder, ...path.split('/'));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text, encodingOf(path));
  }
}

/** Of the runs that an experiment plans; none where it was not carried out. */
async function weightsOf(projectFolder: string, step: number): Promise<string[]> {
  const file = join(projectFolder, 'experiments', `${step}.json`);
  if (!existsSync(file)) return [];
  const { runs } = z.object({ runs: z.array(z.object({ key: z.string() })) }).parse(JSON.parse(await readFile(file, 'utf8')));
  return runs.map(({ key }) => `runs/${key}/checkpoint/best.safetensors`);
}
