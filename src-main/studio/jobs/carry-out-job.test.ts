import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { planRun, regressionOn, smallTraining, writeSmallProject } from '../../compute/runs/small-project.fixture';
import { runKeySchema, type RunKey } from '../../contract/running/run';
import { removeHalfWritten } from '../../store/project/half-written';
import { readSeal, readSealed } from '../../store/runs/result-seal';
import { lockRun } from '../../store/runs/run-lock';
import { readRun, runFile, writeRun } from '../../store/runs/run-store';
import { openRunLedger } from '../experiments/queue/run-ledger';
import { jobsInProcess, type JobsInProcess } from './test-support/jobs-in-process';

let place: string;
let folder: string;
let key: RunKey;
let jobs: JobsInProcess;
let copies = 0;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'jobs-'));
  await writeSmallProject(join(place, 'untouched'));
  await planRun(join(place, 'untouched'), smallTraining, 1);
  jobs = jobsInProcess();
});
beforeEach(async () => {
  folder = join(place, `project${++copies}`);
  await cp(join(place, 'untouched'), folder, { recursive: true });
  key = await planRun(folder, smallTraining, 1);
  jobs.said.length = 0;
});
afterAll(async () => {
  await jobs.dispose();
  await rm(place, { recursive: true, force: true });
});

const files = ['metrics.json', 'predictions.csv', 'model.onnx', 'checkpoint/best.safetensors'];
const bytesOf = (where: string, run: RunKey) =>
  Promise.all(files.map((file) => readFile(runFile(where, run, ...file.split('/')), 'base64')));

it('lets one of two jobs carry a run out, and refuses the other by name', async () => {
  const outcomes = await Promise.allSettled([jobs.carryOut(folder, key), jobs.carryOut(folder, key)]);
  const refused = outcomes.find(({ status }) => status === 'rejected');
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(refused).toMatchObject({
    reason: { code: 'project-locked', message: expect.stringContaining('is being computed already') as string },
  });
  expect((await readRun(folder, key))?.state).toBe('done');
  await expect(readFile(runFile(folder, key, 'lock.json'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('goes on where it was stopped, ends with the bytes of an undisturbed run, seals them, and computes nothing twice', async () => {
  expect(await jobs.carryOut(folder, key, 3)).toBe('paused');
  expect(await readSeal(folder, key)).toBeNull();
  expect(await jobs.carryOut(folder, key)).toBe('done');
  const seal = await readSeal(folder, key);
  expect(seal).toMatchObject({
    key,
    program: '1.2.3',
    files: expect.arrayContaining([expect.objectContaining({ path: 'model.onnx' })]) as unknown,
  });
  const undisturbed = join(place, `undisturbed${copies}`);
  await cp(join(place, 'untouched'), undisturbed, { recursive: true });
  await jobs.carryOut(undisturbed, key);
  expect(await bytesOf(folder, key)).toEqual(await bytesOf(undisturbed, key));

  const [model] = await Promise.all([readFile(runFile(folder, key, 'model.onnx')), jobs.carryOut(folder, key)]);
  expect(jobs.said.at(-1)).toContain('finished already');
  if (seal === null) throw new Error('there is a seal');
  expect((await readSealed(folder, seal)).get('model.onnx')).toEqual(model);
  await writeFile(runFile(folder, key, 'model.onnx'), model.subarray(1));
  await expect(readSealed(folder, seal)).rejects.toThrow('not the file that was computed');
});

it('waits for what it needs while somebody computes it, and refuses when nobody does', async () => {
  const need = key;
  const dependent = await planRun(folder, regressionOn(smallTraining, { type: 'linear' }), 1, [need]);
  await expect(jobs.carryOut(folder, dependent)).rejects.toThrow('nobody is computing it. Carry that one out first.');
  const held = await lockRun(folder, need, 'it', () => undefined);
  await expect(jobs.carryOut(folder, dependent, Infinity, false)).rejects.toThrow('Carry that one out first.');
  await held.release();
  const both = await Promise.all([jobs.carryOut(folder, need), jobs.carryOut(folder, dependent)]);
  expect(both).toEqual(['done', 'done']);
  expect(jobs.said.join()).toContain('waits for');
  await expect(jobs.carryOut(folder, runKeySchema.parse('f'.repeat(24)))).rejects.toMatchObject({ code: 'not-found' });
});

it('is left alone by a program that opens the project meanwhile', async () => {
  const record = await readRun(folder, key);
  if (record === null) throw new Error('the run is planned');
  await writeRun(folder, { ...record, state: 'running' });
  const half = runFile(folder, key, 'epochs.csv.0b0f9b9a-6f0c-4c53-9a54-c9f3b1c6a111.tmp');
  await writeFile(half, 'half');
  const lock = await lockRun(folder, key, 'it', () => undefined);
  await removeHalfWritten(folder);
  expect((await openRunLedger(folder)).get(key)?.state).toBe('running');
  expect(await readFile(half, 'utf8')).toBe('half');
  await lock.release();
  await removeHalfWritten(folder);
  expect((await openRunLedger(folder)).get(key)?.state).toBe('interrupted');
  await expect(readFile(half)).rejects.toMatchObject({ code: 'ENOENT' });
});
