/** Keeps a compute process at hand, gives it one run at a time, and knows when it has died. */
import type { ComputeReport } from '../../contract/compute-protocol';
import type { ErrorReport } from '../../contract/app-error';
import type { EpochRow, RunKey, RunProgress } from '../../contract/run';
import type { ComputeProcess } from '../context';

export interface RunListener {
  progressed(progress: RunProgress): void;
  epochEnded(row: EpochRow): void;
}

export type RunOutcome =
  { readonly state: 'done' | 'paused' | 'cancelled' | 'failed'; readonly error: ErrorReport | null } | { readonly state: 'crashed' };

export interface ComputeSupervisor {
  /** Never rejects. Only when the run before has ended. */
  carryOut(project: string, key: RunKey, listener: RunListener): Promise<RunOutcome>;
  /** The current run ends after its current step. */
  stop(as: 'paused' | 'cancelled'): void;
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
export function createComputeSupervisor(launch: () => ComputeProcess, assetsFolder: string): ComputeSupervisor {
  let current: ComputeProcess | null = null;
  let isReady = false;
  let job: Job | null = null;

  const finish = (outcome: RunOutcome): void => {
    const ended = job;
    job = null;
    ended?.end(outcome);
  };
  const give = (): void => {
    if (job !== null && isReady) current?.post({ type: 'carryOut', project: job.project, key: job.key, assetsFolder });
  };
  /** A report about a run that is not the current one, or from a process given up, comes too late to count. */
  const hear = (report: ComputeReport): void => {
    if (report.type === 'ready') {
      isReady = true;
      return give();
    }
    if (job === null || report.key !== job.key) return;
    if (report.type === 'progressed') job.listener.progressed(report.progress);
    else if (report.type === 'epochEnded') job.listener.epochEnded(report.row);
    else finish({ state: report.state, error: report.error });
  };
  const start = (): void => {
    isReady = false;
    const started = launch();
    current = started;
    started.onReport((report) => {
      if (started === current) hear(report);
    });
    started.onExit(() => {
      if (started !== current) return;
      current = null;
      finish({ state: 'crashed' });
    });
  };

  return {
    carryOut: (project, key, listener) =>
      new Promise((end) => {
        job = { project, key, listener, end };
        try {
          if (current === null) start();
          else give();
        } catch {
          current = null; // a process that cannot even be started has the same remedy as one that died
          finish({ state: 'crashed' });
        }
      }),
    stop: (as) => current?.post({ type: 'stop', as }),
    dispose: () => {
      const ending = current;
      current = null;
      ending?.kill();
      finish({ state: 'crashed' });
    },
  };
}
