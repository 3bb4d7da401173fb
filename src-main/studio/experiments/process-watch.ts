/** How long a compute process may take and be silent before it is given up, and what its death means in words. */
import type { RunProgress } from '../../contract/run';

export interface Patience {
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
  stopMs: 2_500,
  putAwayMs: 60_000,
  stepSilenceMs: 300_000,
  otherSilenceMs: 3_600_000,
  stepFactor: 20,
  tickMs: 5_000,
};

export interface SilenceWatch {
  begin(): void;
  heard(phase: RunProgress['phase']): void;
  end(): void;
}

/** Counts its own ticks and not the clock, so that a computer that slept is not taken for a process that hung. */
export function createSilenceWatch(patience: Patience, onSilence: (reason: string) => void): SilenceWatch {
  let timer: NodeJS.Timeout | undefined;
  let silentMs = 0;
  let longestStepMs = 0;
  let phase: RunProgress['phase'] = 'waiting';
  const allowedMs = (): number =>
    phase === 'training' || phase === 'evaluating' || phase === 'features'
      ? Math.max(patience.stepSilenceMs, patience.stepFactor * longestStepMs)
      : patience.otherSilenceMs;
  const end = (): void => clearInterval(timer);
  return {
    begin() {
      end();
      [silentMs, longestStepMs, phase] = [0, 0, 'waiting'];
      timer = setInterval(() => {
        silentMs += patience.tickMs;
        if (silentMs < allowedMs()) return;
        end();
        onSilence(`it gave no sign of life for ${describeTime(silentMs)}`);
      }, patience.tickMs);
      timer.unref();
    },
    heard(now) {
      if (now === 'training' && phase === 'training') longestStepMs = Math.max(longestStepMs, silentMs);
      phase = now;
      silentMs = 0;
    },
    end,
  };
}

/** Why a process ended, as part of a sentence, from its exit code or the signal that ended it. */
export function describeDeath(code: number | null, signal: string | null): string {
  const ending = signal ?? (code !== null && code > 128 && code < 160 ? (signals[code - 128] ?? null) : null);
  if (ending === 'SIGKILL') return 'the system ended it, most likely because memory ran out';
  if (ending === 'SIGABRT' || code === windowsFailFast) return 'it gave up, most likely because memory ran out';
  if (ending === 'SIGSEGV' || ending === 'SIGBUS' || ending === 'SIGILL' || ending === 'SIGFPE' || code === windowsAccessViolation)
    return 'a library it computes with met a fault';
  if (ending !== null) return `it was ended from outside (${ending})`;
  return code === null ? 'it ended without a word' : `it ended with the code ${code}`;
}

/** Codes above 128 stand for a signal (POSIX shells, Node). */
const signals: Readonly<Record<number, string>> = { 4: 'SIGILL', 6: 'SIGABRT', 7: 'SIGBUS', 8: 'SIGFPE', 9: 'SIGKILL', 11: 'SIGSEGV' };
const windowsAccessViolation = 0xc0000005;
const windowsFailFast = 0xc0000409;

function describeTime(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1000)} seconds` : `${Math.round(ms / 60_000)} minutes`;
}
