/** Reads image files nobody vouches for in processes of their own, and puts into words what became of one that cannot be read there. */
import type { ImageAnswer, ImageAnswerTo, ImageTask } from '../contract/image-task';
import type { Outcome } from '../processes/protocol';
import type { DecodeImage } from '../pipeline/decode-image';
import { carryOutImageTask } from '../pipeline/image-task';
import type { ComputeProcess } from './context';
import { createReaders, type ReaderPatience } from './reading/readers';

export interface ImageDesk {
  /** Never rejects. */
  ask<Task extends ImageTask>(task: Task): Promise<ImageAnswerTo<Task['does']>>;
  /** Ends the processes; what is under way fails. */
  dispose(): void;
}

export interface DeskPatience extends ReaderPatience {
  /** For one question, from the moment a process has begun with it. */
  readonly taskMs: number;
}

const defaultPatience: DeskPatience = { taskMs: 5000, startMs: 30_000, idleMs: 60_000 };
const atOnce = 2;
/** The largest image that is read at all (300 MB unpacked) with its copies on the way, and the program itself. */
const mostMemory = 1.5 * 2 ** 30; // bytes

/** Decodes at the desk, in place of the pipeline's own decoder. */
export function decodeAt(desk: ImageDesk): DecodeImage {
  return async (bytes) => {
    const answer = await desk.ask({ does: 'decode', source: { bytes } });
    return answer.does === 'failed' ? { ok: false, reason: answer.reason } : { ok: true, image: answer.image };
  };
}

/** With `launch` null everything is read in this process, as under test. */
export function createImageDesk(launch: (() => ComputeProcess) | null, patience: DeskPatience = defaultPatience): ImageDesk {
  const readers = launch === null ? null : createReaders(launch, atOnce, patience);
  const ask = async (task: ImageTask): Promise<ImageAnswer> => {
    if (readers === null) return carryOutImageTask(task);
    const outcome = await readers.ask<ImageAnswer>({
      command: { type: 'image', task },
      withinMs: patience.taskMs,
      memoryBytes: mostMemory,
      hear: (report) => (report.type === 'imageAnswered' ? { answer: report.answer } : null),
    });
    return outcome.kind === 'answered' ? outcome.answer : { does: 'failed', reason: sayLost(outcome, patience) };
  };
  return {
    ask: (task) => ask(task) as Promise<ImageAnswerTo<(typeof task)['does']>>, // a task is answered as it asks, or fails
    dispose: () => readers?.dispose(),
  };
}

/** Completes 'cannot be read: ...'. */
function sayLost({ why, reason }: Extract<Outcome<never>, { kind: 'lost' }>, { taskMs }: DeskPatience): string {
  switch (why) {
    case 'late':
    case 'silent':
    case 'cancelled':
      return `reading it takes longer than ${taskMs / 1000} seconds; save it as a plain PNG`;
    case 'memory':
      return 'reading it takes too much memory; save it as a plain PNG';
    case 'died':
    case 'malformed':
      return 'it ended the process that tried to read it; save it as a plain PNG';
    case 'not-started':
      return `the process that reads images did not start (${reason}); start the program again`;
    case 'withdrawn':
    case 'ended':
      return 'the program is ending';
    default:
      return why satisfies never;
  }
}
