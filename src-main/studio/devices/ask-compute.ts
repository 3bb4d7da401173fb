/** One question to a compute process of its own: a driver that hangs or ends the process takes nothing else with it. */
import type { ComputeCommand, ComputeReport } from '../../contract/compute-protocol';
import type { ComputeProcess } from '../context';

type Question = Extract<ComputeCommand, { type: 'probe' | 'measure' }>;
type Answer = Extract<ComputeReport, { type: 'probed' | 'measured' }>;
/** `failure` is a part of a sentence: 'it took longer than 60 seconds'. */
export type Asked = { readonly answer: Answer } | { readonly failure: string };

/** Never rejects. The process is ended afterwards, whatever happened. */
export function askCompute(launch: () => ComputeProcess, question: Question, patienceMs: number): Promise<Asked> {
  return new Promise((settle) => {
    let isOver = false;
    const end = (asked: Asked): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      settle(asked);
      process?.kill();
    };
    const timer = setTimeout(() => end({ failure: `it took longer than ${Math.round(patienceMs / 1000)} seconds` }), patienceMs);
    let process: ComputeProcess | null = null;
    try {
      process = launch();
      process.onReport((report) => {
        if (report.type === 'ready') process?.post(question);
        if (report.type === 'probed' || report.type === 'measured') end({ answer: report });
      });
      process.onExit(() => end({ failure: 'it ended the process that tried it' }));
    } catch (error) {
      end({ failure: error instanceof Error ? error.message : String(error) });
    }
  });
}
