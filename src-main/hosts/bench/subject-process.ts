/** Starts a program to be measured, one of ours or a peer in Python, and asks it for figures. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { AppError } from '../../contract/app-error';
import { figureSchema, subjectAnswerSchema, type Figure, type SubjectAnswer, type SubjectRequest } from './subject-protocol';

export interface SubjectProcess {
  /** What the program calls itself, with version. */
  readonly name: string;
  ask(request: SubjectRequest): Promise<Figure>;
  dispose(): void;
}

export interface SubjectCommand {
  readonly command: string;
  readonly arguments: readonly string[];
  /** The first line it reads. */
  readonly setup: unknown;
}

/** Throws AppError 'not-available' with the program's own words when it cannot be set up. */
export async function startSubject({ command, arguments: given, setup }: SubjectCommand): Promise<SubjectProcess> {
  const child = spawn(command, given, { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints = (complaints + text.toString()).slice(-2000)));
  child.stdin.on('error', () => undefined); // its end is reported by the missing answer
  let ended: string | null = null;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.on('error', (error) => (ended = error.message));
  const say = (value: unknown): void => void child.stdin.write(`${JSON.stringify(value)}\n`);
  const hear = async (): Promise<SubjectAnswer> => {
    const line = await lines.next();
    if (line.done === true) return { error: ended ?? `it ended without an answer. ${complaints.trim().split('\n').at(-1) ?? ''}`.trim() };
    return subjectAnswerSchema.parse(JSON.parse(line.value));
  };
  const refuse = (reason: string): AppError => new AppError('not-available', `${command} cannot be measured: ${reason}`);
  say(setup);
  const first = await hear();
  if (!('ready' in first)) {
    child.kill();
    throw refuse('error' in first ? first.error : 'it did not say that it is ready');
  }
  return {
    name: first.ready,
    async ask(request) {
      say(request);
      const answer = await hear();
      if ('error' in answer) throw refuse(answer.error);
      return figureSchema.parse(answer);
    },
    dispose: () => void child.kill(),
  };
}
