/** Hands out the batches of a training in order, made ahead of time by worker threads. */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { createTaskRunner } from '../decode/carry-out-task';
import { countBatches } from './compose-batch';
import { sizeOf, type LoaderPlan, type PipelineBatch } from './loader-plan';
import { findWorkerFile } from '../../files/find-worker-file';
import { createWorkerPool } from './worker-pool';
import type { EvaluationSet, PipelineResult, PipelineTask } from './worker-protocol';

export interface BatchLoader {
  readonly batchesPerEpoch: number;
  /** Epochs and batches count from 0. The same numbers whatever came before, so a resumed run sees what it would have seen. */
  batches(epoch: number, fromBatch?: number): AsyncIterable<PipelineBatch>;
  /** The images of a set without noise, in order, in pieces of whole items with about `imagesPerPiece` images. */
  evaluation(set: EvaluationSet, imagesPerPiece: number): AsyncIterable<EvaluationPiece>;
  dispose(): Promise<void>;
}

export interface EvaluationPiece {
  readonly items: readonly number[];
  readonly images: Float32Array; // items x copies x size x size
}

export interface LoaderOptions {
  /** 0 makes batches in the calling thread. Left out: half the processors, at most 4; 0 where no built worker is found. */
  readonly workers?: number;
  readonly workerFile?: string;
}

/** What a batch contains does not depend on the number of workers. */
export function createBatchLoader(plan: LoaderPlan, options: LoaderOptions = {}): BatchLoader {
  const file = options.workerFile ?? findWorkerFile('pipeline-worker.js');
  const wanted = options.workers ?? Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)));
  const workers = file === null ? 0 : wanted;
  const crew = file === null || workers === 0 ? createLoneWorker(plan) : createWorkerPool(file, workers, plan);
  const batchesPerEpoch = countBatches(
    plan.sources.map(sizeOf),
    plan.sources.map(({ share }) => share),
  );
  // One piece in work per thread and one ready for each, so that neither side waits for the other.
  const ahead = Math.max(1, 2 * workers);
  return {
    batchesPerEpoch,
    batches: (epoch, fromBatch = 0) => {
      const numbers = Array.from({ length: Math.max(0, batchesPerEpoch - fromBatch) }, (_, i) => fromBatch + i);
      return inOrder(numbers, ahead, async (batch) => (await crew.run({ type: 'batch', epoch, batch })) as PipelineBatch);
    },
    evaluation: (set, imagesPerPiece) => {
      const step = Math.max(1, Math.floor(imagesPerPiece / set.copies));
      const pieces = Array.from({ length: Math.ceil(set.items.length / step) }, (_, i) => set.items.slice(i * step, (i + 1) * step));
      return inOrder(pieces, ahead, async (items) => ({
        items,
        images: (await crew.run({ ...set, type: 'evaluation', items })) as Float32Array,
      }));
    },
    dispose: () => crew.dispose(),
  };
}

/** Keeps `ahead` answers under way and yields them in the order of the questions. */
async function* inOrder<Question, Answer>(
  questions: readonly Question[],
  ahead: number,
  ask: (question: Question) => Promise<Answer>,
): AsyncGenerator<Answer, void, undefined> {
  const underWay: Promise<Answer>[] = [];
  let asked = 0;
  for (let i = 0; i < questions.length; i++) {
    while (asked < questions.length && asked < i + ahead) {
      const answer = ask(questions[asked++]!);
      // Whoever stops listening early must not be told of failures; whoever listens gets them from the await below.
      answer.catch(() => undefined);
      underWay.push(answer);
    }
    yield await underWay.shift()!;
  }
}

/** The same work in this thread, which lets other work have its turn before each piece so that messages are heard. */
function createLoneWorker(plan: LoaderPlan): { run(task: PipelineTask): Promise<PipelineResult>; dispose(): Promise<void> } {
  const runTask = createTaskRunner(plan);
  return {
    run: async (task) => {
      await setImmediate();
      return runTask(task);
    },
    dispose: async () => {},
  };
}
