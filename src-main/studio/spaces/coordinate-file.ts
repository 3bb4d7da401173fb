/** Coordinates from a file: a name and as many numbers as there are dimensions in each row, with or without a header. */
import { AppError } from '../../contract/app-error';
import { rowError } from '../../store/csv';
import { sniffTable } from '../../store/importers/sniff-table';
import { parseNumber } from '../../store/importers/table-cells';

export interface NamedPlaces {
  readonly ids: readonly string[];
  readonly dims: number;
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

export function readCoordinateFile(bytes: Uint8Array, path: string): NamedPlaces {
  const { rows: lines, reading } = sniffTable(bytes, path, { hasHeader: false });
  const dims = lines[0]!.cells.length - 1;
  if (dims < 1) throw new AppError('bad-input', `${path} needs a name and at least one number in each row.`);
  const isHeader = lines[0]!.cells.slice(1).every((cell) => parseNumber(cell, reading.decimal) === null);
  const rows = new Map<string, readonly number[]>();
  for (const { row, cells } of isHeader ? lines.slice(1) : lines) {
    const [id, ...numbers] = cells;
    if (rows.has(id!)) throw rowError(path, row, `‘${id!}’ stands there twice`);
    const at = numbers.map((cell) => {
      const value = parseNumber(cell, reading.decimal);
      if (value === null) throw rowError(path, row, `‘${cell}’ is not a number`);
      return value;
    });
    rows.set(id!, at);
  }
  return { ids: [...rows.keys()], dims, rows };
}
