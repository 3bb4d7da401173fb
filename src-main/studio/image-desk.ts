/**
 * Reads image files nobody vouches for in processes of their own: what a library for images cannot be stopped from doing in time ends
 * with its process. The processes stay for the next question, and leave after a while without one.
 */
import type { ImageAnswer, ImageAnswerTo, ImageTask } from '../contract/image-task';
import type { DecodeImage } from '../pipeline/decode-image';
import { carryOutImageTask } from '../pipeline/image-task';
import type { ComputeProcess } from './context';

export interface ImageDesk {
  /** Never rejects. */
  ask<Task extends ImageTask>(task: Task): Promise<ImageAnswerTo<Task['does']>>;
  /** Ends the processes; what is under way fails. */
  dispose(): void;
}

interface Job {
  readonly task: ImageTask;
  readonly end: (answer: ImageAnswer) => void;
}

export interface DeskPatience {
  /** For one question, from the moment a process has begun with it. */
  readonly taskMs: number;
  /** For a process to get ready. */
  readonly startMs: number;
  readonly idleMs: number;
}

const defaultPatience: DeskPatience = { taskMs: 5000, startMs: 30_000, idleMs: 60_000 };
const atOnce = 2;

/** Decodes at the desk, in place of the pipeline's own decoder. */
export function decodeAt(desk: ImageDesk): DecodeImage {
  return async (bytes) => {
    const answer = await desk.ask({ does: 'decode', source: { bytes } });
    return answer.does === 'failed' ? { ok: false, reason: answer.reason } : { ok: true, image: answer.image };
  };
}

/** With `launch` null everything is read in this process, as under test. */
export function createImageDesk(launch: (() => ComputeProcess) | null, patience: DeskPatience = defaultPatience): ImageDesk {
  const waiting: Job[] = [];
  const idle: Reader[] = [];
  const all = new Set<Reader>();
  let isDisposed = false;

  const give = (): void => {
    while (waiting.length > 0) {
      const reader = idle.pop() ?? (all.size < atOnce ? start() : undefined);
      if (reader === undefined) return;
      reader.take(waiting.shift()!);
    }
  };
  const start = (): Reader => {
    const reader = startReader(launch!, patience, {
      freed: () => {
        idle.push(reader);
        give();
      },
      gone: () => {
        all.delete(reader);
        if (idle.includes(reader)) idle.splice(idle.indexOf(reader), 1);
        give();
      },
    });
    all.add(reader);
    return reader;
  };

  const ask = (task: ImageTask): Promise<ImageAnswer> => {
    if (launch === null) return carryOutImageTask(task);
    if (isDisposed) return Promise.resolve(failed('the program is ending'));
    return new Promise((end) => {
      waiting.push({ task, end });
      give();
    });
  };
  return {
    ask: (task) => ask(task) as Promise<ImageAnswerTo<(typeof task)['does']>>, // a task is answered as it asks, or fails
    dispose: () => {
      isDisposed = true;
      for (const { end } of waiting.splice(0)) end(failed('the program is ending'));
      for (const reader of [...all]) reader.end();
    },
  };
}

interface Reader {
  take(job: Job): void;
  end(): void;
}

function startReader(
  launch: () => ComputeProcess,
  { taskMs, startMs, idleMs }: DeskPatience,
  told: { readonly freed: () => void; readonly gone: () => void },
): Reader {
  let process: ComputeProcess | null = null;
  let job: Job | null = null;
  let isReady = false;
  let isGone = false;
  let timer: NodeJS.Timeout | undefined;
  const after = (ms: number, act: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
  const finish = (answer: ImageAnswer): void => {
    const ended = job;
    job = null;
    ended?.end(answer);
  };
  const leave = (reason: string): void => {
    if (isGone) return;
    isGone = true;
    clearTimeout(timer);
    process?.kill();
    finish(failed(reason));
    told.gone();
  };
  const give = (): void => {
    if (job === null || !isReady) return;
    after(taskMs, () => leave(`reading it takes longer than ${taskMs / 1000} seconds; save it as a plain PNG`));
    process?.post({ type: 'image', task: job.task });
  };
  return {
    take: (taken) => {
      job = taken;
      if (process !== null) return give();
      after(startMs, () => leave('the process that reads images did not start; start the program again'));
      try {
        process = launch();
        process.onExit(() => leave('it ended the process that tried to read it; save it as a plain PNG'));
        process.onReport((report) => {
          if (isGone) return;
          if (report.type === 'ready') {
            isReady = true;
            give();
          }
          if (report.type !== 'imageAnswered') return;
          after(idleMs, () => leave(''));
          timer?.unref();
          finish(report.answer);
          told.freed();
        });
      } catch (error) {
        leave(error instanceof Error ? error.message : String(error));
      }
    },
    end: () => leave('the program is ending'),
  };
}

function failed(reason: string): ImageAnswer {
  return { does: 'failed', reason };
}
