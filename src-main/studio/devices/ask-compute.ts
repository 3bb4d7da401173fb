/** One question to a compute process of its own: a driver that hangs or ends the process takes nothing else with it. */
import { computeReportSchema, type ComputeCommand, type ComputeReport } from '../../contract/running/compute-protocol';
import { phrase } from '../../contract/message';
import { createWorker } from '../../processes/host';
import type { ComputeProcess } from '../compute-process';

type Question = Extract<ComputeCommand, { type: 'probe' | 'measure' }>;
type Answer = Extract<ComputeReport, { type: 'probed' | 'measured' }>;
/** `failure` is a part of a sentence: 'it took longer than 60 seconds'. */
export type Asked = { readonly answer: Answer } | { readonly failure: string };

/** Never rejects. The process is ended afterwards, whatever happened. */
export async function askCompute(launch: () => ComputeProcess, command: Question, patienceMs: number): Promise<Asked> {
  const worker = createWorker<ComputeCommand, ComputeReport>({ launch, reports: computeReportSchema, startMs: patienceMs });
  const outcome = await worker.ask<Answer>({
    command,
    withinMs: patienceMs,
    hear: (report) => (report.type === 'probed' || report.type === 'measured' ? { answer: report } : null),
  });
  worker.end(phrase`it has answered`);
  if (outcome.kind === 'answered') return outcome;
  return { failure: outcome.why === 'died' ? phrase`it ended the process that tried it` : outcome.reason };
}
