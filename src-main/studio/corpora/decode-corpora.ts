/** Decodes corpora in the background, one after the other, so that a first run starts at once and bad images are known before it. */
import { computeReportSchema, type ComputeCommand, type ComputeReport } from '../../contract/running/compute-protocol';
import { phrase } from '../../contract/message';
import type { DecodingProgress } from '../../contract/study/corpus';
import { createWorker } from '../../processes/host';
import type { StudioContext } from '../context';
import type { ComputeProcess } from '../compute-process';
import { answerDecode } from '../reading/answer-decode';

export interface CorpusDecoder {
  /** Asking again for a corpus that waits or is worked on changes nothing. */
  start(corpus: string): void;
  /** Of the corpus under work, and of those that wait. */
  progress(): readonly DecodingProgress[];
  /** What is under way is given up; images decoded so far are decoded again next time. */
  stop(): Promise<void>;
}

interface Task {
  readonly project: string;
  readonly corpus: string; // its id
}

const startMs = 120_000;
/** Pixels of one image take five seconds at most, and six are decoded at a time. */
const silenceMs = 120_000;

/** In a process of its own. */
export function createCorpusDecoder(
  context: Pick<StudioContext, 'folder' | 'emit' | 'images'>,
  launch: () => ComputeProcess,
): CorpusDecoder {
  let gone = Promise.resolve(); // resolves when the last process started can write no more
  const start = (): ComputeProcess => {
    const started = launch();
    gone = new Promise((resolve) => started.onExit(() => resolve()));
    return started;
  };
  const worker = createWorker<ComputeCommand, ComputeReport>({ launch: start, reports: computeReportSchema, startMs, idleMs: 1000 });
  let waiting: Task[] = [];
  let current: { readonly task: Task; done: number; total: number } | null = null;

  const next = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const mine = { task, done: 0, total: 0 };
      current = mine;
      const outcome = await worker.ask<string | null>({
        command: { type: 'decodeCorpus', ...task },
        silence: { tickMs: 5000, allowedMs: () => silenceMs },
        hear: (report, _, tell) => {
          if (report.type === 'decode') return answerDecode(report, context.images, tell);
          if (report.type === 'corpusDecoded') return { answer: report.error?.message ?? null };
          if (report.type === 'corpusProgressed' && current === mine) {
            mine.done = report.done;
            mine.total = report.total;
            context.emit({ type: 'corpusDecoding', progress: { corpus: mine.task.corpus, done: mine.done, total: mine.total } });
          }
          return null;
        },
      });
      if (current !== mine) return; // stopped
      current = null;
      const failure = outcome.kind === 'answered' ? outcome.answer : phrase`The process that decoded it was ended: ${outcome.reason}.`;
      context.emit({ type: 'corpusDecoded', corpus: task.corpus, failure });
    }
  };

  return {
    start: (corpus) => {
      if (current?.task.corpus === corpus || waiting.some((task) => task.corpus === corpus)) return;
      waiting.push({ project: context.folder(), corpus });
      if (current === null) void next();
    },
    progress: () => [
      ...(current === null ? [] : [{ corpus: current.task.corpus, done: current.done, total: current.total }]),
      ...waiting.map(({ corpus }) => ({ corpus, done: 0, total: 0 })),
    ],
    stop: async () => {
      waiting = [];
      current = null;
      worker.end(phrase`it was stopped`);
      await gone;
    },
  };
}
