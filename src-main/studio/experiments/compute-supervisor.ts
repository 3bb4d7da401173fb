/** Keeps a compute process at hand, gives it one run at a time, and knows when it has died, hangs or does not stop. */
import type { ComputeReport } from '../../contract/compute-protocol';
import type { ErrorReport } from '../../contract/app-error';
import type { EpochRow, RunKey, RunProgress } from '../../contract/run';
import type { ComputeProcess } from '../context';
import { createSilenceWatch, describeDeath, defaultPatience, type Patience } from './process-watch';

export interface RunListener {
  progressed(progress: RunProgress): void;
  epochEnded(row: EpochRow): void;
  remarked(remark: string): void;
}

/** `reason` of a crash is a part of a sentence: 'a fault in a library', ...; `isCutOff`: its step took too long to wait for. */
export type RunOutcome =
  | { readonly state: 'done' | 'paused' | 'cancelled' | 'failed'; readonly error: ErrorReport | null; readonly isCutOff?: true }
  | { readonly state: 'crashed'; readonly reason: string };

export interface ComputeSupervisor {
  /** Never rejects. Only when the run before has ended. */
  carryOut(project: string, key: RunKey, listener: RunListener): Promise<RunOutcome>;
  /**
   * The current run ends within three seconds: after its current step, or, when that takes longer, with the end of the process, which
   * loses what came after the last checkpoint.
   */
  stop(as: 'paused' | 'cancelled'): void;
  /** Ends an idle process, so that the next run gets one with fresh memory. */
  refresh(): void;
  /** Ends the process at once; a run under way counts as crashed. */
  dispose(): void;
}

interface Job {
  readonly project: string;
  readonly key: RunKey;
  readonly listener: RunListener;
  readonly end: (outcome: RunOutcome) => void;
}

/** The process is started with the first run, stays for the next ones, and is started again after it died. */
export function createComputeSupervisor(
  launch: () => ComputeProcess,
  assetsFolder: string,
  patience: Patience = defaultPatience,
): ComputeSupervisor {
  let current: ComputeProcess | null = null;
  let isReady = false;
  let job: Job | null = null;
  let stopTimer: NodeJS.Timeout | undefined;
  let stopAs: 'paused' | 'cancelled' | null = null;
  const watch = createSilenceWatch(patience, (reason) => giveUp({ state: 'crashed', reason }));

  const finish = (outcome: RunOutcome): void => {
    clearTimeout(stopTimer);
    stopAs = null;
    watch.end();
    const ended = job;
    job = null;
    ended?.end(outcome);
  };
  const giveUp = (outcome: RunOutcome): void => {
    const ending = current;
    current = null;
    ending?.kill();
    finish(outcome);
  };
  const give = (): void => {
    if (job !== null && isReady) current?.post({ type: 'carryOut', project: job.project, key: job.key, assetsFolder });
  };
  const waitForStop = (ms: number, as: 'paused' | 'cancelled'): void => {
    clearTimeout(stopTimer);
    stopTimer = setTimeout(() => giveUp({ state: as, error: null, isCutOff: true }), ms);
  };
  /** A report about a run that is not the current one, or from a process given up, comes too late to count. */
  const hear = (report: ComputeReport): void => {
    if (report.type === 'ready') {
      isReady = true;
      return give();
    }
    if (job === null || !('key' in report) || report.key !== job.key) return;
    switch (report.type) {
      case 'progressed':
        watch.heard(report.progress.phase);
        return job.listener.progressed(report.progress);
      case 'epochEnded':
        return job.listener.epochEnded(report.row);
      case 'remarked':
        return job.listener.remarked(report.remark);
      case 'stopping':
        if (stopAs !== null) waitForStop(patience.putAwayMs, stopAs);
        return;
      case 'ended':
        return finish({ state: report.state, error: report.error });
      default:
        report satisfies never;
    }
  };
  const start = (): void => {
    isReady = false;
    const started = launch();
    current = started;
    started.onReport((report) => {
      if (started === current) hear(report);
    });
    started.onExit((code, signal) => {
      if (started !== current) return;
      current = null;
      finish({ state: 'crashed', reason: describeDeath(code, signal ?? null) });
    });
  };

  return {
    carryOut: (project, key, listener) =>
      new Promise((end) => {
        job = { project, key, listener, end };
        watch.begin();
        try {
          if (current === null) start();
          else give();
        } catch (error) {
          current = null; // a process that cannot even be started has the same remedy as one that died
          finish({ state: 'crashed', reason: error instanceof Error ? error.message : String(error) });
        }
      }),
    stop: (as) => {
      if (job === null) return;
      stopAs = as;
      waitForStop(patience.stopMs, as);
      current?.post({ type: 'stop', as });
    },
    refresh: () => {
      if (job === null) giveUp({ state: 'crashed', reason: 'it was ended' });
    },
    dispose: () => giveUp({ state: 'crashed', reason: 'the program ended' }),
  };
}
