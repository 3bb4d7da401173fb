/** Carries out the analysis of the open project in a compute process of its own, and says how it stands. */
import type { AnalysisStatus } from '../../contract/analysis';
import type { StudioEvent } from '../../contract/events';
import { readAnalysis } from '../../store/analysis-store';
import type { ComputeProcess } from '../context';
import { countMissing, keepCurrent, planAnalysis } from './plan-analysis';

export interface AnalysisJob {
  status(): Promise<AnalysisStatus>;
  /** Does nothing while one is under way. */
  start(): Promise<AnalysisStatus>;
  /** What has been written down stays. */
  dispose(): void;
}

export function createAnalysisJob(
  folder: string,
  assetsFolder: string,
  launch: () => ComputeProcess,
  emit: (event: StudioEvent) => void,
): AnalysisJob {
  let process: ComputeProcess | null = null;
  let progress: AnalysisStatus['progress'] = null;
  let error: string | null = null;

  const status = async (): Promise<AnalysisStatus> => {
    const plan = await planAnalysis(folder);
    const analysis = keepCurrent(await readAnalysis(folder), plan);
    return { analysis, missing: countMissing(analysis, plan), progress, error };
  };
  const end = (why: string | null): void => {
    process = null;
    progress = null;
    error = why;
    emit({ type: 'analysisChanged' });
  };
  const begin = (): void => {
    const started = launch();
    process = started;
    progress = { done: 0, total: 0 };
    error = null;
    started.onReport((report) => {
      if (started !== process) return;
      if (report.type === 'ready') started.post({ type: 'analyse', project: folder, assetsFolder });
      if (report.type === 'analysed') {
        progress = { done: report.done, total: report.total };
        emit({ type: 'analysisChanged' });
      }
      if (report.type === 'analysisEnded') {
        started.post({ type: 'leave' });
        end(report.error?.message ?? null);
      }
    });
    started.onExit(() => {
      if (started === process) end('The analysis stopped before it was done. Start it again: what was computed is kept.');
    });
  };

  return {
    status,
    async start() {
      if (process === null) begin();
      return status();
    },
    dispose() {
      const ending = process;
      process = null;
      ending?.kill();
    },
  };
}
