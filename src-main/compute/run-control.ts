/** How a run talks to whoever carries it out: what it reports, and whether it should stop. */
import { setImmediate } from 'node:timers/promises';
import type { EpochRow, RunProgress } from '../contract/run';

export type StopState = 'paused' | 'cancelled';

export interface RunControl {
  /** What the host has asked for; looked at between two steps of the work. */
  stopRequested(): StopState | null;
  progressed(progress: RunProgress): void;
  epochEnded(row: EpochRow): void;
}

/**
 * Lets waiting messages in and says whether to stop. An engine's step blocks this thread, so without this no pause would ever
 * be heard; twenty times a second is often enough and costs nothing.
 */
export function createBreath(control: RunControl): () => Promise<StopState | null> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last > 50) {
      await setImmediate();
      last = performance.now();
    }
    return control.stopRequested();
  };
}
