/** Live progress of long work in a terminal: one rewritten line, or a line every few seconds where lines cannot be rewritten. */
import type { QueueStatus } from '../../../contract/running/experiment';
import type { WorkProgress } from '../../../contract/window/work-progress';
import { durationText } from './duration-text';
import { eraseLine, type Terminal } from './terminal';

const plainIntervalMs = 5_000;
const rewriteIntervalMs = 100;

export interface ProgressLine {
  /** `key` is another one when something else has begun, which is shown at once. */
  show(text: string, key: string): void;
  /** Leaves the terminal at the beginning of an empty line. */
  end(): void;
}

export function createProgressLine(terminal: Terminal, now: () => number): ProgressLine {
  const intervalMs = terminal.isInteractive ? rewriteIntervalMs : plainIntervalMs;
  let shownAt = -Infinity;
  let shownKey = '';
  let isOpen = false;
  return {
    show: (text, key) => {
      const isNew = terminal.isInteractive && key !== shownKey;
      if (!isNew && now() - shownAt < intervalMs) return;
      shownAt = now();
      shownKey = key;
      if (!terminal.isInteractive) terminal.writeError(`${text}\n`);
      else {
        terminal.writeError(`${eraseLine}${shorten(text, terminal.columns - 1)}`);
        isOpen = true;
      }
    },
    end: () => {
      if (isOpen) terminal.writeError('\n');
      isOpen = false;
    },
  };
}

export function showQueue(line: ProgressLine, status: QueueStatus): void {
  line.show(describeProgress(status), `${status.current?.key ?? ''}${status.state}`);
}

/** 'permutation test · 41 of 99 · 12 s left' */
export function describeWork(name: string, { done, total, remainingMs }: WorkProgress): string {
  return `${name} · ${done} of ${total} · ${timeLeft(remainingMs)}`;
}

/** 'run 4 of 55 · Multi-task learning, 4-D, fold 2 · training 41 of 200 · 1 h 12 min left' */
export function describeProgress(status: QueueStatus): string {
  const { current, done, total, remainingMs } = status;
  const parts = [`run ${Math.min(done + 1, total)} of ${total}`];
  if (current !== null) {
    parts.push(current.label);
    const { progress } = current;
    if (progress !== null) parts.push(`${progress.phase} ${Math.floor(progress.done)} of ${progress.total}`);
  }
  if (status.state === 'pausing') parts.push('pausing');
  else parts.push(timeLeft(remainingMs));
  return parts.join(' · ');
}

function timeLeft(remainingMs: number | null): string {
  return remainingMs === null ? 'estimating the time left' : `${durationText(remainingMs)} left`;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`;
}
