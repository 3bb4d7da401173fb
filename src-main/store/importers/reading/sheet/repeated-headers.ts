/** Files that were put together have a header for each of their parts. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import { meaningsOf } from '../columns/header-meaning';
import type { AsideRow, FoundTable } from './table';

/** Rows that repeat the header are left out. Throws an AppError where they name the columns in another order. */
export function setHeadersAside(table: FoundTable, path: string): FoundTable {
  const { header, rows } = table;
  const named = header.filter((cell) => cell !== '' && meaningsOf(cell).size > 0);
  if (!table.reading.hasHeader || named.length < 2 || header.length < 3) return table;
  const known = new Set(header.filter((cell) => cell !== ''));
  const found: AsideRow[] = [];
  const kept = rows.filter((row) => {
    const filled = row.cells.filter((cell) => cell !== '');
    if (filled.length < 3 || !filled.every((cell) => known.has(cell))) return true;
    if (row.cells.some((cell, i) => cell !== '' && cell !== header[i])) {
      if (new Set(filled).size < known.size || !named.every((cell) => filled.includes(cell))) return true; // items may be called like columns
      throw new AppError('bad-input', say`Row ${row.row} of ${path} names the columns again, in another order. Write the two parts into two files.`);
    }
    found.push({ ...row, why: 'labels' });
    return false;
  });
  return found.length === 0 ? table : { ...table, rows: kept, aside: [...table.aside, ...found] };
} // prettier-ignore
