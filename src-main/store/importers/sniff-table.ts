/** Reads a table of unknown make: guesses delimiter, decimal sign and header, says what it guessed, and takes corrections. */
import { AppError } from '../../contract/app-error';
import type { TableReading } from '../../contract/import';
import { decodeText } from './decode-text';
import { guessDecimal, guessDelimiter, guessHeader } from './guess-reading';
import { splitLines, type TableRow } from './table-cells';

export interface SniffedTable {
  readonly reading: TableReading;
  /** Empty names when there is no header. */
  readonly header: readonly string[];
  /** Without header and empty lines; trimmed; all as long as the longest. */
  readonly rows: readonly TableRow[];
  /** What a person should look at before trusting the reading. */
  readonly doubts: readonly string[];
  /** Of a workbook; none for a text file. */
  readonly sheets: readonly string[];
}

export const largestTable = 64 * 2 ** 20; // bytes of a text file
export const mostCells = 4_000_000;
export const mostColumns = 2000;

/** `path` is named in sentences. Parts of `wanted` override the guesses. */
export function sniffTable(bytes: Uint8Array, path: string, wanted: Partial<TableReading> = {}): SniffedTable {
  if (bytes.length > largestTable)
    throw new AppError(
      'bad-input',
      `${path} is larger than ${largestTable / 2 ** 20} MB. Keep the columns that are needed and save it again.`,
    );
  const { text, encoding } = decodeText(bytes, wanted.encoding);
  if (text.includes('\0')) throw new AppError('bad-input', `${path} is not a text file. Save the table as CSV and choose that file.`);
  const delimiter = wanted.delimiter ?? guessDelimiter(text);
  refuseTooMany(text, delimiter, path);
  const lines = splitLines(text, delimiter);
  const doubts = text.includes('\uFFFD') ? ['Some letters cannot be read in this encoding; they show as �. Try another encoding.'] : [];
  const decimal = wanted.decimal ?? guessDecimal(lines, doubts);
  return arrangeTable(lines, path, { ...wanted, decimal }, { encoding, delimiter, sheet: null }, doubts, []);
}

/** From rows of cells to a table, whatever file they come from. */
export function arrangeTable(
  lines: readonly TableRow[],
  path: string,
  wanted: Partial<TableReading> & Pick<TableReading, 'decimal'>,
  reading: Pick<TableReading, 'encoding' | 'delimiter' | 'sheet'>,
  doubts: string[],
  sheets: readonly string[],
): SniffedTable {
  if (lines.length === 0) throw new AppError('bad-input', `${path} is empty. Choose a file with at least one row.`);
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (width > mostColumns)
    throw new AppError(
      'bad-input',
      `${path} has ${width} columns, more than ${mostColumns}. Choose another delimiter, or leave columns out.`,
    );
  const hasHeader = wanted.hasHeader ?? guessHeader(lines.map(({ cells }) => cells), wanted.decimal); // prettier-ignore
  const uneven = lines.filter(({ cells }) => cells.length !== width);
  if (uneven.length > 0) doubts.push(`Row ${uneven[0]!.row} has ${uneven[0]!.cells.length} cells where others have ${width}; ${uneven.length} such rows.`); // prettier-ignore
  const padded = lines.map(({ row, cells }) => (cells.length === width ? { row, cells } : { row, cells: [...cells, ...Array<string>(width - cells.length).fill('')] })); // prettier-ignore
  const header = hasHeader ? padded[0]!.cells : Array<string>(width).fill('');
  return {
    reading: { ...reading, decimal: wanted.decimal, hasHeader },
    header,
    rows: hasHeader ? padded.slice(1) : padded,
    doubts,
    sheets,
  };
}

/** Counted before cells are made of it: millions of empty cells would fill the memory. */
function refuseTooMany(text: string, delimiter: string, path: string): void {
  let cells = 1;
  for (let i = 0; i < text.length; i++) if (text[i] === delimiter || text[i] === '\n' || text[i] === '\r') cells++;
  if (cells > mostCells)
    throw new AppError('bad-input', `${path} has more than ${mostCells / 1e6} million cells. Keep the rows and columns that are needed.`);
}
