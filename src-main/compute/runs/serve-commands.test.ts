import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handOver, type Handlers } from '../../processes/runtime';
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import { runKeySchema, type RunKey } from '../../contract/running/run';
import { readRun } from '../../store/runs/run-store';
import { carryOutImageTask } from '../../pipeline/decode/image-task';
import { serveCommands } from './serve-commands';
import { planRun, smallTraining, writeSmallProject } from './small-project.fixture';

let place: string;
let project: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'serve-'));
  project = join(place, 'project');
  await writeSmallProject(project);
  // Loaded by the first run; not part of the times waited for here.
  await Promise.all([import('./workbench'), import('./training-run')]);
}, 60_000);
afterAll(() => rm(place, { recursive: true, force: true }));

/** The line to a host, held at its other end. */
function connect() {
  const reports: ComputeReport[] = [];
  let handlers: Handlers<ComputeCommand> | null = null;
  const tell = (command: ComputeCommand): void => handOver(handlers!, command);
  let left = 0;
  const post = (report: ComputeReport): void => {
    if (report.type !== 'decode') return void reports.push(report);
    const { question, bytes } = report; // the small project's drawings are vector drawings
    void carryOutImageTask({ does: 'decode', source: { bytes } }).then((answer) => tell({ type: 'decoded', question, answer }));
  };
  serveCommands({ post, onCommand: (given) => (handlers = given) }, () => void left++);
  return {
    reports,
    tell,
    carryOut: (key: RunKey) => tell({ type: 'carryOut', project, key, assetsFolder: place }),
    hasLeft: () => left,
    until: (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { timeout: 15_000, interval: 5 }),
  };
}
const unknown = runKeySchema.parse('f'.repeat(24));

describe('the compute process', () => {
  it('says that it is ready, and answers for a run that does not exist', async () => {
    const host = connect();
    expect(host.reports).toEqual([{ type: 'ready' }]);
    host.carryOut(unknown);
    await host.until(() => host.reports.length === 2);
    expect(host.reports[1]).toMatchObject({ type: 'ended', key: unknown, state: 'failed', error: { code: 'not-found' } });
  });

  it('pauses a training when asked, and refuses a second run meanwhile', async () => {
    const host = connect();
    const key = await planRun(project, { ...smallTraining, optimiser: { ...smallTraining.optimiser, epochs: 500 } }, 0);
    host.carryOut(key);
    host.carryOut(unknown);
    expect(host.reports.at(-1)).toMatchObject({ type: 'ended', key: unknown, error: { code: 'internal' } });
    await host.until(() => host.reports.some((report) => report.type === 'epochEnded'));
    host.tell({ type: 'stop', as: 'paused' });
    await host.until(() => host.reports.at(-1)?.type === 'ended');
    expect(host.reports.at(-1)).toEqual({ type: 'ended', key, state: 'paused', error: null });
    expect((await readRun(project, key))?.state).toBe('paused');
  });

  it('leaves only after its run has ended', async () => {
    const host = connect();
    const key = await planRun(project, { ...smallTraining, seed: 9 }, 0);
    host.carryOut(key);
    host.tell({ type: 'leave' });
    expect(host.hasLeft()).toBe(0);
    await host.until(() => host.hasLeft() === 1);
    expect(host.reports.at(-1)).toEqual({ type: 'ended', key, state: 'done', error: null });
  });
});
