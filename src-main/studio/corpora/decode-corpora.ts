/** Decodes corpora in the background, one after the other, so that a first run starts at once and bad images are known before it. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ErrorReport } from '../../contract/app-error';
import type { DecodingProgress } from '../../contract/corpus';
import type { Decoded } from '../../pipeline/decode-image';
import type { StudioContext } from '../context';
import { decodeAt, type ImageDesk } from '../image-desk';

export interface DecodeTask {
  readonly folder: string;
  readonly corpus: string; // its id
}

export type DecodeAnswer =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'decode'; readonly question: number; readonly bytes: Uint8Array }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly error: ErrorReport };

export interface DecodedElsewhere {
  readonly question: number;
  readonly decoded: Decoded;
}

export interface CorpusDecoder {
  /** Asking again for a corpus that waits or is worked on changes nothing. */
  start(corpus: string): void;
  /** Of the corpus under work, and of those that wait. */
  progress(): readonly DecodingProgress[];
  /** What is under way is given up; images decoded so far are decoded again next time. */
  stop(): Promise<void>;
}

/** Without a built worker nothing is decoded ahead: the run does it. */
export function createCorpusDecoder(
  context: Pick<StudioContext, 'folder' | 'emit'>,
  desk: ImageDesk,
  workerFile: string | null = findWorkerFile(),
): CorpusDecoder {
  const decode = decodeAt(desk);
  let waiting: DecodeTask[] = [];
  let current: { readonly task: DecodeTask; readonly thread: Worker; done: number; total: number } | null = null;

  const next = (): void => {
    const task = waiting.shift();
    if (task === undefined || workerFile === null) return;
    const thread = new Worker(workerFile, { workerData: task });
    const mine = { task, thread, done: 0, total: 0 };
    current = mine;
    let ended = false;
    const end = (failure: string | null): void => {
      if (ended || current !== mine) return;
      ended = true;
      current = null;
      context.emit({ type: 'corpusDecoded', corpus: task.corpus, failure });
      void thread.terminate();
      next();
    };
    thread.on('message', (answer: DecodeAnswer) => {
      if (answer.type === 'decode') {
        const { question, bytes } = answer;
        void decode(bytes).then((decoded) => thread.postMessage({ question, decoded } satisfies DecodedElsewhere));
        return;
      }
      if (answer.type !== 'progress') return end(answer.type === 'done' ? null : answer.error.message);
      mine.done = answer.done;
      mine.total = answer.total;
      context.emit({ type: 'corpusDecoding', progress: { corpus: task.corpus, done: answer.done, total: answer.total } });
    });
    thread.on('error', (error) => end(error.message));
    thread.on('exit', () => end('Its thread ended.'));
  };

  return {
    start: (corpus) => {
      if (workerFile === null || current?.task.corpus === corpus || waiting.some((task) => task.corpus === corpus)) return;
      waiting.push({ folder: context.folder(), corpus });
      if (current === null) next();
    },
    progress: () => [
      ...(current === null ? [] : [{ corpus: current.task.corpus, done: current.done, total: current.total }]),
      ...waiting.map(({ corpus }) => ({ corpus, done: 0, total: 0 })),
    ],
    stop: async () => {
      waiting = [];
      const stopped = current;
      current = null;
      await stopped?.thread.terminate();
    },
  };
}

/** Beside the bundle or one folder up from its chunks; null when the program runs from its sources, as under test. */
function findWorkerFile(): string | null {
  const here = dirname(fileURLToPath(import.meta.url));
  return [here, dirname(here)].map((folder) => join(folder, 'corpus-worker.js')).find((file) => existsSync(file)) ?? null;
}
