/** Finds the table among the rows of a sheet: titles and comments above it, its header, the labels below, corrections by hand. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { TableReading } from '../../../../contract/importing/import';
import type { Remark } from '../../../../contract/importing/table-remarks';
import { isMissingValue, parseNumber, parseShare, type TableRow } from '../../table-cells';
import { guessHeader, isRampOfRows } from './guess-header';
import { meaningsOf } from '../columns/header-meaning';
import { chooseSheet } from './choose-sheet';
import { fillDown } from './fill-down';
import { areNumbersBelow, joinHeaders } from './join-headers';
import { guessDecimal, mostColumns, withoutThousands } from './open-text';
import type { AsideRow, FoundTable, OpenedFile, Sheet } from './table';

const mostTitleRows = 25;

export function findTable(file: OpenedFile, path: string, wanted: Partial<TableReading>): FoundTable {
  const remarks: Remark[] = [...file.remarks];
  const sheet = chooseSheet(file, wanted.sheet ?? null, remarks);
  if (sheet === undefined || sheet.lines.length === 0)
    throw new AppError('bad-input', say`${path} is empty. Choose a file with at least one row.`);
  const isText = sheet.isHeaderSure !== true;
  const given =
    wanted.decimal === undefined && file.format === 'text' ? withoutThousands(sheet.lines, file.delimiter, remarks) : sheet.lines;
  const decimal = wanted.decimal ?? (file.format === 'text' || file.format === 'workbook' ? guessDecimal(given, remarks) : '.');
  const aside: AsideRow[] = [];
  const lines = isText ? withoutComments(given, aside) : given;
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (width === 0) throw new AppError('bad-input', say`${path} is empty. Choose a file with at least one row.`);
  if (width > mostColumns)
    throw new AppError(
      'bad-input',
      say`${path} has ${width} columns, more than ${mostColumns}. Choose another delimiter, or leave columns out.`,
    );
  const at = headerPlace(lines, decimal, wanted, sheet);
  const start = at ?? (isText && wanted.hasHeader === undefined ? firstRow(lines, decimal) : 0);
  const below = lines.slice(at === null ? start : at + 1);
  const plain = at === null ? Array<string>(width).fill('') : padded(withCorner(lines[at]!.cells, below, file.delimiter), width);
  const body = below.map((line) => (line.cells.length === width ? line : { row: line.row, cells: padded(line.cells, width) }));
  const labels = at === null || !isText ? 0 : countLabelRows(body, decimal);
  if (file.delimiter === ' ' && at !== null) refuseLooseNames(lines[at]!.cells.length, below, path);
  const isNumber = (cell: string): boolean => parseNumber(cell, decimal) !== null;
  const above = at === null || at === 0 || labels > 0 || !isText ? null : padded(lines[at - 1]!.cells, width);
  const joined =
    labels === 1
      ? joinHeaders({ above: plain, below: body[0]!.cells }, areNumbersBelow(body.slice(1), isNumber))
      : above === null
        ? null
        : joinHeaders({ above, below: plain }, areNumbersBelow(body, isNumber));
  const header = joined ?? plain;
  for (const line of lines.slice(0, above !== null && joined !== null ? start - 1 : start)) aside.push({ ...line, why: 'above-header' });
  if (joined !== null)
    remarks.push({
      code: 'headers-joined',
      example: joined.find((name, i) => name !== plain[i] && name !== (above ?? body[0]!.cells)[i]) ?? '',
    });
  for (const line of joined === null ? body.slice(0, labels) : []) aside.push({ ...line, why: 'labels' });
  const uneven = below.filter(({ cells }) => cells.length !== width);
  if (uneven.length > 0 && uneven.length < below.length / 2 && file.delimiter !== ' ')
    remarks.push({ code: 'uneven-rows', row: uneven[0]!.row, cells: uneven[0]!.cells.length, width, count: uneven.length });
  const { format, encoding, delimiter } = file;
  const many = file.sheets.length > 1 || sheet.name !== '';
  return {
    reading: {
      format,
      encoding,
      delimiter,
      decimal,
      hasHeader: at !== null,
      headerRow: at === null ? null : lines[at]!.row,
      sheet: many && sheet.name !== '' ? sheet.name : null,
    },
    header,
    titles: sheet.titles ?? titlesOf(body.slice(0, labels), width),
    rows: isText ? fillDown(header, body.slice(labels), remarks) : body.slice(labels),
    aside,
    sheet,
    sheets: many ? file.sheets.map(({ name }) => name) : [],
    remarks,
  };
}

/** Names of several words without quotation marks, in a table whose columns spaces part: which words belong together cannot be told. */
function refuseLooseNames(named: number, below: readonly TableRow[], path: string): void {
  const long = below.filter(({ cells }) => cells.length > named + 1).length;
  if (named < 2 || long < 0.5 * below.length || long === 0) return;
  throw new AppError(
    'bad-input',
    say`${path} has ${named} names of columns and up to ${below.reduce((most, { cells }) => Math.max(most, cells.length), 0)} words in a row, parted by spaces. Put names of several words into quotation marks, or save the table with commas, semicolons or tabs.`,
  );
}

function withoutComments(lines: readonly TableRow[], aside: AsideRow[]): readonly TableRow[] {
  const isComment = ({ cells }: TableRow): boolean =>
    /^(#|%|\/\/)( |!|$)/.test(cells[0] ?? '') || (/^[#%]/.test(cells[0] ?? '') && filledOf(cells) === 1);
  if (!lines.some(isComment)) return lines;
  for (const line of lines) if (isComment(line)) aside.push({ ...line, why: 'comment' });
  return lines.filter((line) => !isComment(line));
}

/** Place of the header among the lines; null where there is none. */
function headerPlace(lines: readonly TableRow[], decimal: '.' | ',', wanted: Partial<TableReading>, sheet: Sheet): number | null {
  if (wanted.headerRow !== undefined && wanted.headerRow !== null) {
    const place = lines.findIndex(({ row }) => row >= wanted.headerRow!);
    return place < 0 ? null : place;
  }
  if (wanted.hasHeader === false) return null;
  if (sheet.isHeaderSure === true) return 0;
  if (sheet.isHeaderMissing === true) return null;
  const matrix = lines.slice(0, 6).findIndex((_, i) => namesNumbers(lines[i]!.cells, lines.slice(i + 1, i + 400), decimal));
  if (matrix > 0) return matrix; // below titles or names of groups
  const named = findNamedHeader(lines, decimal);
  const start = named ?? firstRow(lines, decimal);
  if (wanted.hasHeader === true || named !== null) return start;
  return guessHeader(
    lines.slice(start).map(({ cells }) => cells),
    decimal,
  )
    ? start
    : null;
}

/** Names above numbers, which come again beside them. */
function namesNumbers(names: readonly string[], below: readonly TableRow[], decimal: '.' | ','): boolean {
  const columns = names.map((_, i) => i).filter((i) => i > 0 && names[i] !== '');
  if (columns.length < 3 || below.length < columns.length - 1 || columns.some((i) => parseNumber(names[i]!, decimal) !== null))
    return false;
  const beside = new Set(below.map(({ cells }) => cells[0] ?? ''));
  const isNumber = (cell: string | undefined): boolean => cell === undefined || isMissingValue(cell) || parseShare(cell, decimal) !== null;
  return (
    columns.every((i) => beside.has(names[i]!)) &&
    below.slice(0, columns.length).every(({ cells }) => columns.every((i) => isNumber(cells[i])))
  );
}

/** A row below others in which most cells are known names of columns. */
function findNamedHeader(lines: readonly TableRow[], decimal: '.' | ','): number | null {
  let widest = 0;
  for (const [i, { cells }] of lines.slice(0, mostTitleRows).entries()) {
    const filled = cells.filter((cell) => cell !== '');
    const known = filled.filter((cell) => cell.length < 60 && meaningsOf(cell).size > 0).length;
    if (
      filled.length >= 3 &&
      filled.length > widest &&
      known >= filled.length / 2 &&
      filled.every((cell) => parseNumber(cell, decimal) === null && !cell.includes('/'))
    )
      return i;
    widest = Math.max(widest, filled.length);
  }
  return null;
}

/** Past rows that hold one thing in the first cells where the table below is wider: titles, merged or not. */
function firstRow(lines: readonly TableRow[], decimal: '.' | ','): number {
  if (isRampOfRows(lines)) return 0;
  const counts = lines.slice(0, 200).map(({ cells }) => filledOf(cells));
  for (let i = 0; i < Math.min(mostTitleRows, lines.length - 1); i++) {
    const full = counts.slice(i + 1).reduce((most, count) => Math.max(most, count), 0);
    const isTitle =
      full >= 3 && counts[i]! <= Math.max(1, Math.floor(full / 3)) && lines[i]!.cells.every((cell) => parseNumber(cell, decimal) === null);
    if (!isTitle) return i;
  }
  return 0;
}

function filledOf(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + (cell === '' ? 0 : 1), 0);
}

/** R leaves the corner out: its row of names has one cell less than the rows below. */
function withCorner(names: readonly string[], below: readonly TableRow[], delimiter: string): readonly string[] {
  const width = below.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const isShort =
    names.length === width - 1 && (delimiter === ' ' || (below.length > 1 && below.every(({ cells }) => cells.length === width)));
  return isShort ? ['', ...names] : names;
}

function padded(cells: readonly string[], width: number): readonly string[] {
  return cells.length === width ? cells : [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
}

/** Rows of words, one to three of them, at the top of columns of numbers; or down to the row of ids that Qualtrics writes. */
function countLabelRows(rows: readonly TableRow[], decimal: '.' | ','): number {
  const ids = rows.slice(0, 3).findIndex(({ cells }) => cells.some((cell) => cell.startsWith('{"ImportId"')));
  if (ids >= 0) return ids + 1;
  if (rows.length < 3) return 0;
  const below = rows.slice(3, 200).concat(rows.slice(-2));
  const numeric = rows[0]!.cells.flatMap((_, i) => {
    const filled = below.map(({ cells }) => cells[i]!).filter((cell) => cell !== '');
    return filled.length > 0 && filled.every((cell) => parseNumber(cell, decimal) !== null) ? [i] : [];
  });
  if (numeric.length < 3) return 0;
  const isLabels = ({ cells }: TableRow): boolean =>
    numeric.filter(
      (i) => cells[i] !== '' && parseNumber(cells[i]!, decimal) === null && (cells[i]!.length > 2 || /^[xy]$/i.test(cells[i]!)),
    ).length >=
    0.6 * numeric.length;
  const end = rows.slice(0, 3).findIndex((row) => !isLabels(row));
  return end < 0 ? 3 : end;
}

function titlesOf(labels: readonly TableRow[], width: number): string[] {
  const line = labels.find(({ cells }) => !cells.some((cell) => cell.startsWith('{"ImportId"')));
  return line === undefined ? Array<string>(width).fill('') : [...line.cells];
}
