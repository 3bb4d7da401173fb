/** A queue with compute processes in memory, shared by the tests of the queue. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { StudioEvent } from '../../../contract/window/events';
import { runKeySchema, type RunKey, type RunRecord } from '../../../contract/running/run';
import { readRun, writeRun } from '../../../store/runs/run-store';
import { ProcessDouble } from '../compute-process.fixture';
import { createComputeSupervisor } from '../compute-supervisor';
import { defaultPatience } from '../process-watch';
import { openRunLedger, type RunLedger } from './run-ledger';
import type { QueuedRun } from './queue-state';
import { createRunQueue, type RunQueue } from './run-queue';

export let folder: string;
export let ledger: RunLedger;
export let queue: RunQueue;
export let processes: ProcessDouble[];
export let events: StudioEvent[];

/** A queue on an empty project for every test of the file. */
export function useQueue(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'queue-'));
    [processes, events] = [[], []];
    await openQueue();
  });
  afterEach(async () => {
    await queue.dispose();
    await rm(folder, { recursive: true, force: true });
  });
}

export const [a, b, c] = ['a', 'b', 'c'].map((letter) => runKeySchema.parse(letter.repeat(24))) as [RunKey, RunKey, RunKey];
export const current = (): ProcessDouble => processes.at(-1)!;
export const stateOf = async (key: RunKey) => (await readRun(folder, key))?.state;

export const queued = (key: RunKey): QueuedRun => ({ key, method: 'photograph-linear', dims: 1, fold: 0, step: 1 });

export async function enqueue(...records: RunRecord[]): Promise<void> {
  void queue.start(
    records.map(({ key }) => queued(key)),
    records,
  );
  await until(() => processes.length > 0 || queue.status().state === 'idle');
}

/** What the real process does at the end of a run: the record first, then the report. */
export async function end(key: RunKey, state: 'done' | 'paused' | 'cancelled' | 'failed', process = current()): Promise<void> {
  const error = state === 'failed' ? ({ code: 'run-failed', message: 'The loss blew up.' } as const) : null;
  await writeRun(folder, { ...(await readRun(folder, key))!, state, error });
  process.report({ type: 'ended', key, state, error });
}

export async function until(condition: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(condition()).toBe(true), { timeout: 10_000, interval: 2 });
}

export async function openQueue(patience = defaultPatience): Promise<void> {
  ledger = await openRunLedger(folder);
  const launch = (): ProcessDouble => {
    const started = new ProcessDouble();
    processes.push(started);
    return started;
  };
  const supervisor = createComputeSupervisor(launch, '/assets', patience);
  queue = createRunQueue({
    folder,
    ledger,
    supervisor,
    now: () => 100_000,
    emit: (event) => events.push(event),
    estimateMs: (records) => 1000 * records.length,
  });
}
