/** CSV as the project folder has it: UTF-8, LF, comma, dot decimals, one header row, shortest round-trip numbers. */
import Papa from 'papaparse';
import type { z } from 'zod';
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import { asSpreadsheetText } from '../../core/figures/frame/spreadsheet-cell';
import { describeIssue, readTextIfThere } from './read-json';
import { writeAtomic } from './write-atomic';

/** 'text-if-any': a column that is there only if some row has a text in it; a row without one lacks the property. */
export type CellKind = 'text' | 'text-if-any' | 'number' | 'number-or-empty';
export type Columns<Row> = { readonly [Name in keyof Row & string]-?: CellKind };
export type Cell = string | number | null;

/** One row of cells with its number in the file, as a spreadsheet counts: the header is row 1. */
export interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Null when there is no such file. Columns may stand in any order; further columns are ignored. */
export async function readCsvIfThere<Row extends object>(
  path: string,
  columns: Columns<Row>,
  schema: z.ZodType<Row>,
): Promise<Row[] | null> {
  const text = await readTextIfThere(path);
  return text === null ? null : parseCsv(text, path, columns, schema);
}

export async function writeCsv<Row extends object>(path: string, columns: Columns<Row>, rows: readonly Row[]): Promise<void> {
  const all = Object.keys(columns) as (keyof Row & string)[];
  const names = all.filter((name) => columns[name] !== 'text-if-any' || rows.some((row) => row[name] !== undefined));
  await writeAtomic(
    path,
    formatCsv(
      names,
      rows.map((row) => names.map((name) => (row[name] ?? null) as Cell)),
    ),
  );
}

export function parseCsv<Row extends object>(text: string, path: string, columns: Columns<Row>, schema: z.ZodType<Row>): Row[] {
  const { header, rows } = splitCsv(text, path);
  const names = Object.keys(columns) as (keyof Row & string)[];
  const places = names.map((name) => (columns[name] === 'text-if-any' ? header.indexOf(name) : findColumn(header, name, path)));
  return rows.map(({ row, cells }) => {
    const values = names.map((name, i) => [name, readCell(cells[places[i]!] ?? '', columns[name], name, row, path)] as const);
    const result = schema.safeParse(Object.fromEntries(values.filter(([, value]) => value !== undefined)));
    if (!result.success) throw rowError(path, row, describeIssue(result.error));
    return result.data;
  });
}

/** Splits into header and numbered rows, dropping empty lines; every row must be as long as the header. */
export function splitCsv(text: string, path: string, delimiter = ','): { header: string[]; rows: NumberedRow[] } {
  const { lines, width } = splitLines(text, path, delimiter);
  const header = lines.shift();
  if (header === undefined) throw new AppError('bad-input', say`${path} is empty. It needs a header row and one row for each entry.`);
  for (const { row, cells } of lines)
    if (cells.length !== width) throw rowError(path, row, phrase`it has ${cells.length} cells where the header has ${width}`);
  return { header: header.cells.map((cell) => cell.trim()), rows: lines };
}

/** Rows of a file without a header. */
export function splitRows(text: string, path: string, delimiter = ','): NumberedRow[] {
  return splitLines(text, path, delimiter).lines;
}

/** A sentence for a row that cannot be used. */
export function rowError(path: string, row: number, reason: string): AppError {
  return new AppError('bad-input', say`${path}, row ${row}: ${reason}. Correct this row and try again.`);
}

/** Only dot decimals and finite numbers; the reason is given for everything else. */
export function readNumber(cell: string): { readonly value: number } | { readonly reason: string } {
  const text = cell.trim();
  if (numberPattern.test(text) && Number.isFinite(Number(text))) return { value: Number(text) };
  if (/^[-+]?\d+,\d+$/.test(text)) return { reason: phrase`‘${text}’ has a decimal comma; write ${text.replace(',', '.')}` };
  return { reason: text === '' ? phrase`a number is missing` : phrase`‘${text}’ is not a number` };
}

export function formatCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) => row.map(formatCell));
  return `${Papa.unparse([header as string[], ...lines], { newline: '\n' })}\n`;
}

/** For files that leave the project: text that a spreadsheet would carry out as a formula is marked as text. */
export function exportCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const guard = (cell: Cell): Cell => (typeof cell === 'string' ? asSpreadsheetText(cell) : cell);
  return formatCsv(
    header.map(asSpreadsheetText),
    rows.map((row) => row.map(guard)),
  );
}

/** As `exportCsv`; where there is a tag ('Sample: …') it stands in a last column, in every line, so that it is still there after pasting. */
export function exportTagged(tag: string | null, header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (tag === null) return exportCsv(header, rows);
  return exportCsv(
    [...header, 'tag'],
    rows.map((row) => [...row, tag]),
  );
}

const numberPattern = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

function splitLines(text: string, path: string, delimiter: string): { lines: NumberedRow[]; width: number } {
  const parsed = Papa.parse<string[]>(text, { delimiter, header: false });
  const problem = parsed.errors[0];
  if (problem !== undefined)
    throw rowError(path, (problem.row ?? 0) + 1, problem.type === 'Quotes' ? phrase`a quotation mark is not closed` : problem.message);
  const lines = parsed.data
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { lines, width: lines[0]?.cells.length ?? 0 };
}

function findColumn(header: readonly string[], name: string, path: string): number {
  const place = header.indexOf(name);
  if (place < 0) throw new AppError('bad-input', say`${path} has no column ‘${name}’. Its columns are: ${header.join(', ')}.`);
  return place;
}

function readCell(cell: string, kind: CellKind, name: string, row: number, path: string): Cell | undefined {
  if (kind === 'text') return cell;
  if (kind === 'text-if-any') return cell === '' ? undefined : cell;
  if (kind === 'number-or-empty' && cell.trim() === '') return null;
  const read = readNumber(cell);
  if ('reason' in read) throw rowError(path, row, phrase`in column ‘${name}’, ${read.reason}`);
  return read.value;
}

/** String() of a number is the shortest text that reads back as the same number (ECMA-262, Number::toString). */
function formatCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' && !Number.isFinite(cell)) throw new Error(`A table holds ${cell}, which has no place in a CSV file.`);
  return String(cell);
}
