/** A crew of threads for the slow parts of the science of spaces, kept warm between calls so that a change of settings is answered at once. */
import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError, errorOf, type ErrorReport } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import { carryOutSpaceTask, type SpaceTaskName, type SpaceTasks } from '../../../core/spaces/mds/space-tasks';
import { findWorkerFile } from '../../../files/find-worker-file';

export interface TaskOptions {
  /** When it fires, waiting tasks are forgotten and running ones no longer waited for. */
  readonly signal?: AbortSignal | undefined;
  /** Goes before everything that can wait. */
  readonly isUrgent?: boolean;
}

export interface SpacePool {
  run<Name extends SpaceTaskName>(name: Name, input: SpaceTasks[Name]['input'], options?: TaskOptions): Promise<SpaceTasks[Name]['output']>;
  dispose(): Promise<void>;
}

export interface TaskMessage {
  readonly name: SpaceTaskName;
  readonly input: unknown;
}
export type TaskAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ErrorReport };

interface Job extends TaskMessage {
  readonly isUrgent: boolean;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Without a worker file, as when the program runs from its sources, everything is done here, between other work. */
export function createSpacePool(
  workerFile: string | null = findWorkerFile('space-worker.js'),
  threads = Math.min(availableParallelism(), 8),
): SpacePool {
  const waiting: Job[] = [];
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  let isDisposed = false;

  const give = (): void => {
    while (waiting.length > 0 && !isDisposed) {
      const thread = idle.pop() ?? (all.size < threads ? start() : null);
      if (!thread) return;
      thread.take(waiting.shift()!);
    }
  };
  const start = (): Thread => {
    const thread: Thread = workerFile === null ? threadHere(free) : threadIn(workerFile, free, lose);
    all.add(thread);
    return thread;
  };
  const lose = (thread: Thread): void => {
    all.delete(thread);
    if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    give();
  };
  const free = (thread: Thread): void => {
    idle.push(thread);
    give();
  };

  return {
    run: <Name extends SpaceTaskName>(name: Name, input: SpaceTasks[Name]['input'], { signal, isUrgent = false }: TaskOptions = {}) =>
      new Promise<SpaceTasks[Name]['output']>((resolve, reject) => {
        if (isDisposed) return reject(stopped());
        if (signal?.aborted) return reject(signal.reason as Error);
        const job: Job = { name, input, isUrgent, resolve: (value) => resolve(value as SpaceTasks[Name]['output']), reject };
        if (signal) {
          setMaxListeners(0, signal); // one for each task of a computation
          const forget = (): void => {
            const place = waiting.indexOf(job);
            if (place >= 0) waiting.splice(place, 1);
            reject(signal.reason as Error);
          };
          signal.addEventListener('abort', forget, { once: true });
        }
        const behind = isUrgent ? waiting.findIndex((other) => !other.isUrgent) : -1;
        waiting.splice(behind < 0 ? waiting.length : behind, 0, job);
        give();
      }),
    dispose: async () => {
      isDisposed = true;
      for (const job of waiting.splice(0)) job.reject(stopped());
      await Promise.all([...all].map((thread) => thread.end()));
    },
  };
}

let shared: SpacePool | null = null;

/** The one of this process. Its threads do not keep the process alive. */
export function sharedSpacePool(): SpacePool {
  return (shared ??= createSpacePool());
}

interface Thread {
  take(job: Job): void;
  end(): Promise<unknown>;
}

function threadIn(file: string, onFree: (thread: Thread) => void, onBroken: (thread: Thread) => void): Thread {
  const worker = new Worker(file);
  worker.unref();
  let current: Job | null = null;
  const thread: Thread = {
    take: (job) => {
      current = job;
      worker.ref();
      worker.postMessage({ name: job.name, input: job.input } satisfies TaskMessage);
    },
    end: () => worker.terminate(),
  };
  worker.on('message', (answer: TaskAnswer) => {
    const job = current;
    current = null;
    worker.unref();
    if (answer.ok) job?.resolve(answer.value);
    else job?.reject(errorOf(answer.error));
    onFree(thread);
  });
  worker.on('error', (error) => current?.reject(error));
  worker.on('exit', () => {
    current?.reject(stopped());
    onBroken(thread);
  });
  return thread;
}

function threadHere(onFree: (thread: Thread) => void): Thread {
  const thread: Thread = {
    take: (job) =>
      void nextTurn()
        .then(() => job.resolve(carryOutSpaceTask(job.name, job.input as never)))
        .catch((error: unknown) => job.reject(error))
        .finally(() => onFree(thread)),
    end: () => Promise.resolve(),
  };
  return thread;
}

function stopped(): AppError {
  return new AppError('not-available', say`The computation of the space was stopped. Start it again.`);
}
