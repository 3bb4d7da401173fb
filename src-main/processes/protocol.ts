/** What the two ends of a worker process agree on, whatever they are asked and answer. */

/** A started process, whatever a host started it with. */
export interface WorkerProcess<Command> {
  post(command: Command | LimitMemory): void;
  /** Whatever it sent, before anybody has looked at it. */
  onReport(listener: (report: unknown) => void): void;
  /** Called once, when the process has ended for whatever reason; `signal` where the system tells of one. */
  onExit(listener: (code: number | null, signal?: string | null) => void): void;
  kill(): void;
}

/** From here on the process ends itself as soon as it holds more; null: it may hold what it likes. */
export interface LimitMemory {
  readonly type: 'limitMemory';
  readonly bytes: number | null;
}

export function isLimitMemory(message: unknown): message is LimitMemory {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'limitMemory';
}

/** A schema, as far as it is needed to look at a message. */
export interface Schema<Message> {
  safeParse(
    value: unknown,
  ):
    { readonly success: true; readonly data: Message } | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Every process says once that it can be asked. */
export type Report = { readonly type: 'ready' } | { readonly type: string };

/** What is asked of a process. Times are counted in ticks of a timer, so that a computer that slept is not taken for a process that hung. */
export interface Question<Command, Heard, Answer> {
  readonly command: Command;
  /** A report about something else comes too late to count. */
  concerns?(report: Heard): boolean;
  /** Null while it goes on; `silentMs`: for how long nothing was heard before; `tell`: an answer to the process, forgotten once it is over. */
  hear(report: Heard, silentMs: number, tell: (command: Command) => void): { readonly answer: Answer } | null;
  /** Told of every report after which it goes on. */
  told?(report: Heard): void;
  /** From the moment the process was given it. */
  readonly withinMs?: number;
  /** How long it may say nothing, asked again at every tick. */
  readonly silence?: { readonly tickMs: number; allowedMs(): number };
  /** More than this the process may not hold while it works on it. */
  readonly memoryBytes?: number;
}

/** `withdrawn`: given back before the process had begun with it; `cancelled`: the process did not come back in time after a cancel. */
export type Loss = 'died' | 'memory' | 'late' | 'silent' | 'malformed' | 'not-started' | 'withdrawn' | 'cancelled' | 'ended';

/** `reason` is a part of a sentence: 'it gave no sign of life for 5 minutes'. */
export type Outcome<Answer> =
  { readonly kind: 'answered'; readonly answer: Answer } | { readonly kind: 'lost'; readonly why: Loss; readonly reason: string };
