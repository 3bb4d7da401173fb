import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StudioEvent } from '../../../contract/window/events';
import { ProcessDouble } from '../../experiments/compute-process.fixture';
import { createSampleProject } from '../../projects/create-sample';
import { testContext, writeMiniSample } from '../../test-support/mini-sample';
import { createAnalysisJob, type AnalysisJob } from './analysis-job';

let parent: string;
let events: StudioEvent[];
let started: ProcessDouble[];
let job: AnalysisJob;
let time: number;
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'analysis-job-'));
  const folder = join(parent, 'project');
  await writeMiniSample(join(parent, 'assets'));
  await createSampleProject(join(parent, 'assets'), folder);
  const context = testContext(join(parent, 'assets'), folder);
  ({ events } = context);
  started = [];
  time = 0;
  job = createAnalysisJob(folder, { ...context, now: () => time }, () => {
    const process = new ProcessDouble();
    started.push(process);
    return process;
  });
});
afterEach(() => {
  job.dispose();
  rmSync(parent, { recursive: true, force: true });
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('says which part is computed, how far that is and how long still', async () => {
  expect((await job.start()).progress).toEqual({ done: 0, total: 0, part: null, within: null });
  const [process] = started;
  process!.report({ type: 'ready' });
  process!.report({ type: 'analysed', done: 2, total: 5 });
  process!.report({ type: 'analysing', part: 'noise-ceiling', done: 0, total: 20 });
  time = 3000;
  process!.report({ type: 'analysing', part: 'noise-ceiling', done: 5, total: 20 });
  time = 3100; // too soon for another event
  process!.report({ type: 'analysing', part: 'noise-ceiling', done: 6, total: 20 });
  const progress = { done: 2, total: 5, part: 'noise-ceiling', within: { done: 5, total: 20, remainingMs: 9000 } } as const;
  expect(events.filter(({ type }) => type === 'analysisProgressed')).toEqual([
    { type: 'analysisProgressed', progress: { ...progress, within: { done: 0, total: 20, remainingMs: null } } },
    { type: 'analysisProgressed', progress },
  ]);
  expect((await job.status()).progress).toEqual(progress);
  process!.report({ type: 'analysed', done: 3, total: 5 });
  time = 4000;
  process!.report({ type: 'analysing', part: 'pixels', done: 0, total: 6 }); // with a time of its own
  expect((await job.status()).progress).toEqual({ done: 3, total: 5, part: 'pixels', within: { done: 0, total: 6, remainingMs: null } });
});

it('is ended by a cancel without that being an error, and can be started again', async () => {
  await job.start();
  started[0]!.report({ type: 'ready' });
  started[0]!.report({ type: 'analysed', done: 1, total: 5 });
  await job.stop();
  expect(started[0]!.isKilled).toBe(true);
  await settled();
  expect(await job.status()).toMatchObject({ progress: null, error: null });
  expect(events.at(-1)).toEqual({ type: 'analysisChanged' });
  await job.start();
  started[1]!.report({ type: 'ready' });
  started[1]!.exit(1);
  await settled();
  expect((await job.status()).error).toContain('stopped before it was done');
});
