/** Reads a table file of any kind the program knows, by its content and not by its name. */
import { AppError } from '../../contract/app-error';
import type { TableReading } from '../../contract/import';
import { isWorkbook, readWorkbook } from './read-workbook';
import { sniffTable, type SniffedTable } from './sniff-table';

/** What tables are called, for finding them in a folder. */
export const tableNamePattern = /\.(csv|tsv|tab|txt|dat|xlsx)$/i;

/** `path` is named in sentences. */
export async function readTable(bytes: Uint8Array, path: string, wanted: Partial<TableReading> = {}): Promise<SniffedTable> {
  if (bytes.length === 0) throw new AppError('bad-input', `${path} is empty. Choose a file with at least one row.`);
  if (isWorkbook(bytes)) return readWorkbook(bytes, path, wanted);
  const other = otherKinds.find(({ start }) => start.every((byte, i) => bytes[i] === byte));
  if (other !== undefined) throw new AppError('bad-input', `${path} is ${other.what}, not a table. ${other.mend}`);
  return sniffTable(bytes, path, wanted);
}

const otherKinds: readonly { readonly start: readonly number[]; readonly what: string; readonly mend: string }[] = [
  { start: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel file (.xls)', mend: 'Save it in Excel as .xlsx or as CSV.' },
  { start: [0x25, 0x50, 0x44, 0x46], what: 'a PDF', mend: 'Choose the file the table was made from.' },
  { start: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image', mend: 'Give it among the images.' },
  { start: [0xff, 0xd8, 0xff], what: 'a JPEG image', mend: 'Give it among the images.' },
  { start: [0x1f, 0x8b], what: 'a compressed file', mend: 'Unpack it first.' },
];
