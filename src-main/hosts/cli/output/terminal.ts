/** What the command line reads and writes, so that tests can stand in for the process. */

export interface Terminal {
  /** Results: what a script reads. */
  writeOut(text: string): void;
  /** Progress, messages, errors. */
  writeError(text: string): void;
  /** Whether writeError's lines can be rewritten. */
  readonly isInteractive: boolean;
  /** Width of a line in characters. */
  readonly columns: number;
  /** The current folder, absolute; relative paths count from it. */
  readonly folder: string;
  /** From now on nobody has to read what is written: a terminal that is closed ends nothing. */
  outliveOutput(): void;
  /** Ctrl-C, or the wish of the system to end. Returns how to stop listening. */
  onInterrupt(listener: () => void): () => void;
}

const echoMs = 500;

export function processTerminal(): Terminal {
  let isOutputNeeded = true;
  for (const stream of [process.stdout, process.stderr]) {
    // `shape-space results | head` closes the pipe early, which is no error.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (isOutputNeeded) process.exit(error.code === 'EPIPE' ? 0 : 1);
    });
  }
  return {
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    isInteractive: process.stderr.isTTY === true,
    columns: process.stderr.columns || 80, // some terminals say 0
    folder: process.cwd(),
    outliveOutput: () => {
      isOutputNeeded = false;
    },
    onInterrupt: (listener) => {
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      let heardAt = -Infinity;
      // One Ctrl-C arrives several times: from the terminal, and again from npm and the start scripts, which pass it on.
      const hear = (): void => {
        const isEcho = performance.now() - heardAt < echoMs;
        heardAt = performance.now();
        if (!isEcho) listener();
      };
      for (const signal of signals) process.on(signal, hear);
      return () => signals.forEach((signal) => process.off(signal, hear));
    },
  };
}

/** What is said to a person, without what a terminal obeys: names of files, networks and people may be those of others. */
export function withoutCommands(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}

/** For a line that takes the place of the one before: CSI 2 K erases it (ECMA-48). */
export const eraseLine = '\r\u001b[2K';

/** All that goes to stderr is for people, sentences of errors too; only a line that is rewritten may begin with a command. */
export function withPlainErrors(terminal: Terminal): Terminal {
  return {
    ...terminal,
    writeError: (text) => {
      const start = text.startsWith(eraseLine) ? eraseLine : '';
      terminal.writeError(start + withoutCommands(text.slice(start.length)));
    },
  };
}
