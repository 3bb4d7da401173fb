import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { computeReportSchema, type ComputeReport } from '../contract/running/compute-protocol';
import type { RunKey } from '../contract/running/run';
import { forkCompute } from './fork-compute';

const folder = mkdtempSync(join(tmpdir(), 'shape-space-fork-'));
const script = join(folder, 'compute.mjs');
const key = '0123456789abcdef01234567';
writeFileSync(
  script,
  `process.on('message', (command) => {
     if (command.type === 'leave') process.exit(0);
     if (command.type === 'carryOut') process.send({ type: 'ended', key: command.key, state: 'done', error: null });
   });
   process.send({ type: 'ready' });`,
);
afterAll(() => rmSync(folder, { recursive: true }));

describe('a forked compute process', () => {
  it('reports, carries out and leaves', async () => {
    const compute = forkCompute(script);
    const reports: ComputeReport[] = [];
    compute.onReport((message) => {
      const report = computeReportSchema.parse(message);
      reports.push(report);
      if (report.type === 'ready') compute.post({ type: 'carryOut', project: '/p', key: key as RunKey, assetsFolder: '/a' });
      if (report.type === 'ended') compute.post({ type: 'leave' });
    });
    expect(await new Promise((resolve) => compute.onExit(resolve))).toBe(0);
    expect(reports).toEqual([{ type: 'ready' }, { type: 'ended', key, state: 'done', error: null }]);
  });

  it('that is killed says so once, and can be spoken to without harm', async () => {
    const compute = forkCompute(script);
    const exits: (number | null)[] = [];
    const ended = new Promise<void>((resolve) =>
      compute.onExit((code) => {
        exits.push(code);
        resolve();
      }),
    );
    compute.kill();
    await ended;
    compute.post({ type: 'leave' });
    await new Promise((resolve) => forkCompute(join(folder, 'missing.mjs')).onExit(resolve)); // a whole life of another later
    expect(exits).toEqual([null]);
  });

  it('that cannot be found ends with a failure', async () => {
    const compute = forkCompute(join(folder, 'missing.mjs'));
    expect(await new Promise((resolve) => compute.onExit(resolve))).toBe(1);
  });
});
