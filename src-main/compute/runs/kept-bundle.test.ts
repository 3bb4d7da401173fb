/**
 * A small bundle that was published by this version is kept, so that each later version is asked whether it still opens it. A new version
 * of the format gets a bundle of its own beside this one: KEEP_BUNDLE=1 npx vitest run src-main/compute/runs/kept-bundle.test.ts
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleSchema, bundleSchemaVersion, type VerifiedPart } from '../../contract/results/bundle';
import { runRecordSchema } from '../../contract/running/run';
import { projectFileSchema } from '../../contract/study/project';
import { spaceSchema } from '../../contract/study/space';
import { openAsProject } from '../../studio/bundle/verifying/unpack-bundle';
import { verifyBundle } from '../../studio/bundle/verifying/verify-bundle';
import { writeBundle } from '../../studio/bundle/writing/write-bundle';
import { createImageReader } from '../../studio/image-reader';
import { createNetworkReader } from '../../studio/reading/network-reader';
import { buildResults } from '../../studio/results/rows/build-results';
import { launchHere, writePublishedProject } from './published-project.fixture';

const kept = (version: number): string => fileURLToPath(new URL(`./kept-bundles/version-${version}.zip`, import.meta.url));
const images = createImageReader(null);
let place: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'kept-'));
  if (process.env['KEEP_BUNDLE'] === undefined) return;
  const project = join(place, 'project');
  await writePublishedProject(project);
  // Weights would be most of it.
  const light = join(place, 'light');
  await cp(project, light, { recursive: true });
  for (const run of await readdir(join(light, 'runs')))
    for (const weights of ['model.onnx', 'checkpoint']) await rm(join(light, 'runs', run, weights), { recursive: true, force: true });
  const out = kept(bundleSchemaVersion);
  await mkdir(join(out, '..'), { recursive: true });
  const input = { out, leaveOut: ['corpora' as const], licence: 'CC0-1.0' as const, authors: ['A. Author'] };
  await writeBundle(light, input, { name: 'Shape Space Studio', version: 'kept' }, images, undefined, async (_, aside) => {
    const path = join(aside, 'map.svg');
    await writeFile(path, '<svg xmlns="http://www.w3.org/2000/svg"/>');
    return [path];
  });
}, 120_000);
afterAll(() => rm(place, { recursive: true, force: true }));

for (let version = 1; version <= bundleSchemaVersion; version++) {
  it(`a bundle of version ${version} of the format opens, and its numbers are those that were published`, async () => {
    expect((await stat(kept(version))).size).toBeLessThan(200_000);
    const project = join(place, `opened ${version}`);
    await openAsProject(kept(version), project);
    const { steps, stimuli } = await buildResults(project);
    expect([steps.length > 0, stimuli.length]).toEqual([true, 15]);
    const verifier = {
      assetsFolder: place,
      launch: launchHere,
      reading: { images, networks: createNetworkReader(null) },
      now: () => 0,
      tell: () => undefined,
    };
    const { findings } = await verifyBundle({ path: kept(version), withTrainings: false }, verifier);
    expect(findings.filter(({ outcome }) => outcome === 'differs')).toEqual([]);
    const compared = (part: VerifiedPart): number =>
      findings.filter((each) => each.part === part).reduce((sum, { numbers }) => sum + numbers, 0);
    for (const part of ['dissimilarities', 'spaces', 'metrics', 'tables'] as const) expect(compared(part), part).toBeGreaterThan(0);
  });

  it(`each field of version ${version} is still read`, async () => {
    const files = unzipSync(await readFile(kept(version)));
    const json = (name: string): unknown => JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'));
    const schemas = [
      [/^bundle\.json$/, bundleSchema],
      [/^project\/project\.json$/, projectFileSchema],
      [/^project\/spaces\/[^/]+\/space\.json$/, spaceSchema],
      [/^project\/runs\/[^/]+\/run\.json$/, runRecordSchema],
    ] as const;
    for (const [pattern, schema] of schemas) {
      const names = Object.keys(files).filter((name) => pattern.test(name));
      expect(names.length, String(pattern)).toBeGreaterThan(0);
      // A field that nobody reads any more would be missing here.
      for (const name of names) expect(schema.parse(json(name)), name).toEqual(json(name));
    }
  });
}
