/** A table that a command needs at once: what is open about it is a refusal that names the options. */
import { AppError } from '../../../contract/app-error';
import { phrase, say } from '../../../contract/message';
import type { RoleReading } from '../../../contract/importing/table-remarks';
import { sayQuestion, sayRemark, sayRole } from '../../../contract/importing/table-remarks-en';
import type { InterpretedTable } from '../../../store/importers/reading/interpret/interpreted';
import { readTableFile, type TableChoices, type TableFileReading } from '../../../store/importers/reading/sheet/read-table-file';

export interface ReadTable {
  readonly reading: TableFileReading;
  readonly found: InterpretedTable;
  /** How it was read, as import says it. */
  readonly says: readonly string[];
}

/** `path` is named in sentences. */
export async function readOneTable(bytes: Uint8Array, path: string, choices: TableChoices = {}): Promise<ReadTable> {
  const reading = await readTableFile(bytes, path, choices);
  if (reading.problem !== null || reading.found === null)
    throw new AppError('bad-input', reading.problem ?? phrase`${path} cannot be read.`);
  const [question] = reading.questions;
  if (question !== undefined) {
    const { asks, option } = sayQuestion(question);
    throw new AppError('bad-input', say`${path}: ${asks} ${option}`);
  }
  return { reading, found: reading.found, says: describeReading(reading) };
}

/** The column of each role, and everything that was understood, put together or left out. */
export function describeReading({ roles, remarks }: Pick<TableFileReading, 'roles' | 'remarks'>): string[] {
  const columns = sayColumns(roles);
  return [...(columns === null ? [] : [columns]), ...remarks.map(sayRemark)];
}

export function sayColumns(roles: readonly RoleReading[]): string | null {
  return roles.length === 0 ? null : `Columns: ${roles.map(sayRole).join('; ')}.`;
}
