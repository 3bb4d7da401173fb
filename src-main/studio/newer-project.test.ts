/** A project in which a newer version of the program has written is refused as a whole: nothing of it is damaged, and nothing is changed. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProcessDouble } from './experiments/compute-process.fixture';
import { createSampleProject } from './projects/create-sample';
import { createStudio, type Studio } from './studio';
import { writeMiniSample } from './test-support/mini-sample';

let place: string;
let folder: string;
let studio: Studio;
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'newer-'));
  folder = join(place, 'project');
  const assetsFolder = join(place, 'assets');
  await writeMiniSample(assetsFolder);
  await createSampleProject(assetsFolder, folder);
  const options = { assetsFolder, userFolder: join(place, 'user'), host: 'desktop', version: '1', now: Date.now } as const;
  studio = createStudio({ ...options, launchCompute: () => new ProcessDouble() });
});
afterEach(async () => {
  await studio.dispose();
  rmSync(place, { recursive: true, force: true });
});

const content = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );

it.each([
  'project.json',
  'corpora.json',
  'experiments/4.json',
  'journal/journal.json',
  'spaces/mean/space.json',
  'runs/0123456789abcdef01234567/run.json',
  'runs/0123456789abcdef01234567/metrics.json',
  'analysis/analysis.json',
  'rating-study/study.json',
])('%s of a newer version', async (file) => {
  const path = join(folder, ...file.split('/'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ schemaVersion: 2, whatever: 'a newer version needs' }));
  const before = content();
  const answer = await studio.methods.openProject({ folder, trust: true });
  expect(answer).toMatchObject({ ok: false, error: { code: 'project-unreadable' } });
  expect(answer.ok ? '' : answer.error.message).toMatch(/was written by a newer version of this program .*; nothing was changed\.$/);
  expect(content()).toEqual(before);
});

it('a damaged file is still set aside, and the project opens', async () => {
  writeFileSync(join(folder, 'corpora.json'), '{"schemaVersion": "one"');
  expect(await studio.methods.openProject({ folder, trust: true })).toMatchObject({ ok: true });
  expect(readdirSync(folder)).toContain('corpora.json.set-aside-1');
});
