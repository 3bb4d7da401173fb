/** Has imports worked out in a process that can be ended, and puts into words what became of one that cannot be. */
import { stat } from 'node:fs/promises';
import { AppError, errorOf } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { ImportWork, WorkedOut } from '../../contract/importing/import-work';
import { workOutImport } from '../import/work-out-import';
import type { ReadingProcesses } from './reading-processes';
import { sayLost } from './table-reader';

export interface ImportPlanner {
  /** AppError when its process had to be ended, or for what cannot be worked out at all. */
  workOut(work: ImportWork): Promise<WorkedOut>;
}

/** Small tables have five seconds, large ones a second more for each 4 MB. */
const leastMs = 5000;
const bytesPerMs = 4000;
/** A table of 64 MB as bytes, as letters and as rows. */
const mostMemory = 2 * 2 ** 30; // bytes

/** With `readers` null everything is worked out in this process, as under test. */
export function createImportPlanner(readers: ReadingProcesses | null): ImportPlanner {
  const ask = async (asked: ReadingProcesses, work: ImportWork): Promise<WorkedOut | { readonly lost: string }> => {
    const withinMs = Math.round((leastMs + (await sizeOf(work)) / bytesPerMs) / 1000) * 1000;
    const outcome = await asked.ask({
      command: { type: 'import', work },
      withinMs,
      memoryBytes: mostMemory,
      hear: (report) => (report.type === 'importWorkedOut' ? { answer: report } : null),
    });
    if (outcome.kind === 'lost') return { lost: sayLost(outcome, withinMs) };
    const { error, worked } = outcome.answer;
    if (error !== null) throw errorOf(error);
    if (worked === null) throw new AppError('internal', say`Nothing was worked out.`);
    return worked;
  };
  /** The same without the tables that end the process; of several each is tried alone. */
  const askAgain = async (asked: ReadingProcesses, work: ImportWork, lost: string): Promise<WorkedOut> => {
    const withFile = work.tables.filter((table) => 'path' in table);
    const tables = [];
    for (const table of work.tables) {
      if (!('path' in table)) tables.push(table);
      else if (withFile.length === 1) tables.push(refused(table.name, lost));
      else {
        const alone = { ...work, tables: work.tables.map((other) => (other === table ? table : aside)) };
        const answer = await ask(asked, alone);
        tables.push('lost' in answer ? refused(table.name, answer.lost) : table);
      }
    }
    const answer = await ask(asked, { ...work, tables });
    if ('lost' in answer)
      throw new AppError('bad-input', say`The import cannot be worked out: ${answer.lost}. Import fewer tables at once.`);
    return answer;
  };
  return {
    async workOut(work) {
      if (readers === null) return workOutImport(work);
      const answer = await ask(readers, work);
      return 'lost' in answer ? askAgain(readers, work, answer.lost) : answer;
    },
  };
}

const aside = { problem: '' };

function refused(name: string, reason: string): { readonly problem: string } {
  return {
    problem: phrase`${name} cannot be read: ${reason}. Save it as CSV with only the rows and columns that are needed, and try again.`,
  };
}

async function sizeOf({ tables }: ImportWork): Promise<number> {
  const sizes = await Promise.all(
    tables.map((table) =>
      'path' in table
        ? stat(table.path).then(
            ({ size }) => size,
            () => 0,
          )
        : Promise.resolve(0),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
