/** How long a compute process may take and be silent before it is given up. */
import type { RunProgress } from '../../contract/running/run';

export interface Patience {
  readonly startMs: number;
  /** From 'stop' to the end of the process, unless it says before that it only puts things away. */
  readonly stopMs: number;
  readonly putAwayMs: number;
  /** Silence that is always allowed: in training between two steps, elsewhere (starting, decoding, fitting) at all. */
  readonly stepSilenceMs: number;
  readonly otherSilenceMs: number;
  /** In training as many times the longest step so far are allowed, too. */
  readonly stepFactor: number;
  readonly tickMs: number;
}

/** The largest regression of the study fits for minutes without a word; no step does, on any machine it can be trained on at all. */
export const defaultPatience: Patience = {
  startMs: 120_000,
  stopMs: 2_500,
  putAwayMs: 60_000,
  stepSilenceMs: 300_000,
  otherSilenceMs: 3_600_000,
  stepFactor: 20,
  tickMs: 5_000,
};

export interface PhaseWatch {
  /** `silentMs`: for how long nothing had been heard. */
  heard(phase: RunProgress['phase'], silentMs: number): void;
  readonly allowedMs: () => number;
}

/** What a run is doing decides how long it may say nothing. */
export function createPhaseWatch(patience: Patience): PhaseWatch {
  let longestStepMs = 0;
  let phase: RunProgress['phase'] = 'waiting';
  return {
    heard(now, silentMs) {
      if (now === 'training' && phase === 'training') longestStepMs = Math.max(longestStepMs, silentMs);
      phase = now;
    },
    allowedMs: () =>
      phase === 'training' || phase === 'evaluating' || phase === 'features'
        ? Math.max(patience.stepSilenceMs, patience.stepFactor * longestStepMs)
        : patience.otherSilenceMs,
  };
}
