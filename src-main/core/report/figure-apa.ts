/** The numbers of a figure as a table for a manuscript. */
import type { FigureTable } from '../figures/frame/figure-table';
import { apaNumber } from './apa-number';
import type { ApaTable } from './apa-table';

const decimals = 3;

/** Columns of whole numbers stay whole, others have three decimals; zeros before the point stay, as what a column can reach is not known here. */
export function figureAsApa(table: FigureTable, title: string, note: string | null): ApaTable {
  const kinds = table.columns.map((_, i) => {
    const values = table.rows.map((row) => row[i]).filter((value) => value !== null && value !== undefined);
    if (values.some((value) => typeof value === 'string')) return 'text';
    return values.every((value) => Number.isInteger(value)) ? 'whole' : 'measured';
  });
  return {
    title,
    columns: table.columns.map((head, i) => ({ head, isStatistic: statistics.has(head), align: kinds[i] === 'text' ? 'left' : 'right' })),
    rows: table.rows.map((row) =>
      row.map((value, i) => {
        if (value === null) return '';
        return typeof value === 'string' ? value : apaNumber(value, kinds[i] === 'whole' ? 0 : decimals, false);
      }),
    ),
    note,
  };
}

/** Letters that stand in italics (APA 7, sec. 6.44). */
const statistics: ReadonlySet<string> = new Set(['M', 'SD', 'N', 'n', 'p', 'R²', 'r', 't', 'τ', 'dz']);
