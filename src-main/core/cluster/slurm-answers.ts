/** What SLURM's programs print about jobs, as states. Tried with 22.05; the words are those of its manual pages. */

/**
 * 'never': it waits for a job that failed, and would wait for ever. 'stopped': it comes back by itself or can be submitted again, and goes on
 * from its checkpoint.
 */
export type TaskPhase = 'waiting' | 'never' | 'running' | 'done' | 'failed' | 'stopped' | 'cancelled';

export interface TaskAnswer {
  readonly job: number;
  /** Numbers of an array's tasks; null for a job that is no array. */
  readonly tasks: readonly number[] | null;
  readonly phase: TaskPhase;
  /** SLURM's own word, without what stands behind it: 'CANCELLED' for 'CANCELLED by 0'. */
  readonly word: string;
  readonly reason: string; // '' where there is none
}

/** Of `squeue --noheader --states=all --format=%i|%T|%r`. Lines that are none of it are left out. */
export function parseSqueue(text: string): TaskAnswer[] {
  return linesOf(text).flatMap((line) => {
    const [id = '', word = '', reason = ''] = line.split('|');
    return answer(id, word, reason);
  });
}

/** Of `scontrol show job -o`: one line of Key=Value for each job or task. */
export function parseScontrol(text: string): TaskAnswer[] {
  return linesOf(text).flatMap((line) => {
    const of = (key: string): string => new RegExp(`(?:^| )${key}=(\\S*)`).exec(line)?.[1] ?? '';
    const array = of('ArrayJobId');
    const id = array === '' ? of('JobId') : `${array}_${/^\d+$/.test(of('ArrayTaskId')) ? of('ArrayTaskId') : `[${of('ArrayTaskId')}]`}`;
    return answer(id, of('JobState'), of('Reason'));
  });
}

/** Of `sacct -X -n -P -o JobID,State`. */
export function parseSacct(text: string): TaskAnswer[] {
  return linesOf(text).flatMap((line) => {
    const [id = '', word = ''] = line.split('|');
    return answer(id, word, '');
  });
}

/** Of `sbatch --parsable`: '12', or '12;cluster'. Null when it is something else. */
export function parseSubmitted(text: string): number | null {
  const match = /^(\d+)(?:;.*)?$/m.exec(text.trim());
  return match === null ? null : Number(match[1]);
}

/** '12' · '12_3' · '12_[0-4,7%2]'; steps of a job ('12.batch') are none. */
export function parseTaskId(text: string): Pick<TaskAnswer, 'job' | 'tasks'> | null {
  const match = /^(\d+)(?:_(?:(\d+)|\[([^\]]*)\]))?$/.exec(text.trim());
  if (match === null) return null;
  const [, job, one, many] = match;
  const tasks = one !== undefined ? [Number(one)] : many !== undefined ? expandTasks(many) : null;
  return { job: Number(job), tasks };
}

/** '0-4,7,9-15:2%2' without the limit behind the percent sign. A range that says how many it leaves out ('0-2,...') is taken as far as it goes. */
export function expandTasks(text: string): number[] {
  return text
    .replace(/%\d+$/, '')
    .split(',')
    .flatMap((part) => {
      const match = /^(\d+)(?:-(\d+)(?::(\d+))?)?$/.exec(part.trim());
      if (match === null) return [];
      const [first, last, step] = [Number(match[1]), Number(match[2] ?? match[1]), Math.max(1, Number(match[3] ?? 1))];
      return Array.from({ length: Math.max(0, Math.min(mostTasks, Math.floor((last - first) / step) + 1)) }, (_, i) => first + i * step);
    });
}

/** More than any cluster allows in an array. */
const mostTasks = 4_000_001;

function answer(id: string, words: string, reason: string): TaskAnswer[] {
  const named = parseTaskId(id);
  const word = /^[A-Z_]+/.exec(words.trim())?.[0] ?? '';
  if (named === null || word === '') return [];
  const told = /^(None|\(null\))?$/.test(reason.trim()) ? '' : reason.trim();
  return [{ ...named, phase: phaseOf(word, told), word, reason: told }];
}

function phaseOf(word: string, reason: string): TaskPhase {
  if (word === 'PENDING' && /^DependencyNeverSatisfied/.test(reason)) return 'never';
  return phases[word] ?? 'failed';
}

const phases: Readonly<Record<string, TaskPhase>> = {
  PENDING: 'waiting',
  CONFIGURING: 'waiting',
  REQUEUED: 'waiting',
  REQUEUE_FED: 'waiting',
  REQUEUE_HOLD: 'waiting',
  SPECIAL_EXIT: 'waiting',
  RESV_DEL_HOLD: 'waiting',
  RUNNING: 'running',
  COMPLETING: 'running',
  SIGNALING: 'running',
  STAGE_OUT: 'running',
  STOPPED: 'running',
  SUSPENDED: 'running',
  RESIZING: 'running',
  COMPLETED: 'done',
  FAILED: 'failed',
  BOOT_FAIL: 'failed',
  OUT_OF_MEMORY: 'failed',
  TIMEOUT: 'stopped',
  PREEMPTED: 'stopped',
  NODE_FAIL: 'stopped',
  DEADLINE: 'stopped',
  REVOKED: 'stopped',
  CANCELLED: 'cancelled',
};

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
