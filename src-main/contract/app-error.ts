/** The one kind of expected failure: a stable code and a sentence a psychologist can act on. */
import { z } from 'zod';

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

export const errorReportSchema = z.object({ code: errorCodeSchema, message: z.string() });
export type ErrorReport = z.infer<typeof errorReportSchema>;

/** `message` says what is wrong, where, and how to mend it, in one or two plain sentences. */
export class AppError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

/** What crosses a process boundary in place of an exception. */
export function reportError(error: unknown): ErrorReport {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `Something went wrong inside the program: ${message}` };
}
