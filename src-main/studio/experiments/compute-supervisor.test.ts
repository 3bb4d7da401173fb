import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runKeySchema, type RunProgress } from '../../contract/running/run';
import { ProcessDouble } from './compute-process.fixture';
import { createComputeSupervisor, type ComputeSupervisor, type RunOutcome } from './compute-supervisor';

const key = runKeySchema.parse('a'.repeat(24));
let processes: ProcessDouble[];
let outcome: RunOutcome | null;
const supervisor = () =>
  createComputeSupervisor(() => {
    const started = new ProcessDouble();
    processes.push(started);
    return started;
  }, '/assets');

const carryOut = async (made: ComputeSupervisor) => made.end(await made.worker.ask(made.begin('/p', key)));

function begin() {
  const made = supervisor();
  void carryOut(made).then((end) => (outcome = end));
  processes[0]!.report({ type: 'ready' });
  return made;
}
const progress = (phase: RunProgress['phase']) =>
  processes.at(-1)!.report({ type: 'progressed', key, progress: { phase, done: 1, total: 2, fraction: 0.5, remainingMs: null } });
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  [processes, outcome] = [[], null];
});
afterEach(() => vi.useRealTimers());

describe('stopping', () => {
  it('ends a process that does not hear it within three seconds', async () => {
    begin().stop('paused');
    await after(2_000);
    expect(outcome).toBeNull();
    await after(900);
    expect(outcome).toEqual({ state: 'paused', error: null, isCutOff: true });
    expect(processes[0]!.isKilled).toBe(true);
  });

  it('gives a process that has heard it the time to put its work away', async () => {
    begin().stop('cancelled');
    processes[0]!.report({ type: 'stopping', key });
    await after(20_000);
    expect(outcome).toBeNull();
    processes[0]!.report({ type: 'ended', key, state: 'cancelled', error: null });
    await after(100_000);
    expect(outcome).toEqual({ state: 'cancelled', error: null });
    expect(processes[0]!.isKilled).toBe(false);
  });

  it('that comes before the process is ready takes effect at once, and the run is never begun', async () => {
    const made = supervisor();
    void carryOut(made).then((end) => (outcome = end));
    made.stop('paused');
    await after(0);
    expect(outcome).toEqual({ state: 'paused', error: null });
    processes[0]!.report({ type: 'ready' });
    expect(processes[0]!.commands).toEqual([]);
    void carryOut(made);
    expect(processes[0]!.carried()).toEqual([key]);
    expect(processes).toHaveLength(1);
  });

  it('does nothing to a process without a run', async () => {
    supervisor().stop('paused');
    await after(100_000);
    expect(processes).toEqual([]);
  });
});

describe('a process that is silent', () => {
  it('in a training is ended after five minutes', async () => {
    begin();
    progress('training');
    progress('training');
    await after(295_000);
    expect(outcome).toBeNull();
    await after(10_000);
    expect(outcome).toEqual({ state: 'crashed', reason: 'it gave no sign of life for 5 minutes' });
    expect(processes[0]!.isKilled).toBe(true);
  });

  it('has twenty times its longest step where that is more', async () => {
    begin();
    progress('training');
    await after(60_000); // a step of a minute
    progress('training');
    await after(1_100_000);
    expect(outcome).toBeNull();
    await after(110_000);
    expect(outcome?.state).toBe('crashed');
  });

  it('may fit a regression for most of an hour', async () => {
    begin();
    progress('fitting');
    await after(3_500_000);
    expect(outcome).toBeNull();
    await after(200_000);
    expect(outcome?.state).toBe('crashed');
  });
});

it('a process that says what nobody understands is ended; its run has failed, and the next run gets another process', async () => {
  const made = begin();
  processes[0]!.say({ type: 'epochEnded', key, row: { epoch: -5 } });
  await after(0);
  expect(outcome).toMatchObject({ state: 'failed', error: { code: 'run-failed', message: expect.stringContaining('row.epoch') } });
  expect(processes[0]!.isKilled).toBe(true);
  void carryOut(made);
  expect(processes).toHaveLength(2);
});
