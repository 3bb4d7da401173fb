/** The one kind of expected failure: a stable code and a sentence a psychologist can act on. */
import { z } from 'zod';
import { Message, messageSchema, say } from './message';

export const errorCodes = [
  'bad-input', // a file or value the user gave cannot be used
  'not-found', // something named does not exist
  'already-exists', // refusing to overwrite
  'project-unreadable', // the project folder is not one, or is damaged
  'project-locked', // another program has this project open
  'disk', // writing failed: full disk, missing rights
  'port-in-use',
  'not-available', // an optional part (engine, device, network file) is not on this machine
  'run-failed', // the run stopped by itself
  'out-of-memory', // the run needs more than the machine has free
  'not-allowed', // token, origin or path refused
  'internal', // a bug; the sentence says how to report it
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** `said`: the same, to be said in other languages; absent in what older versions wrote. */
export const errorReportSchema = z.object({ code: errorCodeSchema, message: z.string(), said: messageSchema.optional() });
export type ErrorReport = z.infer<typeof errorReportSchema>;

/** The sentence says what is wrong, where, and how to mend it, in one or two plain sentences. Only the command line has plain text. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly said: Message | null;
  constructor(code: ErrorCode, sentence: Message | string, options?: ErrorOptions) {
    super(String(sentence), options);
    this.name = 'AppError';
    this.code = code;
    this.said = typeof sentence === 'string' ? null : sentence;
  }
}

/** What crosses a process boundary in place of an exception. */
export function reportError(error: unknown): ErrorReport {
  if (error instanceof AppError) return report(error.code, error.said ?? error.message);
  const why = error instanceof Error ? error.message : String(error);
  return report('internal', say`Something went wrong inside the program: ${why}`);
}

/** The exception again, on the other side. */
export function errorOf({ code, message, said }: ErrorReport, options?: ErrorOptions): AppError {
  return new AppError(code, said === undefined ? message : new Message(said.template, said.values), options);
}

function report(code: ErrorCode, sentence: Message | string): ErrorReport {
  if (typeof sentence === 'string') return { code, message: sentence };
  return { code, message: sentence.text, said: { template: sentence.template, values: sentence.values } };
}
