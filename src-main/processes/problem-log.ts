/** The program's own faults, in a file that a person can find and send: faults of the project are said in the window instead. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function problemLogPath(userFolder: string): string {
  return join(userFolder, 'problems.log');
}

const mostBytes = 1_000_000; // then a new file is begun, and the one before is kept

/** Written at once: the process may not live much longer. Never throws: there is nobody left to tell. */
export function noteProblem(path: string, where: string, error: unknown): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) renameSync(path, `${path}.old`);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    appendFileSync(path, `${new Date().toISOString()} ${where}\n${text}\n\n`, { mode: 0o600 });
  } catch {
    // a full disk or a folder without rights; the error itself goes to the terminal too
  }
}
