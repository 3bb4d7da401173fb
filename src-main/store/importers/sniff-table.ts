/** Reads a table of unknown make: guesses delimiter, decimal sign and header, says what it guessed, and takes corrections. */
import Papa from 'papaparse';
import { AppError } from '../../contract/app-error';
import { decodeText, type TextEncodingName } from './decode-text';

/** How a file is read. A person sees this before anything is imported, and may change every part. */
export interface TableReading {
  readonly encoding: TextEncodingName;
  readonly delimiter: string;
  readonly decimal: '.' | ',';
  readonly hasHeader: boolean;
}

export interface SniffedTable {
  readonly reading: TableReading;
  /** Empty names when there is no header. */
  readonly header: readonly string[];
  /** Without header and empty lines; trimmed; all as long as the longest. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** What a person should look at before trusting the reading. */
  readonly doubts: readonly string[];
}

/** `path` is named in sentences. Parts of `wanted` override the guesses. */
export function sniffTable(bytes: Uint8Array, path: string, wanted: Partial<TableReading> = {}): SniffedTable {
  const { text, encoding } = decodeText(bytes, wanted.encoding);
  if (text.includes('\0')) throw new AppError('bad-input', `${path} is not a text file. Save the table as CSV and choose that file.`);
  const delimiter = wanted.delimiter ?? guessDelimiter(text);
  const lines = splitLines(text, delimiter);
  if (lines.length === 0) throw new AppError('bad-input', `${path} is empty. Choose a file with at least one row.`);
  const doubts: string[] = [];
  const decimal = wanted.decimal ?? guessDecimal(lines, doubts);
  const hasHeader = wanted.hasHeader ?? guessHeader(lines.map(({ cells }) => cells), decimal); // prettier-ignore
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const uneven = lines.filter(({ cells }) => cells.length !== width);
  if (uneven.length > 0) doubts.push(`Row ${uneven[0]!.row} has ${uneven[0]!.cells.length} cells where others have ${width}; ${uneven.length} such rows.`); // prettier-ignore
  const padded = lines.map(({ row, cells }) => ({ row, cells: [...cells, ...Array<string>(width - cells.length).fill('')] }));
  const header = hasHeader ? padded[0]!.cells : Array<string>(width).fill('');
  return { reading: { encoding, delimiter, decimal, hasHeader }, header, rows: hasHeader ? padded.slice(1) : padded, doubts };
}

/** Null for everything that is not a number with this decimal sign. */
export function parseNumber(cell: string, decimal: '.' | ','): number | null {
  const pattern = decimal === '.' ? /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i : /^[-+]?(\d+,?\d*|,\d+)(e[-+]?\d+)?$/i;
  if (!pattern.test(cell)) return null;
  const value = Number(cell.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

const delimiters = [';', '\t', ',', '|'] as const;
const sampleLines = 200;

/** The delimiter that gives rows of equal length with most numbers; for equal merit the earlier one of the list. */
function guessDelimiter(text: string): string {
  const scores = delimiters.map((delimiter) => {
    const lines = splitLines(text, delimiter, sampleLines).map(({ cells }) => cells);
    const widths = new Map<number, number>();
    for (const { length } of lines) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width, count] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
    if (width < 2) return 0;
    const cells = lines.flat();
    const numbers = cells.filter((cell) => parseNumber(cell, '.') !== null || parseNumber(cell, ',') !== null);
    return count / lines.length + numbers.length / cells.length;
  });
  const best = Math.max(...scores);
  return best === 0 ? ',' : delimiters[scores.indexOf(best)]!;
}

function guessDecimal(lines: readonly { readonly cells: readonly string[] }[], doubts: string[]): '.' | ',' {
  const cells = lines.flatMap((line) => line.cells);
  const withComma = cells.filter((cell) => cell.includes(',') && parseNumber(cell, ',') !== null);
  const withDot = cells.filter((cell) => cell.includes('.') && parseNumber(cell, '.') !== null);
  if (withComma.length > 0 && withDot.length > 0)
    doubts.push(`Some numbers have a decimal comma (${withComma[0]!}), others a decimal point (${withDot[0]!}).`);
  if (withComma.length > 0 && withDot.length === 0 && withComma.every((cell) => /^[-+]?\d{1,3},\d{3}$/.test(cell)))
    doubts.push(`The comma in ${withComma[0]!} is read as a decimal comma; it might separate thousands.`);
  return withComma.length > withDot.length ? ',' : '.';
}

/** A header is a first row of words above columns of numbers, or in a table of words a row of names nothing else repeats. */
function guessHeader(lines: readonly (readonly string[])[], decimal: '.' | ','): boolean {
  const [first, ...rest] = lines;
  if (first === undefined || rest.length === 0) return false;
  const isNumber = (cell: string | undefined): boolean => cell !== undefined && parseNumber(cell, decimal) !== null;
  const columns = first.map((cell, i) => ({ cell, below: rest.map((row) => row[i] ?? '').filter((entry) => entry !== '') }));
  const numeric = columns.filter(({ below }) => below.length > 0 && below.filter(isNumber).length > below.length / 2);
  if (numeric.length > 0) return numeric.some(({ cell }) => cell !== '') && numeric.every(({ cell }) => !isNumber(cell));
  if (first.some(isNumber)) return false;
  return first.some((cell) => knownNames.test(cell)) || columns.some(({ cell, below }) => repeats(below) && !below.includes(cell));
}

const knownNames =
  /^(id|item|name|stimul|image|bild|file|datei|categor|kategor|class|klasse|rater|participant|subject|vp|first|second|pair|paar)/i;

function repeats(cells: readonly string[]): boolean {
  return new Set(cells).size < cells.length;
}

/** Empty lines are dropped but counted; a quotation mark that is never closed ends the file and is no failure here. */
function splitLines(text: string, delimiter: string, atMost = 0): { row: number; cells: string[] }[] {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: atMost });
  return data
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}
