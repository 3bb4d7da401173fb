/** Has tables read in a process that can be ended, and puts into words what became of one that cannot be read there. */
import { stat } from 'node:fs/promises';
import { AppError, errorOf } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { Outcome } from '../../processes/protocol';
import type { ReadingProcesses } from './reading-processes';
import { readTableOf, type TableKind, type TableReadersByKind } from './read-by-kind';

export interface TableReader {
  /** The path comes first; AppError with what is wrong with the file. */
  read<Kind extends TableKind>(kind: Kind, ...given: Parameters<TableReadersByKind[Kind]>): ReturnType<TableReadersByKind[Kind]>;
}

/** Small tables have five seconds, a study's many files twenty, large ones a second more for each 4 MB. */
const leastMs = 5000;
const studyMs = 20_000;
const bytesPerMs = 4000;
/** A table of 64 MB as bytes, as letters and as rows. */
const mostMemory = 2 * 2 ** 30; // bytes

/** With `readers` null everything is read in this process, as under test. */
export function createTableReader(readers: ReadingProcesses | null): TableReader {
  const ask = async (kind: TableKind, given: readonly unknown[]): Promise<unknown> => {
    if (readers === null) return readTableOf(kind, given);
    const path = String(given[0]);
    const size = await stat(path).then(
      (info) => info.size,
      () => 0,
    );
    const withinMs = Math.round(((kind === 'study' ? studyMs : leastMs) + size / bytesPerMs) / 1000) * 1000;
    const outcome = await readers.ask({
      command: { type: 'table', kind, given: [...given] },
      withinMs,
      memoryBytes: mostMemory,
      hear: (report) => (report.type === 'tableRead' ? { answer: report } : null),
    });
    if (outcome.kind === 'answered') {
      const { table, error } = outcome.answer;
      if (error !== null) throw errorOf(error);
      return table;
    }
    throw new AppError(
      'bad-input',
      say`${path} cannot be read: ${sayLost(outcome, withinMs)}. Keep only the rows and columns that are needed, and try again.`,
    );
  };
  return { read: (kind, ...given) => ask(kind, given) as ReturnType<TableReadersByKind[typeof kind]> }; // a table is answered as it is asked for
}

/** Completes 'cannot be read: ...'. */
export function sayLost({ why, reason }: Extract<Outcome<never>, { kind: 'lost' }>, withinMs: number): string {
  if (why === 'late') return phrase`reading it takes longer than ${withinMs / 1000} seconds`;
  return why === 'memory' ? phrase`reading it takes too much memory` : phrase`the process that read it was ended (${reason})`;
}
