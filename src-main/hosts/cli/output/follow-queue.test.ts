import { describe, expect, it, vi } from 'vitest';
import type { ExperimentCard, RunCard } from '../../../contract/running/experiment';
import type { StudioMethods } from '../../../contract/window/rpc';
import { queueStatus, studioDouble, success } from '../../test-support/studio-double';
import { terminalDouble, type TerminalDouble } from '../../test-support/terminal-double';
import type { CommandContext } from '../command-context';
import { runExperiments } from './follow-queue';

const contextFor = (terminal: TerminalDouble): CommandContext => ({ terminal, now: () => 0 }) as unknown as CommandContext;
const run = (state: RunCard['state'], error: string | null = null): RunCard =>
  ({ label: 'Sketch transfer, fold 3', state, error }) as unknown as RunCard;
const cards = (...runs: RunCard[]): StudioMethods['listExperiments'] => {
  const all = [{ step: 3, runs } as unknown as ExperimentCard, { step: 4, runs: [run('queued')] } as unknown as ExperimentCard];
  return async () => success({ cards: all, durations: { first: null, second: null } });
};
const started: StudioMethods['startExperiments'] = async () => success(queueStatus('running'));

describe('experiments started from the command line', () => {
  it('are waited for until the queue has ended', async () => {
    const studio = studioDouble({ startExperiments: started, listExperiments: cards(run('done')) });
    const ending = runExperiments(contextFor(terminalDouble()), studio, [3], 'tiny');
    await vi.waitFor(() => expect(studio.calls).toEqual([['startExperiments', { steps: [3], preset: 'tiny' }]]));
    studio.emit({ type: 'queueProgressed', status: queueStatus('running', { done: 9 }) });
    studio.emit({ type: 'queueProgressed', status: queueStatus('idle', { done: 10 }) });
    expect(await ending).toBe('ended');
    expect(studio.listenerCount()).toBe(0);
  });

  it('that are all done already end at once', async () => {
    const studio = studioDouble({ startExperiments: async () => success(queueStatus('idle')), listExperiments: cards(run('done')) });
    expect(await runExperiments(contextFor(terminalDouble()), studio, [3], 'tiny')).toBe('ended');
  });

  it('that fail are an error that names the run and the reason', async () => {
    const studio = studioDouble({
      startExperiments: async () => success(queueStatus('idle')),
      listExperiments: cards(run('done'), run('failed', 'The disk is full.')),
    });
    await expect(runExperiments(contextFor(terminalDouble()), studio, [3], 'tiny')).rejects.toMatchObject({
      code: 'run-failed',
      message: '1 of 2 runs failed. Sketch transfer, fold 3: The disk is full.',
    });
  });

  it('that stopped by themselves give the reason of the queue', async () => {
    const studio = studioDouble({
      startExperiments: async () => success(queueStatus('idle')),
      listExperiments: cards(run('interrupted')),
      describeQueue: async () => success(queueStatus('idle', { notice: 'The compute process ended three times in a row.' })),
    });
    await expect(runExperiments(contextFor(terminalDouble()), studio, [3], 'tiny')).rejects.toThrow('three times in a row');
  });

  it('are paused by Ctrl-C, after the current step', async () => {
    const studio = studioDouble({ startExperiments: started, pauseQueue: async () => success(queueStatus('pausing')) });
    const terminal = terminalDouble();
    const ending = runExperiments(contextFor(terminal), studio, [3], 'tiny');
    await vi.waitFor(() => expect(studio.calls).toHaveLength(1));
    terminal.interrupt();
    await vi.waitFor(() => expect(studio.calls.map(([name]) => name)).toContain('pauseQueue'));
    expect(terminal.error()).toMatch(/Pausing after the current training step/);
    studio.emit({ type: 'queueProgressed', status: queueStatus('paused') });
    expect(await ending).toBe('interrupted');
  });

  it('are left at once by a second Ctrl-C', async () => {
    const studio = studioDouble({ startExperiments: started, pauseQueue: async () => success(queueStatus('pausing')) });
    const terminal = terminalDouble();
    const ending = runExperiments(contextFor(terminal), studio, [3], 'tiny');
    await vi.waitFor(() => expect(studio.calls).toHaveLength(1));
    terminal.interrupt();
    terminal.interrupt();
    expect(await ending).toBe('interrupted');
  });
});
