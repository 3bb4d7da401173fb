/**
 * Turns the host's single estimates into an honest range: every estimate names an end time, and how far the recent
 * end times lie apart shows how sure they are.
 */
import type { QueueStatus } from '../../src-main/contract/experiment';

export interface DurationRange {
  readonly lowMs: number;
  readonly highMs: number;
}

const remembered = 30; // estimates
const leastSpread = 0.1; // of the remaining time, either way: two equal estimates are no proof

export function createRemainingRange(): { add(status: QueueStatus, nowMs: number): DurationRange | null } {
  let ends: number[] = [];
  let total = 0;
  return {
    add: (status, nowMs) => {
      // A queue that was extended, paused or finished makes the old end times meaningless.
      if (status.total !== total || status.state !== 'running') ends = [];
      total = status.total;
      if (status.remainingMs === null) return null;
      const { remainingMs } = status;
      ends = [...ends, nowMs + remainingMs].slice(-remembered);
      return {
        lowMs: Math.max(0, Math.min(Math.min(...ends) - nowMs, (1 - leastSpread) * remainingMs)),
        highMs: Math.max(Math.max(...ends) - nowMs, (1 + leastSpread) * remainingMs),
      };
    },
  };
}
