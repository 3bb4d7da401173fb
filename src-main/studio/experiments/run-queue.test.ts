import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StudioEvent } from '../../contract/events';
import { runKeySchema, type RunKey, type RunRecord } from '../../contract/run';
import { readRun, runFolder, writeRun } from '../../store/run-store';
import { ProcessDouble } from './compute-process.fixture';
import { createComputeSupervisor } from './compute-supervisor';
import { openRunLedger, type RunLedger } from './run-ledger';
import { createRunQueue, type QueuedRun, type RunQueue } from './run-queue';

let folder: string;
let ledger: RunLedger;
let queue: RunQueue;
let processes: ProcessDouble[];
let events: StudioEvent[];

const [a, b, c] = ['a', 'b', 'c'].map((letter) => runKeySchema.parse(letter.repeat(24))) as [RunKey, RunKey, RunKey];
const current = (): ProcessDouble => processes.at(-1)!;
const stateOf = async (key: RunKey) => (await readRun(folder, key))?.state;

function recordOf(key: RunKey, needs: RunKey[] = []): RunRecord {
  const configuration: RunRecord['configuration'] = {
    ...{ kind: 'regression', space: 's', dims: 1, targets: 'correct', noise: 0, seed: 1 },
    features: { source: 'photograph', network: 'n', layer: 'l' },
    regressor: { type: 'linear' },
    augmentation: {
      ...{ stimulusCopies: 1, corpusCopies: 1, poolCopies: 1, evaluationCopies: 1, minimumSize: 0.75 },
      ...{ flipProbability: 0, rotationDegrees: 0, shearDegrees: 0 },
    },
  };
  return {
    ...{ schemaVersion: 1, key, label: `Run ${key[0]}`, fold: 0, configuration, dataFingerprint: 'f', needs, state: 'queued', error: null },
    ...{ created: '', started: null, ended: null, durationMs: null, engine: null },
  };
}
const queued = (key: RunKey): QueuedRun => ({ key, method: 'photograph-linear', dims: 1, fold: 0, step: 1 });

async function enqueue(...records: RunRecord[]): Promise<void> {
  await ledger.putAll(records);
  queue.start(records.map(({ key }) => queued(key)));
  await until(() => processes.length > 0 || queue.status().state === 'idle');
}

/** What the real process does at the end of a run: the record first, then the report. */
async function end(key: RunKey, state: 'done' | 'paused' | 'cancelled' | 'failed', process = current()): Promise<void> {
  const error = state === 'failed' ? ({ code: 'run-failed', message: 'The loss blew up.' } as const) : null;
  await writeRun(folder, { ...(await readRun(folder, key))!, state, error });
  process.report({ type: 'ended', key, state, error });
}

async function until(condition: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(condition()).toBe(true), { timeout: 10_000, interval: 2 });
}

async function openQueue(): Promise<void> {
  ledger = await openRunLedger(folder);
  const launch = (): ProcessDouble => {
    const started = new ProcessDouble();
    processes.push(started);
    return started;
  };
  const supervisor = createComputeSupervisor(launch, '/assets');
  queue = createRunQueue({
    folder,
    ledger,
    supervisor,
    emit: (event) => events.push(event),
    estimateMs: (records) => 1000 * records.length,
  });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queue-'));
  [processes, events] = [[], []];
  await openQueue();
});
afterEach(async () => {
  await queue.dispose();
  await rm(folder, { recursive: true, force: true });
});

describe('the queue', () => {
  it('carries out one run after the other in one process, and tells how far it is', async () => {
    await enqueue(recordOf(a), recordOf(b));
    expect(current().carried()).toEqual([]); // the process is not ready yet
    current().report({ type: 'ready' });
    expect(current().carried()).toEqual([a]);
    expect(queue.status()).toMatchObject({ state: 'running', done: 0, total: 2, current: { key: a, state: 'running' }, remainingMs: 2000 });
    const progress = { phase: 'fitting', done: 1, total: 2, fraction: 0.5, remainingMs: 40 } as const;
    current().report({ type: 'progressed', key: a, progress });
    expect(events.at(-1)).toMatchObject({ type: 'queueProgressed', status: { current: { progress }, remainingMs: 1040 } });
    await end(a, 'done');
    await until(() => current().carried().length === 2);
    await end(b, 'done');
    await until(() => queue.status().state === 'idle');
    expect(processes.length).toBe(1);
    expect(queue.status()).toMatchObject({ done: 2, total: 2, current: null, remainingMs: null, notice: null });
    expect(events.some(({ type }) => type === 'resultsChanged')).toBe(true);
  });

  it('drops a report about a run that is over, and everything a dead process still says', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    await end(a, 'done');
    await until(() => current().carried().length === 2);
    current().report({ type: 'ended', key: a, state: 'failed', error: { code: 'internal', message: 'late' } });
    const dead = current();
    dead.exit(139);
    await until(() => processes.length === 2);
    dead.report({ type: 'ended', key: b, state: 'done', error: null });
    expect(queue.status()).toMatchObject({ state: 'running', done: 1, current: { key: b } });
    expect(await stateOf(a)).toBe('done');
  });

  it('starts a run again whose process died, and stops with a sentence when it dies three times', async () => {
    await enqueue(recordOf(a), recordOf(b));
    for (const count of [1, 2, 3]) {
      await until(() => processes.length === count);
      current().report({ type: 'ready' });
      expect(current().carried()).toEqual([a]);
      current().exit(null);
    }
    await until(() => queue.status().state === 'paused');
    expect(queue.status().notice).toContain('died 3 times in a row on ‘Run a’ (it ended without a word)');
    await vi.waitFor(async () => expect([await stateOf(a), await stateOf(b)]).toEqual(['paused', 'paused'])); // not to be taken up by itself
    expect(processes.length).toBe(3);
    await queue.resume();
    await until(() => processes.length === 4);
    expect(queue.status()).toMatchObject({ state: 'running', notice: null, current: { key: a } });
  });

  it('stops in the same way when memory ran out three times, each time with a fresh process', async () => {
    await enqueue(recordOf(a));
    for (const count of [1, 2, 3]) {
      await until(() => processes.length === count);
      current().report({ type: 'ready' });
      current().report({ type: 'ended', key: a, state: 'failed', error: { code: 'out-of-memory', message: 'too large' } });
    }
    await until(() => queue.status().state === 'paused');
    expect(queue.status().notice).toContain('(memory ran out)');
    expect(processes.every(({ isKilled }) => isKilled)).toBe(true);
  });

  it('counts crashes anew after an epoch', async () => {
    await enqueue(recordOf(a));
    const row = { epoch: 1, trainLoss: 1, validationLoss: 1, imagesPerSecond: 1 };
    const parts = { trainClassification: null, trainReconstruction: null, trainMapping: null };
    const validation = { validationClassification: null, validationReconstruction: null, validationMapping: null };
    for (const count of [1, 2, 3, 4]) {
      await until(() => processes.length === count);
      current().report({ type: 'ready' });
      if (count === 2) current().report({ type: 'epochEnded', key: a, row: { ...row, ...parts, ...validation } });
      current().exit(null, 'SIGKILL');
    }
    await until(() => queue.status().state === 'paused');
    expect(queue.status().notice).toContain('most likely because memory ran out');
  });

  it('pauses with the sentence when the disk is full, and loses no run', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    current().report({ type: 'ended', key: a, state: 'paused', error: { code: 'disk', message: 'The disk is full: free some space.' } });
    await until(() => queue.status().state === 'paused');
    expect(queue.status()).toMatchObject({ notice: 'The disk is full: free some space.', done: 0, total: 2 });
    expect((await readRun(folder, a))?.error?.code).toBe('disk');
    await queue.resume();
    await until(() => current().carried().length === 2);
    expect(current().carried()).toEqual([a, a]);
  });

  it('passes on what people should know of a run, and keeps it to the end', async () => {
    await enqueue(recordOf(a));
    current().report({ type: 'ready' });
    current().report({ type: 'remarked', key: a, remark: 'A checkpoint was damaged.' });
    await until(() => queue.status().notice === 'A checkpoint was damaged.');
    await end(a, 'done');
    await until(() => queue.status().state === 'idle');
    expect(queue.status().notice).toBe('A checkpoint was damaged.');
  });

  it('pauses after the current step and goes on with the same run', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    expect(queue.pause().state).toBe('pausing');
    expect(current().commands.at(-1)).toEqual({ type: 'stop', as: 'paused' });
    await end(a, 'paused');
    await until(() => queue.status().state === 'paused');
    expect(queue.status()).toMatchObject({ done: 0, total: 2, current: null });
    expect(current().carried()).toEqual([a]);
    await queue.resume();
    await until(() => current().carried().length === 2);
    expect(current().carried()).toEqual([a, a]);
  });

  it('is at its end when the last run finished before the pause reached it', async () => {
    await enqueue(recordOf(a));
    current().report({ type: 'ready' });
    queue.pause();
    await end(a, 'done');
    await until(() => queue.status().state === 'idle');
  });

  it('cancels the current and all waiting runs', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    await queue.cancel();
    expect(current().commands.at(-1)).toEqual({ type: 'stop', as: 'cancelled' });
    await end(a, 'cancelled');
    await until(() => queue.status().state === 'idle');
    expect([await stateOf(a), await stateOf(b)]).toEqual(['cancelled', 'cancelled']);
    expect(events.every((event) => event.type !== 'queueProgressed' || event.status.state !== 'paused')).toBe(true);
  });

  it('goes on after a failure, but not with runs that need the failed one', async () => {
    await enqueue(recordOf(a), recordOf(b, [a]), recordOf(c));
    current().report({ type: 'ready' });
    await end(a, 'failed');
    await until(() => current().carried().includes(c));
    await end(c, 'done');
    await until(() => queue.status().state === 'idle');
    expect(current().carried()).toEqual([a, c]);
    expect((await readRun(folder, b))?.error?.message).toContain('It needs the result of ‘Run a’');
    expect(queue.status()).toMatchObject({ done: 3, notice: '2 runs failed; the others are done.' });
  });

  it('stops with a sentence when a process cannot be started at all', async () => {
    const supervisor = createComputeSupervisor(() => {
      throw new Error('no such file');
    }, '/assets');
    queue = createRunQueue({ folder, ledger, supervisor, emit: () => {}, estimateMs: () => 0 });
    await ledger.put(recordOf(a));
    queue.start([queued(a)]);
    await until(() => queue.status().state === 'paused');
    expect(queue.status().notice).toContain('3 times in a row');
  });
});

describe('a project opened again', () => {
  it('shows what was running or waiting as interrupted, and offers to go on', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    await writeRun(folder, { ...recordOf(a), state: 'running' });
    await openQueue(); // the program before died without a word
    expect([await stateOf(a), await stateOf(b)]).toEqual(['interrupted', 'interrupted']);
    queue.offer([queued(a), queued(b)]);
    expect(queue.status()).toMatchObject({ state: 'paused', done: 0, total: 2 });
    expect(queue.status().notice).toContain('2 runs were not finished');
    const before = processes.length;
    await queue.resume();
    await until(() => processes.length === before + 1);
    current().report({ type: 'ready' });
    expect(current().carried()).toEqual([a]);
  });

  it('goes on by itself where it is told to, and says so', async () => {
    await ledger.putAll([recordOf(a), recordOf(b)]);
    await openQueue();
    await queue.takeUp([queued(a), queued(b)]);
    queue.offer([queued(a), queued(b)]);
    await until(() => processes.length === 1);
    current().report({ type: 'ready' });
    expect(current().carried()).toEqual([a]);
    expect(queue.status()).toMatchObject({ state: 'running', total: 2 });
    expect(queue.status().notice).toContain('2 runs were interrupted');
  });

  it('leaves alone what a person had paused', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    queue.pause();
    await end(a, 'paused');
    await until(() => queue.status().state === 'paused');
    await vi.waitFor(async () => expect([await stateOf(a), await stateOf(b)]).toEqual(['paused', 'paused']));
    await openQueue();
    expect([await stateOf(a), await stateOf(b)]).toEqual(['paused', 'paused']);
  });

  it('opens although the record of one run is damaged, which then can be started again', async () => {
    await ledger.putAll([recordOf(a), recordOf(b)]);
    await writeFile(join(runFolder(folder, a), 'run.json'), '{"schemaVersion": 1, "key"');
    await openQueue();
    expect(ledger.get(a)).toBeUndefined();
    expect(ledger.get(b)?.state).toBe('interrupted');
    await enqueue(recordOf(a));
    expect(await stateOf(a)).toBe('queued');
  });

  it('puts what is newly started in the place of what was left over', async () => {
    await ledger.put({ ...recordOf(a), state: 'interrupted' });
    queue.offer([queued(a)]);
    await enqueue(recordOf(b));
    current().report({ type: 'ready' });
    expect(current().carried()).toEqual([b]);
    expect(queue.status().total).toBe(1);
  });

  it('abandoned while running leaves its files to whoever has the project now', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    await writeRun(folder, { ...recordOf(a), state: 'running' });
    await queue.abandon();
    expect(current().isKilled).toBe(true);
    expect([await stateOf(a), await stateOf(b)]).toEqual(['running', 'queued']);
  });

  it('disposed of while running leaves an interrupted run and no process', async () => {
    await enqueue(recordOf(a));
    current().report({ type: 'ready' });
    await queue.dispose();
    expect(current().isKilled).toBe(true);
    expect(await stateOf(a)).toBe('interrupted');
    expect(processes.length).toBe(1);
  });
});
