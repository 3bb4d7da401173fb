import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkpointPath } from '../../../store/runs/checkpoint-store';
import { readRun } from '../../../store/runs/run-store';
import { createComputeSupervisor } from '../compute-supervisor';
import { defaultPatience } from '../process-watch';
import { recordOf } from './recorded-run.fixture';
import { createRunQueue } from './run-queue';
import {
  a,
  b,
  c,
  current,
  end,
  enqueue,
  events,
  folder,
  ledger,
  openQueue,
  processes,
  queue,
  queued,
  stateOf,
  until,
  useQueue,
} from './run-queue.fixture';

useQueue();

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

  it('says how much is done again when a step was too long for a pause', async () => {
    await openQueue({ ...defaultPatience, stopMs: 20 });
    await enqueue(recordOf(a));
    current().report({ type: 'ready' });
    queue.pause();
    await until(() => queue.status().state === 'paused'); // no answer
    expect(queue.status().notice).toMatch(/^‘Run a’ .* begins again\.$/);
    const checkpoint = checkpointPath(folder, a, 'last');
    await mkdir(dirname(checkpoint), { recursive: true });
    await writeFile(checkpoint, '');
    await utimes(checkpoint, 58, 58); // seconds
    await queue.resume();
    await until(() => processes.length === 2);
    current().report({ type: 'ready' });
    queue.pause();
    await until(() => queue.status().state === 'paused');
    expect(queue.status().notice).toBe(
      '‘Run a’ was in a step that takes longer than a pause may, and was ended in it. When it goes on, it repeats what came after its last checkpoint: at most 42 seconds of work.',
    );
  });

  it('a pause before the process is ready is not lost, is no step that took too long, and the run is not begun', async () => {
    await enqueue(recordOf(a), recordOf(b));
    queue.pause();
    await until(() => queue.status().state === 'paused');
    expect(queue.status()).toMatchObject({ notice: null, done: 0, total: 2, current: null });
    await until(() => [a, b].every((key) => ledger.get(key)?.state === 'paused'));
    expect([await stateOf(a), await stateOf(b)]).toEqual(['paused', 'paused']);
    current().report({ type: 'ready' });
    expect(current().carried()).toEqual([]);
    await queue.resume();
    await until(() => current().carried().length === 1);
    expect(processes).toHaveLength(1);
    await end(a, 'done');
    await until(() => current().carried().length === 2);
    await end(b, 'done');
    await until(() => queue.status().state === 'idle');
  });

  it('a pause or cancel in the moment between two runs reaches the next one', async () => {
    void queue.start([queued(a)], [recordOf(a)]);
    queue.pause(); // nothing has been given to anybody yet
    await until(() => queue.status().state === 'paused' && ledger.get(a)?.state === 'paused');
    expect(processes).toHaveLength(0);
    await queue.resume();
    await queue.cancel();
    await until(() => queue.status().state === 'idle');
    await until(() => ledger.get(a)?.state === 'cancelled');
    expect(processes.flatMap((process) => process.carried())).toEqual([]);
  });

  it('a run whose process says nonsense has failed by name, and the others go on', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    current().say({ type: 'epochEnded', key: a, row: { epoch: -5 } });
    await until(() => processes.length === 2);
    current().report({ type: 'ready' });
    await until(() => current().carried().includes(b));
    await end(b, 'done');
    await until(() => queue.status().state === 'idle');
    expect((await readRun(folder, a))?.error?.message).toMatch(/row\.epoch/);
    expect(queue.status().notice).toBe('One run failed; the others are done.');
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

  it('carries out what is started while everything else is being cancelled, be it the same run', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    await queue.cancel();
    await queue.start([queued(a), queued(c)], [recordOf(c)]);
    expect(queue.status().state).toBe('pausing');
    await end(a, 'cancelled');
    await until(() => current().carried().length === 2);
    expect(queue.status()).toMatchObject({ state: 'running', done: 0, total: 2, current: { key: a, state: 'running' } });
    await end(a, 'done');
    await until(() => current().carried().length === 3);
    await end(c, 'done');
    await until(() => queue.status().state === 'idle');
    expect([await stateOf(a), await stateOf(b), await stateOf(c)]).toEqual(['done', 'cancelled', 'done']);
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
    const unlucky = createRunQueue({ folder, ledger, supervisor, emit: () => {}, estimateMs: () => 0, now: () => 0 });
    await unlucky.start([queued(a)], [recordOf(a)]);
    await until(() => unlucky.status().state === 'paused');
    expect(unlucky.status().notice).toContain('3 times in a row');
  });
});
