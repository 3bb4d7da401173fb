/** Carries out the analysis of the open project in a compute process of its own, and says how it stands. */
import type { AnalysisPart, AnalysisStatus } from '../../../contract/results/analysis';
import { phrase } from '../../../contract/message';
import { computeReportSchema, type ComputeCommand, type ComputeReport } from '../../../contract/running/compute-protocol';
import { createWorker } from '../../../processes/host';
import type { StudioContext } from '../../context';
import type { ComputeProcess } from '../../compute-process';
import { tellProgress, type TellWork } from '../../work-progress';
import { findNetworkProblems } from '../../reading/network-reader';
import { answerDecode } from '../../reading/answer-decode';
import { countMissing, planAnalysis, readCurrent } from './plan-analysis';

export interface AnalysisJob {
  status(): Promise<AnalysisStatus>;
  /** Does nothing while one is under way. */
  start(): Promise<AnalysisStatus>;
  /** What has been written down stays. Without effect while nothing is under way. */
  stop(): Promise<AnalysisStatus>;
  dispose(): void;
}

export function createAnalysisJob(
  folder: string,
  { assetsFolder, emit, images, networks, now }: Pick<StudioContext, 'assetsFolder' | 'emit' | 'images' | 'networks' | 'now'>,
  launch: () => ComputeProcess,
  { startMs, silenceMs, tickMs }: AnalysisPatience = defaultPatience,
): AnalysisJob {
  const worker = createWorker<ComputeCommand, ComputeReport>({ launch, reports: computeReportSchema, startMs, idleMs: 1000 });
  let isRunning = false;
  let isDisposed = false;
  let isStopped = false;
  let progress: AnalysisStatus['progress'] = null;
  let error: string | null = null;

  const status = async (): Promise<AnalysisStatus> => {
    const plan = await planAnalysis(folder);
    const current = await readCurrent(folder, plan);
    return { analysis: current.analysis, missing: countMissing(current, plan), progress, error };
  };
  const carryOut = async (): Promise<void> => {
    isRunning = true;
    isStopped = false;
    progress = { done: 0, total: 0, part: null, within: null };
    error = null;
    let told: { readonly part: AnalysisPart; readonly tell: TellWork } | null = null;
    const tellOf = (part: AnalysisPart): TellWork =>
      tellProgress(now, (within) => {
        progress = { ...(progress ?? { done: 0, total: 0 }), part, within };
        emit({ type: 'analysisProgressed', progress });
      });
    const networkProblems = await findNetworkProblems(folder, networks);
    const outcome = await worker.ask<string | null>({
      command: { type: 'analyse', project: folder, assetsFolder, networkProblems },
      silence: { tickMs, allowedMs: () => silenceMs },
      hear: (report, _, tell) => {
        if (report.type === 'decode') return answerDecode(report, images, tell);
        if (report.type === 'analysisEnded') return { answer: report.error?.message ?? null };
        if (report.type === 'analysed') {
          progress = { done: report.done, total: report.total, part: null, within: null };
          told = null;
          emit({ type: 'analysisChanged' });
        }
        if (report.type === 'analysing') {
          if (told?.part !== report.part) told = { part: report.part, tell: tellOf(report.part) };
          told.tell(report.done, report.total);
        }
        return null;
      },
    });
    isRunning = false;
    progress = null;
    error = outcome.kind === 'answered' ? outcome.answer : isStopped ? null : sayLost(outcome.reason);
    if (!isDisposed) emit({ type: 'analysisChanged' });
  };

  return {
    status,
    async start() {
      if (!isRunning) void carryOut();
      return status();
    },
    stop() {
      isStopped = isRunning;
      worker.end(phrase`it was cancelled`);
      return status();
    },
    dispose() {
      isDisposed = true;
      worker.end(phrase`the project was closed`);
    },
  };
}

export interface AnalysisPatience {
  /** For the process to get ready. */
  readonly startMs: number;
  /** How long it may say nothing, looked at in ticks. */
  readonly silenceMs: number;
  readonly tickMs: number;
}

/** A large network over all drawings, or the noise ceiling of many ratings, says nothing for minutes. */
const defaultPatience: AnalysisPatience = { startMs: 120_000, silenceMs: 3_600_000, tickMs: 5000 };

function sayLost(reason: string): string {
  return phrase`The analysis stopped before it was done: ${reason}. Start it again: what was computed is kept.`;
}
