/**
 * Turns the host's single estimates into an honest range: every estimate names an end time, and how far the recent
 * end times lie apart shows how sure they are.
 */
import type { QueueStatus } from '../../../src-main/contract/running/experiment';

export interface DurationRange {
  readonly lowMs: number;
  readonly highMs: number;
}

const remembered = 30; // estimates
const outlierShare = 0.1; // at either end: a single wild estimate, as when a first run ends, is not a range
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
      const sorted = ends.toSorted((a, b) => a - b);
      const outliers = Math.floor(outlierShare * sorted.length);
      const earliest = sorted[outliers] ?? nowMs;
      const latest = sorted[sorted.length - 1 - outliers] ?? nowMs;
      return {
        lowMs: Math.max(0, Math.min(earliest - nowMs, (1 - leastSpread) * remainingMs)),
        highMs: Math.max(latest - nowMs, (1 + leastSpread) * remainingMs),
      };
    },
  };
}
