/** What each column of a table is made of: numbers or words, whether they repeat, and what numbers look like. */
import { isMissingValue, parseNumber } from '../../table-cells';
import { leadingNumber } from './answers';
import type { FoundTable } from '../sheet/table';

export interface Column {
  readonly index: number;
  readonly header: string;
  readonly isNumeric: boolean; // nine cells in ten, answers such as ‘4 - neither’ with them
  readonly areWhole: boolean;
  readonly isUnique: boolean;
  readonly areNames: boolean; // words, or whole numbers that may be codes: no measured values
  readonly count: number; // cells that hold something
  readonly values: ReadonlySet<string>; // of the rows looked at
  readonly numbers: Float64Array; // in the order of the rows, NaN where there is none
  readonly low: number;
  readonly high: number;
  readonly longest: number; // letters
}

const mostRows = 20_000;

export function describeColumns({ header, rows, reading, sheet }: Pick<FoundTable, 'header' | 'rows' | 'reading' | 'sheet'>): Column[] {
  const sample = rows.length > mostRows ? rows.slice(0, mostRows) : rows;
  return header.map((name, index) => {
    let [count, given, whole, longest] = [0, 0, 0, 0];
    let [low, high] = [Infinity, -Infinity];
    const values = new Set<string>();
    const words = new Set<string>();
    const missing = sheet.missing?.get(index) ?? [];
    const labels = sheet.labels?.get(index);
    const numbers = new Float64Array(sample.length).fill(NaN);
    sample.forEach(({ cells }, i) => {
      const cell = cells[index]!;
      if (cell === '' || isMissingValue(cell) || missing.includes(cell)) return;
      count++;
      values.add(cell);
      longest = Math.max(longest, cell.length);
      const value = parseNumber(cell, reading.decimal) ?? leadingNumber(cell, reading.decimal);
      if (value === null) return void words.add(cell);
      given++;
      numbers[i] = value;
      low = Math.min(low, value);
      high = Math.max(high, value);
      if (/^\d+$/.test(cell)) whole++;
    });
    // a few words again and again among many numbers stand for no answer
    const areLabelled = labels !== undefined && values.size > 1 && [...values].every((value) => labels.has(value)); // codes of things
    const isNumeric =
      count > 0 && (given >= 0.9 * count || (count >= 8 && given >= 0.6 * count && words.size <= 3 && count - given >= 2 * words.size));
    return {
      index,
      header: name,
      isNumeric,
      areWhole: count > 0 && whole === count,
      isUnique: count > 0 && values.size === count,
      areNames: !isNumeric || areLabelled || (whole === count && values.size > 12),
      count,
      values,
      numbers,
      low,
      high,
      longest,
    };
  });
}
