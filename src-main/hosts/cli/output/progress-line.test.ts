import { describe, expect, it } from 'vitest';
import type { RunCard } from '../../../contract/running/experiment';
import { queueStatus } from '../../test-support/studio-double';
import { terminalDouble } from '../../test-support/terminal-double';
import { createProgressLine, describeProgress, describeWork, showQueue } from './progress-line';

const run = (done: number): RunCard =>
  ({
    key: 'k',
    label: 'Multi-task learning, 4-D, fold 2',
    state: 'running',
    progress: { phase: 'training', done, total: 200, fraction: done / 200, remainingMs: null },
  }) as unknown as RunCard;
const running = (done: number) => queueStatus('running', { done: 3, current: run(done), remainingMs: 4_320_000 });

describe('progress in a terminal', () => {
  it('says what runs, how far it is and how long still', () => {
    expect(describeProgress(running(41.7))).toBe('run 4 of 10 · Multi-task learning, 4-D, fold 2 · training 41 of 200 · 1 h 12 min left');
    expect(describeProgress(queueStatus('running'))).toBe('run 1 of 10 · estimating the time left');
    expect(describeProgress({ ...running(1), state: 'pausing' })).toMatch(/ · pausing$/);
  });

  it('says how far an analysis is and how long still', () => {
    expect(describeWork('permutation test', { done: 0, total: 99, remainingMs: null })).toBe(
      'permutation test · 0 of 99 · estimating the time left',
    );
    expect(describeWork('permutation test', { done: 41, total: 99, remainingMs: 12_300 })).toBe('permutation test · 41 of 99 · 12 s left');
  });

  it('rewrites one line that fits where that is possible', () => {
    const terminal = terminalDouble({ isInteractive: true, columns: 40 });
    let time = 0;
    const line = createProgressLine(terminal, () => time);
    showQueue(line, running(1));
    time = 50;
    showQueue(line, running(2)); // too soon after the first
    time = 150;
    showQueue(line, running(3));
    line.end();
    const parts = terminal.error().split('\r\u001b[2K');
    expect(parts).toHaveLength(3);
    expect(parts[1]).toBe('run 4 of 10 · Multi-task learning, 4-D…');
    expect(terminal.error().endsWith('\n')).toBe(true);
    expect(terminal.out()).toBe('');
  });

  it('writes a line every few seconds elsewhere', () => {
    const terminal = terminalDouble();
    let time = 0;
    const line = createProgressLine(terminal, () => time);
    for (time = 0; time <= 10_000; time += 100) showQueue(line, running(time / 100));
    line.end();
    expect(terminal.error().match(/training \d+ of 200/g)).toEqual(['training 0 of 200', 'training 50 of 200', 'training 100 of 200']);
    expect(terminal.error()).not.toContain('\u001b');
  });
});
