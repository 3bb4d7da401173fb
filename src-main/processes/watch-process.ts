/**
 * The last net under every process of the program: an error that nobody caught is written down where a person can find it. What happens then
 * depends on the process: a host goes on, because a window with unsaved thoughts in it is worth more than certainty; a compute process ends,
 * because its host starts another one and the run goes on from its checkpoint.
 */
import { noteProblem, problemLogPath } from './problem-log';

export interface Watched {
  readonly name: string; // as in 'the desktop app'
  readonly version: string;
  readonly userFolder: string;
  /** A bug must never hide in a test: the end-to-end tests set SHAPE_SPACE_STRICT. */
  readonly isStrict: boolean;
  readonly then: 'go on' | 'end';
}

/** Compute processes inherit it from their host. */
export const logVariable = 'SHAPE_SPACE_PROBLEM_LOG';

/** Returns how to stop watching. */
export function watchProcess(
  { name, version, userFolder, isStrict, then }: Watched,
  process: NodeJS.Process = globalThis.process,
): () => void {
  const path = problemLogPath(userFolder);
  process.env[logVariable] = path;
  return catchAll(process, path, `${name}, version ${version}`, isStrict ? 'end' : then);
}

/** For a process that its host started. */
export function watchChildProcess(name: string, process: NodeJS.Process = globalThis.process): () => void {
  const path = process.env[logVariable];
  return path === undefined ? () => undefined : catchAll(process, path, name, 'end');
}

function catchAll(process: NodeJS.Process, path: string, where: string, then: 'go on' | 'end'): () => void {
  const hear = (error: unknown, origin: string): void => {
    noteProblem(path, `${where}: ${origin}`, error);
    process.stderr.write(
      `A fault in the program (${origin}), written to ${path}: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    if (then === 'end') process.exit(faultCode);
  };
  const onException = (error: unknown): void => hear(error, 'uncaught exception');
  const onRejection = (error: unknown): void => hear(error, 'unhandled rejection');
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  return () => {
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
  };
}

const faultCode = 70; // EX_SOFTWARE
