/**
 * The host's end of a worker process: starts it with the first question, gives it one question at a time, and knows when it has died,
 * hangs, takes too long or says what nobody understands. Whatever it does, the host gets an outcome and no exception.
 */
import { createCountdown, describeTime } from './countdown';
import { phrase } from '../contract/message';
import { describeDeath } from './describe-death';
import type { Loss, Outcome, Question, Report, Schema, WorkerProcess } from './protocol';

export interface WorkerOptions<Command, Heard extends Report> {
  readonly launch: () => WorkerProcess<Command>;
  readonly reports: Schema<Heard>;
  /** For a process to get ready. */
  readonly startMs: number;
  /** So long a process stays without a question; for ever when left out. */
  readonly idleMs?: number;
}

export interface Worker<Command, Heard extends Report> {
  /** Never rejects. One question at a time: the next only when the one before has its outcome. */
  ask<Answer>(question: Question<Command, Heard, Answer>): Promise<Outcome<Answer>>;
  /**
   * A question the process has not begun with is withdrawn. Else the process is told, and ended if the question has no outcome in time.
   */
  cancel(command: Command, withinMs: number): void;
  /** More time, or less, for a question that was cancelled. */
  allow(withinMs: number): void;
  /** Ends the process at once; the next question gets a new one. */
  end(reason: string): void;
}

interface Asked<Command, Heard> {
  readonly question: Question<Command, Heard, unknown>;
  readonly settle: (outcome: Outcome<unknown>) => void;
  isGiven: boolean;
}

export function createWorker<Command, Heard extends Report>(options: WorkerOptions<Command, Heard>): Worker<Command, Heard> {
  let process: WorkerProcess<Command> | null = null; // of this generation; others are not listened to any more
  let isReady = false;
  let limit: number | null = null;
  let asked: Asked<Command, Heard> | null = null;
  let silentMs = 0;
  let silence: NodeJS.Timeout | undefined;
  const ready = createCountdown(() => lose('not-started', phrase`it was not ready within ${describeTime(options.startMs)}`));
  const time = createCountdown(() => lose('late', phrase`it took longer than ${describeTime(asked?.question.withinMs ?? 0)}`));
  const cancelled = createCountdown(() => lose('cancelled', phrase`it did not stop in time`));
  const idle = createCountdown(() => end(phrase`nobody asked it`));

  const settle = (outcome: Outcome<unknown>): void => {
    const over = asked;
    asked = null;
    clearInterval(silence);
    time.stop();
    cancelled.stop();
    if (process !== null && options.idleMs !== undefined) idle.start(options.idleMs);
    over?.settle(outcome);
  };
  const drop = (): void => {
    const ending = process;
    process = null;
    ready.stop();
    idle.stop();
    ending?.kill();
  };
  const lose = (why: Loss, reason: string): void => {
    drop();
    settle({ kind: 'lost', why, reason });
  };
  const end = (reason: string): void => lose('ended', reason);

  const post = (command: Parameters<WorkerProcess<Command>['post']>[0]): void => {
    try {
      process?.post(command);
    } catch (error) {
      lose('died', messageOf(error));
    }
  };
  const give = (): void => {
    if (asked === null || asked.isGiven || !isReady) return;
    const { command, withinMs, memoryBytes = null } = asked.question;
    asked.isGiven = true;
    if (withinMs !== undefined) time.start(withinMs);
    if (limit !== memoryBytes) post({ type: 'limitMemory', bytes: (limit = memoryBytes) });
    post(command);
  };
  const hear = (message: unknown): void => {
    const read = options.reports.safeParse(message);
    if (!read.success) {
      const [issue] = read.error.issues;
      const where = issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
      return lose('malformed', phrase`it said something that cannot be understood${where}`);
    }
    const silentBefore = silentMs;
    silentMs = 0;
    if (read.data.type === 'ready') {
      isReady = true;
      ready.stop();
      return give();
    }
    if (asked === null || !asked.isGiven || asked.question.concerns?.(read.data) === false) return; // too late to count
    const mine = asked;
    const over = mine.question.hear(read.data, silentBefore, (command) => {
      if (asked === mine) post(command);
    });
    if (over === null) mine.question.told?.(read.data);
    else settle({ kind: 'answered', answer: over.answer });
  };
  const start = (): void => {
    isReady = false;
    limit = null;
    const started = options.launch();
    process = started;
    ready.start(options.startMs);
    started.onReport((message) => {
      if (started === process) hear(message);
    });
    started.onExit((code, signal) => {
      if (started !== process) return;
      const isLimited = limit !== null && (signal === 'SIGKILL' || code === 128 + 9 || (code === windowsKilled && onWindows));
      lose(isLimited ? 'memory' : 'died', describeDeath(code, signal ?? null));
    });
  };
  const watchSilence = ({ silence: allowed }: Question<Command, Heard, unknown>): void => {
    silentMs = 0;
    if (allowed === undefined) return;
    silence = setInterval(() => {
      silentMs += allowed.tickMs;
      if (silentMs >= allowed.allowedMs()) lose('silent', phrase`it gave no sign of life for ${describeTime(silentMs)}`);
    }, allowed.tickMs);
    silence.unref();
  };

  return {
    ask: <Answer>(question: Question<Command, Heard, Answer>) =>
      new Promise<Outcome<Answer>>((answer) => {
        if (asked !== null) return answer({ kind: 'lost', why: 'withdrawn', reason: phrase`it is busy with another question` });
        idle.stop();
        asked = { question, settle: answer as (outcome: Outcome<unknown>) => void, isGiven: false };
        watchSilence(question);
        try {
          if (process === null) start();
          else give();
        } catch (error) {
          lose('not-started', messageOf(error));
        }
      }),
    cancel(command, withinMs) {
      if (asked === null) return;
      if (!asked.isGiven) return settle({ kind: 'lost', why: 'withdrawn', reason: phrase`it was not begun` });
      cancelled.start(withinMs);
      post(command);
    },
    allow: (withinMs) => {
      if (asked !== null) cancelled.start(withinMs);
    },
    end,
  };
}

/** As TerminateProcess is called by Node on Windows, where there are no signals. */
const windowsKilled = 1;
const onWindows = globalThis.process.platform === 'win32';

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
