/** A compute process in memory: it hears commands, and a test says what it reports and when it dies. */
import type { ComputeCommand, ComputeReport } from '../../contract/running/compute-protocol';
import type { RunKey } from '../../contract/running/run';
import type { LimitMemory } from '../../processes/protocol';
import type { ComputeProcess } from '../compute-process';
import { answerReading } from '../reading/answer-reading';

export class ProcessDouble implements ComputeProcess {
  readonly commands: (ComputeCommand | LimitMemory)[] = [];
  isKilled = false;
  private readonly reportListeners: ((report: unknown) => void)[] = [];
  private readonly exitListeners: ((code: number | null, signal?: string | null) => void)[] = [];

  post(command: ComputeCommand | LimitMemory): void {
    this.commands.push(command);
  }
  onReport(listener: (report: unknown) => void): void {
    this.reportListeners.push(listener);
  }
  onExit(listener: (code: number | null, signal?: string | null) => void): void {
    this.exitListeners.push(listener);
  }
  kill(): void {
    this.isKilled = true;
    this.exit(null);
  }

  report(report: ComputeReport): void {
    this.say(report);
  }
  /** Whatever a process may send that is not as it should be. */
  say(message: unknown): void {
    for (const listener of this.reportListeners) listener(message);
  }
  exit(code: number | null, signal: string | null = null): void {
    for (const listener of this.exitListeners) listener(code, signal);
  }
  /** The runs it was given, in order. */
  carried(): RunKey[] {
    return this.commands.flatMap((command) => (command.type === 'carryOut' ? [command.key] : []));
  }
}

/** A process that reads what nobody vouches for, here. */
export function readerDouble(): ComputeProcess {
  const double = new ProcessDouble();
  double.post = (command) => {
    if (
      command.type === 'image' ||
      command.type === 'import' ||
      command.type === 'network' ||
      command.type === 'tryNetwork' ||
      command.type === 'table'
    )
      void answerReading(command).then((report) => double.report(report));
  };
  queueMicrotask(() => double.report({ type: 'ready' }));
  return double;
}
