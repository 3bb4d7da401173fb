import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runFolder, writeRun } from '../../../store/runs/run-store';
import { recordOf } from './recorded-run.fixture';
import {
  a,
  b,
  current,
  end,
  enqueue,
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

describe('a project opened again', () => {
  it('shows what was running or waiting as interrupted, and offers to go on', async () => {
    await enqueue(recordOf(a), recordOf(b));
    current().report({ type: 'ready' });
    await writeRun(folder, { ...recordOf(a), state: 'running' });
    await openQueue(); // the program before died without a word
    expect([await stateOf(a), await stateOf(b)]).toEqual(['interrupted', 'interrupted']);
    queue.listLeftOver([queued(a), queued(b)]);
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
    await queue.continueRuns([queued(a), queued(b)]);
    queue.listLeftOver([queued(a), queued(b)]);
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
    queue.listLeftOver([queued(a)]);
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
