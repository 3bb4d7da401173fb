/** The table that says what a figure shows, for screen readers and for CSV files. */
import { asSpreadsheetText } from './spreadsheet-cell';

export interface FigureTable {
  readonly columns: readonly string[];
  /** Numbers keep all their digits; null is an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** RFC 4180 but with LF, as all files of a project: comma, dot decimals, quotes where needed. */
export function tableToCsv({ columns, rows }: FigureTable): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? asSpreadsheetText(value) : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
