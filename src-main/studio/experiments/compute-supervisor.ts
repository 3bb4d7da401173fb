/** Keeps a compute process at hand, gives it one run at a time, and puts into a run's terms what became of it. */
import { computeReportSchema, type ComputeCommand, type ComputeReport } from '../../contract/running/compute-protocol';
import type { ErrorReport } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import type { EpochRow, RunKey, RunProgress } from '../../contract/running/run';
import { createWorker } from '../../processes/host';
import type { Outcome } from '../../processes/protocol';
import type { ComputeProcess } from '../compute-process';
import { createImageReader, type ImageReader } from '../image-reader';
import { answerDecode } from '../reading/answer-decode';
import { createPhaseWatch, defaultPatience, type Patience } from './process-watch';

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
   * The current run ends within three seconds: at once while the process is not ready for it, else after its current step, or, when
   * that takes longer, with the end of the process, which loses what came after the last checkpoint.
   */
  stop(as: 'paused' | 'cancelled'): void;
  /** Ends an idle process, so that the next run gets one with fresh memory. */
  refresh(): void;
  /** Ends the process at once; a run under way counts as crashed. */
  dispose(): void;
}

/** The process is started with the first run, stays for the next ones, and is started again after it died. */
export function createComputeSupervisor(
  launch: () => ComputeProcess,
  assetsFolder: string,
  patience: Patience = defaultPatience,
  images: ImageReader = createImageReader(null),
): ComputeSupervisor {
  const worker = createWorker<ComputeCommand, ComputeReport>({ launch, reports: computeReportSchema, startMs: patience.startMs });
  let isBusy = false;
  let stopAs: 'paused' | 'cancelled' | null = null;

  /** A report about another run comes too late to count. */
  const hear = (report: ComputeReport, key: RunKey, listener: RunListener): { readonly answer: RunOutcome } | null => {
    if (!('key' in report) || report.key !== key) return null;
    switch (report.type) {
      case 'progressed':
        listener.progressed(report.progress);
        return null;
      case 'epochEnded':
        listener.epochEnded(report.row);
        return null;
      case 'remarked':
        listener.remarked(report.remark);
        return null;
      case 'stopping':
        if (stopAs !== null) worker.allow(patience.putAwayMs);
        return null;
      case 'ended':
        return { answer: { state: report.state, error: report.error } };
      default:
        return report satisfies never;
    }
  };

  return {
    async carryOut(project, key, listener) {
      const watch = createPhaseWatch(patience);
      isBusy = true;
      const outcome = await worker.ask<RunOutcome>({
        command: { type: 'carryOut', project, key, assetsFolder },
        silence: { tickMs: patience.tickMs, allowedMs: watch.allowedMs },
        hear: (report, silentMs, tell) => {
          if (report.type === 'decode') return answerDecode(report, images, tell);
          if (report.type === 'progressed') watch.heard(report.progress.phase, silentMs);
          return hear(report, key, listener);
        },
      });
      const stopped = stopAs;
      isBusy = false;
      stopAs = null;
      return outcomeOf(outcome, stopped);
    },
    stop: (as) => {
      if (!isBusy) return;
      stopAs = as;
      worker.cancel({ type: 'stop', as }, patience.stopMs);
    },
    refresh: () => {
      if (!isBusy) worker.end(phrase`it was ended`);
    },
    dispose: () => worker.end(phrase`the program ended`),
  };
}

/** A process that cannot even be started has the same remedy as one that died; one that says nonsense would say it again. */
function outcomeOf(outcome: Outcome<RunOutcome>, stopAs: 'paused' | 'cancelled' | null): RunOutcome {
  if (outcome.kind === 'answered') return outcome.answer;
  const { why, reason } = outcome;
  if (stopAs !== null && why === 'withdrawn') return { state: stopAs, error: null };
  if (stopAs !== null && why === 'cancelled') return { state: stopAs, error: null, isCutOff: true };
  if (why !== 'malformed') return { state: 'crashed', reason };
  const message = phrase`The process that computed it was ended because ${reason}. Something in the files of this run is damaged; start its experiment again, and delete its folder in runs/ should that not help.`;
  return { state: 'failed', error: { code: 'run-failed', message } };
}
