import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runRecordSchema, metricsFileSchema } from '../../src-main/contract/running/run';
import { spaceSchema } from '../../src-main/contract/study/space';
import { packResults, unpackResults } from './sample-results';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sample-results-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps what the window shows and leaves weights and everything else behind', async () => {
  const project = join(folder, 'project');
  for (const path of ['project.json', 'spaces/mean/2D.csv', 'runs/ab/run.json', 'runs/ab/checkpoint/best.safetensors', 'cache/x']) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), `ü ${path}`);
  }
  await unpackResults(await packResults(project), join(folder, 'out'));
  const files = readdirSync(join(folder, 'out'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name).sort()).toEqual(['2D.csv', 'run.json']);
  expect(readFileSync(join(folder, 'out', 'runs', 'ab', 'run.json'), 'utf8')).toBe('ü runs/ab/run.json');
});

it('takes the weights of multi-task learning along, byte for byte', async () => {
  const project = join(folder, 'project');
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256);
  for (const path of [
    'runs/ab/checkpoint/best.safetensors',
    'runs/ab/checkpoint/last.safetensors',
    'runs/cd/checkpoint/best.safetensors',
  ]) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), bytes);
  }
  mkdirSync(join(project, 'experiments'));
  writeFileSync(join(project, 'experiments', '4.json'), JSON.stringify({ runs: [{ key: 'ab' }] }));
  await unpackResults(await packResults(project), join(folder, 'out'));
  const files = readdirSync(join(folder, 'out', 'runs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ parentPath, name }) => [parentPath.slice(-'ab/checkpoint'.length).replaceAll('\\', '/'), name])).toEqual([
    ['ab/checkpoint', 'best.safetensors'],
  ]);
  expect(Uint8Array.from(readFileSync(join(folder, 'out', 'runs', 'ab', 'checkpoint', 'best.safetensors')))).toEqual(bytes);
});

it('writes nothing outside its folder', async () => {
  for (const path of ['runs/../../evil', 'runs/../evil', '../evil', '/evil'])
    await expect(unpackResults(gzipSync(JSON.stringify({ [path]: 'x' })), join(folder, 'out'))).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});

it('ships runs that are all finished, readable, and say nothing about the machine they were made on', () => {
  const text = gunzipSync(readFileSync(join(import.meta.dirname, '..', '..', 'resources', 'sample-results.json.gz'))).toString('utf8');
  const files = JSON.parse(text) as Record<string, string>;
  const named = (name: string) =>
    Object.entries(files).flatMap(([path, content]) => (path.endsWith(name) ? [JSON.parse(content) as unknown] : []));
  const runs = named('run.json').map((value) => runRecordSchema.parse(value));
  expect(runs.length).toBeGreaterThan(100);
  expect(new Set(runs.map(({ state }) => state))).toEqual(new Set(['done']));
  expect(named('metrics.json').map((value) => metricsFileSchema.parse(value))).toHaveLength(runs.length);
  expect(named('space.json').map((value) => spaceSchema.parse(value))).toHaveLength(1);
  expect(text).not.toMatch(/\/(work|tmp|home|root)\//);
});
