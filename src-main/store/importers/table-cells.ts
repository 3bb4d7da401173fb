/** The cells of a text table, and the numbers in them. */
import Papa from 'papaparse';

export interface TableRow {
  readonly row: number; // as a spreadsheet counts
  readonly cells: readonly string[];
}

/** Null for everything that is not a number with this decimal sign. */
export function parseNumber(cell: string, decimal: '.' | ','): number | null {
  const pattern = decimal === '.' ? /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i : /^[-+]?(\d+,?\d*|,\d+)(e[-+]?\d+)?$/i;
  if (cell.length > 60 || !pattern.test(cell)) return null;
  const value = Number(cell.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** Empty lines are dropped but counted; a quotation mark that is never closed ends the file and is no failure here. */
export function splitLines(text: string, delimiter: string, atMost = 0): TableRow[] {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: atMost });
  return data
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** What people write where a value is missing. */
export function isMissingValue(cell: string): boolean {
  return /^(na|n\/a|nan|null|none|-|–|\.|\?|#n\/a|#nv|missing|fehlt)?$/i.test(cell);
}
