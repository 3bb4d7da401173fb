/** Reads image files nobody vouches for in processes of their own, and puts into words what became of one that cannot be read there. */
import type { ImageAnswer, ImageAnswerTo, ImageTask } from '../contract/running/image-task';
import { phrase } from '../contract/message';
import type { Outcome } from '../processes/protocol';
import type { DecodeImage } from '../pipeline/decode/decode-image';
import { carryOutImageTask } from '../pipeline/decode/image-task';
import { hashOf, type ImageVerdicts } from './reading/image-verdicts';
import type { ReadingProcesses } from './reading/reading-processes';

export interface ImageReader {
  /** Never rejects. What was found out about the same content before is answered at once. */
  ask<Task extends ImageTask>(task: Task): Promise<ImageAnswerTo<Task['does']>>;
}

const defaultTaskMs = 5000;
const mendingTakes = 4; // times as long as reading
/** The largest image that is read at all (300 MB unpacked) with its copies on the way, and the program itself. */
const mostMemory = 1.5 * 2 ** 30; // bytes

/** Decodes with the image reader, in place of the pipeline's own decoder. */
export function decodeWith(imageReader: ImageReader): DecodeImage {
  return async (bytes) => {
    const answer = await imageReader.ask({ does: 'decode', source: { bytes } });
    return answer.does === 'failed' ? { ok: false, reason: answer.reason } : { ok: true, image: answer.image };
  };
}

/** `taskMs`: for one image, from the moment a process has begun with it. With `readers` null everything is read in this process, as under test. */
export function createImageReader(
  readers: ReadingProcesses | null,
  verdicts: ImageVerdicts | null = null,
  taskMs = defaultTaskMs,
): ImageReader {
  const underWay = new Map<string, Promise<ImageAnswer>>();
  const read = async (task: ImageTask, hash: string | null): Promise<ImageAnswer> => {
    const known = hash === null ? null : ((await verdicts?.find(hash, task)) ?? null);
    if (known !== null) return known;
    if (readers === null) return carryOutImageTask(task);
    const withinMs = task.does === 'mend' ? mendingTakes * taskMs : taskMs;
    const outcome = await readers.ask<ImageAnswer>({
      command: { type: 'image', task },
      withinMs,
      memoryBytes: mostMemory,
      hear: (report) => (report.type === 'imageAnswered' ? { answer: report.answer } : null),
    });
    const answer = outcome.kind === 'answered' ? outcome.answer : ({ does: 'failed', reason: sayLost(outcome, withinMs) } as const);
    const isCostly = outcome.kind === 'lost' && (outcome.why === 'late' || outcome.why === 'memory' || outcome.why === 'died');
    if (hash !== null && (outcome.kind === 'answered' || isCostly)) await verdicts?.keep(hash, task, answer, isCostly);
    return answer;
  };
  const ask = async (task: ImageTask): Promise<ImageAnswer> => {
    const hash = verdicts === null ? null : await hashOf(task.source);
    if (hash === null) return read(task, hash);
    const key = JSON.stringify({ ...task, source: hash });
    const answer = underWay.get(key) ?? read(task, hash).finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer;
  };
  return {
    ask: (task) => ask(task) as Promise<ImageAnswerTo<(typeof task)['does']>>, // a task is answered as it asks, or fails
  };
}

/** Completes 'cannot be read: ...'. */
function sayLost({ why, reason }: Extract<Outcome<never>, { kind: 'lost' }>, taskMs: number): string {
  switch (why) {
    case 'late':
    case 'silent':
    case 'cancelled':
      return phrase`reading it takes longer than ${taskMs / 1000} seconds; save it as a plain PNG`;
    case 'memory':
      return phrase`reading it takes too much memory; save it as a plain PNG`;
    case 'died':
    case 'malformed':
      return phrase`it ended the process that tried to read it; save it as a plain PNG`;
    case 'not-started':
      return phrase`the process that reads images did not start (${reason}); start the program again`;
    case 'withdrawn':
    case 'ended':
      return phrase`the program is ending`;
    default:
      return why satisfies never;
  }
}
