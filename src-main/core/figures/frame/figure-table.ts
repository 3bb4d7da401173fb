/** The table that says what a figure shows, for screen readers and for CSV files. */
import { asSpreadsheetText } from './spreadsheet-cell';

export interface FigureTable {
  readonly columns: readonly string[];
  /** Numbers keep all their digits; null is an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** With the mark of its figure in a last column, as every CSV file has it: lines that are pasted elsewhere still say what they are. */
export function withTag({ columns, rows }: FigureTable, tag: string | null): FigureTable {
  return tag === null ? { columns, rows } : withColumn({ columns, rows }, 'tag', tag);
}

/** The same text in every line. */
export function withColumn({ columns, rows }: FigureTable, name: string, text: string): FigureTable {
  return { columns: [...columns, name], rows: rows.map((row) => [...row, text]) };
}

/** RFC 4180 but with LF, as all files of a project: comma, dot decimals, quotes where needed. */
export function tableToCsv({ columns, rows }: FigureTable): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** With tabs, as spreadsheets paste them: all digits, a text that looks like a formula stays a text. */
export function tableToTabs({ columns, rows }: FigureTable): string {
  const plain = (value: string | number | null): string =>
    value === null ? '' : typeof value === 'string' ? asSpreadsheetText(value).replace(/[\t\r\n]+/g, ' ') : String(value);
  return [columns, ...rows].map((row) => `${row.map(plain).join('\t')}\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? asSpreadsheetText(value) : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
