/** How a run talks to whoever carries it out: what it reports, and whether it should stop. */
import { setImmediate } from 'node:timers/promises';
import type { EpochRow, PlateauSign, RunProgress } from '../../contract/running/run';

export type StopState = 'paused' | 'cancelled';

export interface RunControl {
  /** What the host has asked for; looked at between two steps of the work. */
  stopRequested(): StopState | null;
  progressed(progress: RunProgress): void;
  epochEnded(row: EpochRow): void;
  /** Something people should know that does not end the run. */
  remarked(remark: string): void;
  /** Once, at the end of a training; none when it has begun to learn. */
  plateauFound?(signs: readonly PlateauSign[]): void;
}

/** Thrown where a stop is heard deep inside the work; whoever carries out the run turns it into the run's end. */
export class RunStopped extends Error {
  constructor(readonly as: StopState) {
    super(`the run was ${as}`);
  }
}

/** For work that reports each small piece: throws `RunStopped` when a stop was asked for. */
export function stopIfAsked(control: Pick<RunControl, 'stopRequested'>): void {
  const stop = control.stopRequested();
  if (stop !== null) throw new RunStopped(stop);
}

/**
 * Lets waiting messages in and says whether to stop. An engine's step blocks this thread, so without this no pause would ever
 * be heard; twenty times a second is often enough and costs nothing.
 */
export function createStopCheck(control: RunControl, everyMs = 50): () => Promise<StopState | null> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= everyMs) {
      await setImmediate();
      last = performance.now();
    }
    return control.stopRequested();
  };
}
