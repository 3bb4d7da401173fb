/** A terminal that keeps what is written, and on which a test can press Ctrl-C. */
import type { Terminal } from '../cli/output/terminal';

export interface TerminalDouble extends Terminal {
  readonly out: () => string;
  readonly error: () => string;
  readonly interrupt: () => void;
}

export function terminalDouble(change: Partial<Pick<Terminal, 'isInteractive' | 'columns' | 'folder'>> = {}): TerminalDouble {
  let out = '';
  let error = '';
  const listeners = new Set<() => void>();
  return {
    isInteractive: false,
    columns: 80,
    folder: '/',
    ...change,
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    outliveOutput: () => undefined,
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    out: () => out,
    error: () => error,
    interrupt: () => listeners.forEach((listener) => listener()),
  };
}
