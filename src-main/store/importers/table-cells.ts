/** The cells of a text table, and the numbers in them. */
import Papa from 'papaparse';

export interface TableRow {
  readonly row: number; // as a spreadsheet counts
  readonly cells: readonly string[];
}

const withPoint = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const withComma = /^[-+]?(\d+,?\d*|,\d+)(e[-+]?\d+)?$/i;

/** Null for everything that is not a number with this decimal sign. */
export function parseNumber(cell: string, decimal: '.' | ','): number | null {
  const code = cell.charCodeAt(0);
  if (code > 57 || cell.length > 60) return code === 0x2212 ? parseNumber(`-${cell.slice(1)}`, decimal) : null; // no digit, sign or point comes after 9
  if (!(decimal === '.' ? withPoint : withComma).test(cell)) return null;
  const value = Number(decimal === '.' ? cell : cell.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** ‘45 %’ is 45. */
export function parsePercent(cell: string, decimal: '.' | ','): number | null {
  return cell.endsWith('%') ? parseNumber(cell.slice(0, -1).trimEnd(), decimal) : null;
}

/** Of a cell of judgements, with or without a sign of percent. */
export function parseShare(cell: string, decimal: '.' | ','): number | null {
  return parseNumber(cell, decimal) ?? parsePercent(cell, decimal);
}

/** Empty lines are dropped but counted; a quotation mark that is never closed ends the file and is no failure here. */
export function splitLines(text: string, delimiter: string, atMost = 0): TableRow[] {
  const { data } = Papa.parse<string[]>(withoutSpaces(text.replace(/\r\n?/g, '\n'), delimiter), {
    delimiter,
    newline: '\n',
    preview: atMost,
  });
  return data
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** `"a", "b"`: a quotation mark after a space would be taken for a letter. */
function withoutSpaces(text: string, delimiter: string): string {
  if (delimiter !== ',' && delimiter !== ';') return text;
  return new RegExp(`^"[^"\n]*"${delimiter} +"`).test(text.trimStart().slice(0, 400))
    ? text.replace(new RegExp(`(["\\d]${delimiter}) +(?=")`, 'g'), '$1')
    : text;
}

/** What people write where a value is missing. */
export function isMissingValue(cell: string): boolean {
  if (cell.length > 7) return false;
  const code = cell.charCodeAt(0);
  return !(code >= 48 && code <= 57) && missing.test(cell); // most cells are numbers
}

const missing = /^(na|n\/a|n\.a\.|nan|null|none|-|–|—|\.|\?|#n\/a|#nv|#nan|missing|fehlt|k\.a\.|inf)?$/i;
