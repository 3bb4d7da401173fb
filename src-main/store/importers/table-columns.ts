/** What each column of a table is made of: numbers or words, and whether they repeat. */
import type { SniffedTable } from './sniff-table';
import { isMissingValue, parseNumber } from './table-cells';

export interface Column {
  readonly index: number;
  readonly header: string;
  readonly isNumeric: boolean;
  readonly areWhole: boolean;
  readonly isUnique: boolean;
  readonly areNames: boolean; // words, or whole numbers that may be codes: no measured values
  readonly count: number; // cells that hold something
  readonly values: ReadonlySet<string>;
}

export function describeColumns({ header, rows, reading }: SniffedTable): Column[] {
  return header.map((name, index) => {
    let [count, numbers, whole] = [0, 0, 0];
    const values = new Set<string>();
    for (const { cells } of rows) {
      const cell = cells[index]!;
      if (isMissingValue(cell)) continue;
      count++;
      values.add(cell);
      if (parseNumber(cell, reading.decimal) === null) continue;
      numbers++;
      if (/^\d+$/.test(cell)) whole++;
    }
    const isNumeric = count > 0 && numbers >= 0.9 * count;
    return {
      index,
      header: name,
      isNumeric,
      areWhole: count > 0 && whole === count,
      isUnique: count > 0 && values.size === count,
      areNames: !isNumeric || (whole === count && values.size > 12),
      count,
      values,
    };
  });
}
