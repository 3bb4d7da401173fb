/** What a compute process is asked about a run, how long it may be silent, and what became of it, in a run's terms. Its messages do not pass here. */
import { computeReportSchema, type ComputeCommand, type ComputeReport } from '../../contract/running/compute-protocol';
import type { ErrorReport } from '../../contract/app-error';
import { phrase } from '../../contract/message';
import type { RunKey } from '../../contract/running/run';
import { createWorker, type Worker } from '../../processes/host';
import type { Outcome, Question } from '../../processes/protocol';
import type { ComputeProcess } from '../compute-process';
import { createImageReader, type ImageReader } from '../image-reader';
import { answerDecode } from '../reading/answer-decode';
import { createPhaseWatch, defaultPatience, type Patience } from './process-watch';

/** `reason` of a crash is a part of a sentence: 'a fault in a library', ...; `isCutOff`: its step took too long to wait for. */
export type RunOutcome =
  | { readonly state: 'done' | 'paused' | 'cancelled' | 'failed'; readonly error: ErrorReport | null; readonly isCutOff?: true }
  | { readonly state: 'crashed'; readonly reason: string };

export interface ComputeSupervisor {
  /** The process, started with the first run and again after it died: `end(await worker.ask(begin(…)))` carries out a run. */
  readonly worker: Pick<Worker<ComputeCommand, ComputeReport>, 'ask'>;
  /** Only when the run before has ended. `told`: of every report about this run but its end. */
  begin(project: string, key: RunKey, told?: (report: ComputeReport) => void): Question<ComputeCommand, ComputeReport, RunOutcome>;
  end(outcome: Outcome<RunOutcome>): RunOutcome;
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

export function createComputeSupervisor(
  launch: () => ComputeProcess,
  assetsFolder: string,
  patience: Patience = defaultPatience,
  images: ImageReader = createImageReader(null),
): ComputeSupervisor {
  const worker = createWorker<ComputeCommand, ComputeReport>({ launch, reports: computeReportSchema, startMs: patience.startMs });
  let isBusy = false;
  let stopAs: 'paused' | 'cancelled' | null = null;

  return {
    worker,
    begin(project, key, told = () => undefined) {
      const watch = createPhaseWatch(patience);
      isBusy = true;
      return {
        command: { type: 'carryOut', project, key, assetsFolder },
        silence: { tickMs: patience.tickMs, allowedMs: watch.allowedMs },
        concerns: (report) => report.type === 'decode' || ('key' in report && report.key === key),
        hear(report, silentMs, tell) {
          if (report.type === 'decode') return answerDecode(report, images, tell);
          if (report.type === 'progressed') watch.heard(report.progress.phase, silentMs);
          if (report.type === 'stopping' && stopAs !== null) worker.allow(patience.putAwayMs);
          return report.type === 'ended' ? { answer: { state: report.state, error: report.error } } : null;
        },
        told,
      };
    },
    end(outcome) {
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
