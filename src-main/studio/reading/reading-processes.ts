/**
 * A few processes that read what nobody vouches for: images, tables, networks. What a library cannot be stopped from doing in time or in
 * memory ends with its process. They start with the first question, stay for the next, and leave after a while without one.
 */
import { computeReportSchema, type ComputeCommand, type ComputeReport } from '../../contract/running/compute-protocol';
import { phrase } from '../../contract/message';
import { createWorker, type Worker } from '../../processes/host';
import type { Outcome, Question } from '../../processes/protocol';
import type { ComputeProcess } from '../compute-process';

export interface ReadingProcesses {
  /** Never rejects; the question waits until a process is free. */
  ask<Answer>(question: Question<ComputeCommand, ComputeReport, Answer>): Promise<Outcome<Answer>>;
  /** Ends the processes; what is under way is lost. */
  dispose(): void;
}

export interface ReaderPatience {
  /** For a process to get ready. */
  readonly startMs: number;
  readonly idleMs: number;
}

const defaultPatience: ReaderPatience = { startMs: 30_000, idleMs: 60_000 };

export function createReadingProcesses(
  launch: () => ComputeProcess,
  processes: number,
  patience: ReaderPatience = defaultPatience,
): ReadingProcesses {
  const waiting: (() => void)[] = [];
  const all: Worker<ComputeCommand, ComputeReport>[] = [];
  const idle: Worker<ComputeCommand, ComputeReport>[] = [];
  let isDisposed = false;

  const take = async (): Promise<Worker<ComputeCommand, ComputeReport>> => {
    const free = idle.pop();
    if (free !== undefined) return free;
    if (all.length < processes) {
      const worker = createWorker<ComputeCommand, ComputeReport>({ launch, reports: computeReportSchema, ...patience });
      all.push(worker);
      return worker;
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
    return take();
  };
  return {
    async ask(question) {
      const worker = await take();
      const outcome = isDisposed ? ending : await worker.ask(question);
      idle.push(worker);
      waiting.shift()?.();
      return outcome;
    },
    dispose: () => {
      isDisposed = true;
      for (const worker of all) worker.end(ending.reason);
    },
  };
}

const ending = { kind: 'lost', why: 'ended', reason: phrase`the program is ending` } as const;
