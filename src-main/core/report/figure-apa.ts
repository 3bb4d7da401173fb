/** The numbers of a figure as a table for a manuscript. */
import type { NumberStyle } from '../../contract/results/manuscript';
import type { FigureTable } from '../figures/frame/figure-table';
import { apaNumber } from './apa-number';
import type { ApaTable } from './apa-table';

const decimals = 3;

/** Columns of whole numbers stay whole, others have three decimals; without a zero before the point where the head says that a value cannot pass 1. */
export function figureAsApa(table: FigureTable, title: string, note: string | null, style: NumberStyle = 'apa'): ApaTable {
  const kinds = table.columns.map((_, i) => {
    const values = table.rows.map((row) => row[i]).filter((value) => value !== null && value !== undefined);
    if (values.some((value) => typeof value === 'string')) return 'text';
    return values.every((value) => Number.isInteger(value)) ? 'whole' : 'measured';
  });
  return {
    title,
    columns: table.columns.map((head, i) => ({ head, align: kinds[i] === 'text' ? 'left' : 'right' })),
    rows: table.rows.map((row) =>
      row.map((value, i) => {
        if (value === null) return '';
        if (typeof value === 'string') return value;
        return apaNumber(value, kinds[i] === 'whole' ? 0 : decimals, bounded.has(table.columns[i] ?? ''), style);
      }),
    ),
    note,
  };
}

/** Heads of columns whose values are at most 1 in every language. */
const bounded: ReadonlySet<string> = new Set(['p', 'R²', 'r', 'τ', 'Stress-1', 'Kendall τ']);
