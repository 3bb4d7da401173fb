/** The worker threads of a batch loader: tasks in, promises out. */
import { Worker } from 'node:worker_threads';
import { AppError, errorOf } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { LoaderPlan } from './loader-plan';
import type { PipelineResult, PipelineTask, WorkerAnswer, WorkerRequest } from './worker-protocol';

export interface WorkerPool {
  run(task: PipelineTask): Promise<PipelineResult>;
  dispose(): Promise<void>;
}

/** A worker that dies fails its tasks and all later ones with one AppError; nothing waits for ever. */
export function createWorkerPool(file: string, count: number, plan: LoaderPlan): WorkerPool {
  let nextId = 0;
  let broken: AppError | null = null;
  const crew = Array.from({ length: count }, () => ({
    thread: new Worker(file, { workerData: plan }),
    waiting: new Map<number, Waiting>(),
  }));

  for (const { thread, waiting } of crew) {
    const fail = (reason: string, cause?: Error): void => {
      broken ??= new AppError(
        'internal',
        say`The preparation of images stopped: ${reason}. Start the run again; it continues where it was.`,
        {
          cause,
        },
      );
      for (const { reject } of waiting.values()) reject(broken);
      waiting.clear();
    };
    thread.on('message', (answer: WorkerAnswer) => {
      const task = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.ok) task?.resolve(answer.result);
      else task?.reject(errorOf(answer.error));
    });
    thread.on('error', (error) => fail(error.message, error));
    thread.on('exit', () => fail(phrase`its thread ended`));
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (broken !== null) return reject(broken);
        const { thread, waiting } = crew.reduce((least, each) => (each.waiting.size < least.waiting.size ? each : least));
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, task } satisfies WorkerRequest);
      }),
    dispose: async () => {
      await Promise.all(crew.map(({ thread }) => thread.terminate()));
    },
  };
}

interface Waiting {
  resolve(result: PipelineResult): void;
  readonly reject: (error: AppError) => void;
}
