import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { planRun, regressionOn, smallTraining, writeSmallProject } from '../../compute/runs/small-project.fixture';
import type { RunKey, RunRecord } from '../../contract/running/run';
import { decodeImage } from '../../pipeline/decode/decode-image';
import { readProject, writeProject } from '../../store/project/project-store';
import { sealResult } from '../../store/runs/result-seal';
import { readRun, runFile, runFolder, writeRun } from '../../store/runs/run-store';
import { readWorkpack, verifyWorkpack } from '../../store/runs/workpack-store';
import { collectResults } from './collect-results';
import { makeWorkpack } from './make-workpack';
import { jobsInProcess, type JobsInProcess } from './test-support/jobs-in-process';

let place: string;
let project: string;
let pack: string;
let jobs: JobsInProcess;
let [training, regression]: RunKey[] = [];
let copies = 0;
const files = ['metrics.json', 'predictions.csv', 'model.onnx', 'checkpoint/best.safetensors'];

const keyOf = (key: RunKey | undefined): RunKey => {
  if (key === undefined) throw new Error('the run was planned');
  return key;
};
const recordOf = async (folder: string, key: RunKey): Promise<RunRecord> => {
  const record = await readRun(folder, key);
  if (record === null) throw new Error('the run is recorded');
  return record;
};
const bytesOf = (folder: string, key: RunKey, names = files) =>
  Promise.all(names.map((file) => readFile(runFile(folder, key, ...file.split('/')), 'base64')));
const packRuns = async (from: string, to: string, keys: readonly RunKey[]) =>
  makeWorkpack(from, to, await Promise.all(keys.map((key) => recordOf(from, key))), decodeImage, '1.2.3', () => undefined);

/** One project and one workpack that two jobs were carried out in, on what would be another machine: without the project. */
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'workpack-'));
  jobs = jobsInProcess();
  const first = join(place, 'first');
  await writeSmallProject(first);
  training = await planRun(first, smallTraining, 1);
  regression = await planRun(first, regressionOn(smallTraining, { type: 'linear' }), 1, [training]);
  await packRuns(first, join(place, 'made'), [training, regression]);
  await cp(join(place, 'made'), join(place, 'worked'), { recursive: true });
  for (const key of [training, regression]) await jobs.carryOut(join(place, 'worked'), key);
}, 60_000);
beforeEach(async () => {
  [project, pack] = [join(place, `project${++copies}`), join(place, `pack${copies}`)];
  await cp(join(place, 'first'), project, { recursive: true });
  await cp(join(place, 'worked'), pack, { recursive: true });
});
afterAll(async () => {
  await jobs.dispose();
  await rm(place, { recursive: true, force: true });
});

it('holds banks and no images of the corpora, and comes back with the bytes of a local run', async () => {
  expect(await readdir(pack)).not.toContain('corpora');
  expect(await readdir(join(pack, 'cache'))).toEqual(expect.arrayContaining(['corpus-first.bank', 'stimuli.bank']));
  expect(await collectResults(project, pack)).toMatchObject({
    taken: expect.arrayContaining([training, regression]) as unknown,
    twice: [],
    refused: [],
    open: [],
  });
  expect((await recordOf(project, keyOf(regression))).state).toBe('done');
  const local = join(place, 'local');
  await cp(join(place, 'first'), local, { recursive: true });
  for (const key of [training, regression]) await jobs.carryOut(local, keyOf(key));
  expect(await bytesOf(project, keyOf(training))).toEqual(await bytesOf(local, keyOf(training)));
  expect(await bytesOf(project, keyOf(regression), files.slice(0, 2))).toEqual(await bytesOf(local, keyOf(regression), files.slice(0, 2)));

  const again = await collectResults(local, pack);
  expect(again).toMatchObject({ taken: [], refused: [] });
  expect(again.twice.map(({ differs }) => differs)).toEqual([[], []]);
  await writeFile(runFile(local, keyOf(training), 'predictions.csv'), 'other');
  expect((await collectResults(local, pack)).twice.find(({ key }) => key === training)?.differs).toEqual(['predictions.csv']);
});

it('gets further runs of the same data with the finished ones they need, and refuses other data', async () => {
  await collectResults(project, pack);
  const lasso = await planRun(project, regressionOn(smallTraining, { type: 'lasso', betas: [0.1] }), 1, [keyOf(training)]);
  const alone = join(place, 'alone');
  await packRuns(project, alone, [lasso]);
  expect((await readWorkpack(alone))?.files.map(({ path }) => path)).toContain(`runs/${keyOf(training)}/checkpoint/best.safetensors`);
  expect(await jobs.carryOut(alone, lasso)).toBe('done');
  expect((await packRuns(project, pack, [lasso])).runs).toEqual([training, regression, lasso].sort());

  await writeFile(join(project, 'stimuli', 'discs1.svg'), await readFile(join(project, 'stimuli', 'discs2.svg')));
  await expect(packRuns(project, pack, [lasso])).rejects.toThrow('made from data that have changed since');
  await expect(packRuns(project, project, [lasso])).rejects.toThrow('not empty and no workpack');
});

it('refuses to work on a pack that was altered on the way', async () => {
  const workpack = await readWorkpack(pack);
  if (workpack === null) throw new Error('it is a workpack');
  await verifyWorkpack(pack, workpack);
  await writeFile(join(pack, 'cache', 'corpus-first.bank'), 'cut off');
  await expect(jobs.carryOut(pack, keyOf(training))).rejects.toThrow('cache/corpus-first.bank in the workpack');
});

it('refuses what the project has not asked for, however well it is sealed, and keeps its own words for a run', async () => {
  const [key, path] = [keyOf(regression), runFile(pack, keyOf(regression), 'predictions.csv')];
  const [record, table] = [await recordOf(pack, key), await readFile(path, 'utf8')];
  const reasonFor = async (rows: string, change: Partial<RunRecord> = {}): Promise<string | undefined> => {
    await writeFile(path, rows);
    await writeRun(pack, { ...record, ...change });
    await sealResult(pack, record, '1.2.3');
    return (await collectResults(project, pack)).refused.find((each) => each.key === key)?.reason;
  };
  const [header, first, ...rest] = table.trimEnd().split('\n');
  const foreign = first!.replace(/^[^,]*/, 'nobody');
  expect(await reasonFor([header, foreign, ...rest].join('\n'))).toContain('‘nobody’, which is no stimulus of the project');
  expect(await reasonFor([`${header},d3`, ...[first!, ...rest].map((row) => `${row},0`)].join('\n'))).toContain('places in 3 dimensions');
  expect(await reasonFor([header, first, first, ...rest].join('\n'))).toContain('twice');
  expect(await reasonFor(table, { needs: [] })).toContain('computed from other runs');
  expect(await reasonFor(table, { label: 'A better label' })).toBeUndefined();
  const own = await recordOf(join(place, 'first'), key);
  expect(await recordOf(project, key)).toMatchObject({ state: 'done', label: own.label, needs: own.needs });
  expect(await bytesOf(project, key, ['coefficients.safetensors'])).toEqual(await bytesOf(pack, key, ['coefficients.safetensors']));
});

it('is not begun where weights or drawings are missing that it would need', async () => {
  await collectResults(project, pack);
  const lasso = await planRun(project, regressionOn(smallTraining, { type: 'lasso', betas: [0.1] }), 1, [keyOf(training)]);
  const fresh = join(place, 'fresh');
  await rm(join(runFolder(project, keyOf(training)), 'checkpoint'), { recursive: true });
  await expect(packRuns(project, fresh, [lasso])).rejects.toThrow('whose weights are not in this project');
  await cp(join(place, 'worked', 'runs', keyOf(training), 'checkpoint'), join(runFolder(project, keyOf(training)), 'checkpoint'), {
    recursive: true,
  });
  await rm(join(project, 'stimuli', 'discs1.svg'));
  await expect(packRuns(project, fresh, [lasso])).rejects.toThrow('stimuli/discs1.svg is missing in the project');
  await expect(readdir(fresh)).rejects.toThrow(/ENOENT/);
});

it('refuses damaged and foreign results one by one, and leaves partial ones where they are', async () => {
  const model = runFile(pack, keyOf(training), 'model.onnx');
  await writeFile(model, (await readFile(model)).subarray(4));
  await writeRun(pack, { ...(await recordOf(pack, keyOf(regression))), state: 'paused' });
  const damaged = await collectResults(project, pack);
  expect(damaged).toMatchObject({ taken: [], open: [{ key: regression, state: 'paused' }] });
  expect(damaged.refused).toEqual([{ key: training, reason: expect.stringContaining('cut off or altered') as string }]);
  expect((await recordOf(project, keyOf(training))).state).toBe('queued');

  // Sealed anew, it would be whole; but a run of other settings cannot bear this name.
  const record = await recordOf(pack, keyOf(training));
  await writeRun(pack, { ...record, configuration: { ...record.configuration, seed: 8 } });
  await sealResult(pack, record, 'forged');
  expect((await collectResults(project, pack)).refused[0]?.reason).toContain('another run than its name says');

  await rm(runFolder(project, keyOf(training)), { recursive: true });
  expect((await collectResults(project, pack)).refused[0]?.reason).toContain('has planned no run');
  await writeProject(project, { ...(await readProject(project)), id: 'another' });
  await expect(collectResults(project, pack)).rejects.toThrow('belongs to the project');
});
