import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createWorker, type Worker } from './host';
import type { LimitMemory, Outcome, Question, WorkerProcess } from './protocol';

const said = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('progress'), done: z.number().min(0) }),
  z.object({ type: z.literal('answer'), text: z.string() }),
]);
type Said = z.infer<typeof said>;
type Command = { readonly type: 'work' | 'stop' };

/** A process in memory: a test says what it reports and when it dies. */
class Double implements WorkerProcess<Command> {
  readonly posted: (Command | LimitMemory)[] = [];
  isKilled = false;
  say: (message: unknown) => void = () => undefined;
  exit: (code: number | null, signal?: string | null) => void = () => undefined;
  post = (command: Command | LimitMemory): void => void this.posted.push(command);
  onReport = (listener: (report: unknown) => void): void => void (this.say = listener);
  onExit = (listener: typeof this.exit): void => void (this.exit = listener);
  kill = (): void => {
    this.isKilled = true;
    this.exit(null, 'SIGKILL');
  };
}

let processes: Double[];
let worker: Worker<Command, Said>;
let heard: number[];
const question = (more: Partial<Question<Command, Said, string>> = {}): Question<Command, Said, string> => ({
  command: { type: 'work' },
  hear: (report) => {
    if (report.type === 'progress') heard.push(report.done);
    return report.type === 'answer' ? { answer: report.text } : null;
  },
  ...more,
});
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** The outcome as soon as there is one. */
function follow(asked: Promise<Outcome<string>>): { now: Outcome<string> | null } {
  const followed = { now: null as Outcome<string> | null };
  void asked.then((outcome) => (followed.now = outcome));
  return followed;
}
const lost = (why: string) => expect.objectContaining({ kind: 'lost', why });

beforeEach(() => {
  vi.useFakeTimers();
  [processes, heard] = [[], []];
  const launch = (): Double => {
    processes.push(new Double());
    return processes.at(-1)!;
  };
  worker = createWorker<Command, Said>({ launch, reports: said, startMs: 10_000, idleMs: 60_000 });
});
afterEach(() => vi.useRealTimers());

describe('a question', () => {
  it('starts a process, is given to it when it is ready, hears of progress and gets its answer', async () => {
    expect(processes).toHaveLength(0);
    const outcome = follow(worker.ask(question()));
    expect(processes[0]!.posted).toEqual([]);
    processes[0]!.say({ type: 'ready' });
    expect(processes[0]!.posted).toEqual([{ type: 'work' }]);
    processes[0]!.say({ type: 'progress', done: 1 });
    processes[0]!.say({ type: 'answer', text: 'yes' });
    await after(0);
    expect(outcome.now).toEqual({ kind: 'answered', answer: 'yes' });
    expect(heard).toEqual([1]);
    void worker.ask(question());
    expect(processes).toHaveLength(1);
    expect(processes[0]!.posted).toHaveLength(2);
  });

  it('that takes too long, from its beginning on, ends the process; the next one gets another', async () => {
    const outcome = follow(worker.ask(question({ withinMs: 5_000 })));
    await after(8_000); // to get ready is another matter
    processes[0]!.say({ type: 'ready' });
    await after(4_000);
    expect(outcome.now).toBeNull();
    await after(1_500);
    expect(outcome.now).toEqual(lost('late'));
    expect(processes[0]!.isKilled).toBe(true);
    const next = follow(worker.ask(question()));
    processes[0]!.say({ type: 'answer', text: 'too late' });
    await after(0);
    expect(next.now).toBeNull();
    processes[1]!.say({ type: 'ready' });
    processes[1]!.say({ type: 'answer', text: 'mine' });
    await after(0);
    expect(next.now).toEqual({ kind: 'answered', answer: 'mine' });
  });

  it('tells the process how much memory it may take, and only when that changes', async () => {
    follow(worker.ask(question({ memoryBytes: 100 })));
    processes[0]!.say({ type: 'ready' });
    processes[0]!.say({ type: 'answer', text: '' });
    await after(0);
    follow(worker.ask(question({ memoryBytes: 100 })));
    processes[0]!.say({ type: 'answer', text: '' });
    await after(0);
    const outcome = follow(worker.ask(question()));
    const limits = processes[0]!.posted.filter(({ type }) => type === 'limitMemory');
    expect(limits).toEqual([
      { type: 'limitMemory', bytes: 100 },
      { type: 'limitMemory', bytes: null },
    ]);
    processes[0]!.exit(null, 'SIGKILL');
    await after(0);
    expect(outcome.now).toEqual(lost('died'));
    const limited = follow(worker.ask(question({ memoryBytes: 100 })));
    processes[1]!.say({ type: 'ready' });
    processes[1]!.exit(null, 'SIGKILL');
    await after(0);
    expect(limited.now).toEqual(lost('memory'));
  });

  it('is lost, and never an exception, when the process cannot start, does not get ready, or cannot be spoken to', async () => {
    const broken = createWorker<Command, Said>({
      launch: () => {
        throw new Error('no such file');
      },
      reports: said,
      startMs: 10,
    });
    expect(await broken.ask(question())).toEqual({ kind: 'lost', why: 'not-started', reason: 'no such file' });
    const outcome = follow(worker.ask(question()));
    await after(10_500);
    expect(outcome.now).toEqual(lost('not-started'));
    const next = follow(worker.ask(question()));
    processes[1]!.post = () => {
      throw new Error('the channel is closed');
    };
    processes[1]!.say({ type: 'ready' });
    await after(0);
    expect(next.now).toEqual({ kind: 'lost', why: 'died', reason: 'the channel is closed' });
  });
});

describe('what a process says outside the schema', () => {
  it.each([{ type: 'progress', done: -5 }, { type: 'unheard' }, null, 'ready', undefined, 7])(
    'ends it and is named: %j',
    async (nonsense) => {
      const outcome = follow(worker.ask(question()));
      processes[0]!.say({ type: 'ready' });
      processes[0]!.say(nonsense);
      await after(0);
      expect(outcome.now).toEqual(lost('malformed'));
      expect(processes[0]!.isKilled).toBe(true);
    },
  );

  it('ends a process nobody asked, too', () => {
    void worker.ask(question());
    processes[0]!.say({ type: 'ready' });
    processes[0]!.say({ type: 'answer', text: '' });
    processes[0]!.say({ type: 'nonsense' });
    expect(processes[0]!.isKilled).toBe(true);
  });
});

describe('cancelling', () => {
  it('before the process is ready takes the question back at once and keeps the process', async () => {
    const outcome = follow(worker.ask(question()));
    worker.cancel({ type: 'stop' }, 2_500);
    await after(0);
    expect(outcome.now).toEqual(lost('withdrawn'));
    processes[0]!.say({ type: 'ready' });
    expect(processes[0]!.posted).toEqual([]);
    expect(processes[0]!.isKilled).toBe(false);
  });

  it('ends a process that does not come back in time, and waits longer where it asks for that', async () => {
    const outcome = follow(worker.ask(question()));
    processes[0]!.say({ type: 'ready' });
    worker.cancel({ type: 'stop' }, 2_500);
    expect(processes[0]!.posted.at(-1)).toEqual({ type: 'stop' });
    await after(2_000);
    worker.allow(60_000);
    await after(50_000);
    expect(outcome.now).toBeNull();
    await after(12_000);
    expect(outcome.now).toEqual(lost('cancelled'));
  });
});

it('silence is counted in ticks and ends the process; every word begins it anew', async () => {
  const outcome = follow(worker.ask(question({ silence: { tickMs: 1_000, allowedMs: () => 5_000 } })));
  await after(3_500);
  processes[0]!.say({ type: 'ready' });
  await after(3_500);
  processes[0]!.say({ type: 'progress', done: 1 });
  await after(3_500);
  expect(outcome.now).toBeNull();
  await after(2_000);
  expect(outcome.now).toEqual({ kind: 'lost', why: 'silent', reason: 'it gave no sign of life for 5 seconds' });
});

it('a process without questions leaves after a while', async () => {
  void worker.ask(question());
  processes[0]!.say({ type: 'ready' });
  processes[0]!.say({ type: 'answer', text: '' });
  await after(50_000);
  expect(processes[0]!.isKilled).toBe(false);
  await after(15_000);
  expect(processes[0]!.isKilled).toBe(true);
});
