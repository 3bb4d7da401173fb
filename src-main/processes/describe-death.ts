/** Why a process ended, as part of a sentence, from its exit code or the signal that ended it. */
import { phrase } from '../contract/message';
export function describeDeath(code: number | null, signal: string | null): string {
  const ending = signal ?? (code !== null && code > 128 && code < 160 ? (signals[code - 128] ?? null) : null);
  if (ending === 'SIGKILL') return phrase`the system ended it, most likely because memory ran out`;
  if (ending === 'SIGABRT' || code === windowsFailFast) return phrase`it gave up, most likely because memory ran out`;
  if (ending === 'SIGSEGV' || ending === 'SIGBUS' || ending === 'SIGILL' || ending === 'SIGFPE' || code === windowsAccessViolation)
    return phrase`a library it computes with met a fault`;
  if (ending !== null) return phrase`it was ended from outside (${ending})`;
  return code === null ? phrase`it ended without a word` : phrase`it ended with the code ${code}`;
}

/** Codes above 128 stand for a signal (POSIX shells, Node). */
const signals: Readonly<Record<number, string>> = { 4: 'SIGILL', 6: 'SIGABRT', 7: 'SIGBUS', 8: 'SIGFPE', 9: 'SIGKILL', 11: 'SIGSEGV' };
const windowsAccessViolation = 0xc0000005;
const windowsFailFast = 0xc0000409;
