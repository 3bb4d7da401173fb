/** Matrices of several people beside each other on one sheet, each with its own column of names. */
import type { FoundTable } from '../sheet/table';

export interface MatrixBlock {
  readonly name: number; // the column of its names
  readonly values: readonly number[];
}

/** Two or more blocks with the same names above and beside; empty where there are none. */
export function findBlocksBeside({ header, rows }: Pick<FoundTable, 'header' | 'rows'>): readonly MatrixBlock[] {
  const beside = (column: number): string => rows.map(({ cells }) => cells[column] ?? '').join('\n');
  const first = [...header.keys()].find((column) => rows.some(({ cells }) => cells[column] !== ''));
  if (first === undefined || rows.length < 3) return [];
  const names = new Set(rows.map(({ cells }) => cells[first]!));
  const blocks: MatrixBlock[] = [];
  for (const column of header.keys()) {
    if (column !== first && (names.has(header[column]!) || beside(column) !== beside(first))) continue;
    const values: number[] = [];
    for (let at = column + 1; at < header.length && header[at] !== '' && names.has(header[at]!); at++) values.push(at);
    if (values.length < 3 || new Set(values.map((at) => header[at])).size < values.length) continue;
    blocks.push({ name: column, values });
  }
  const called = (block: MatrixBlock): string =>
    block.values
      .map((at) => header[at])
      .toSorted()
      .join('\n');
  return blocks.length >= 2 && blocks.every((block) => called(block) === called(blocks[0]!)) ? blocks : [];
}

/** One below the other, with the corner of each in a column of its own. Null where there are none. */
export function stackBeside(table: FoundTable): FoundTable | null {
  const { header, rows } = table;
  const blocks = findBlocksBeside(table);
  if (blocks.length === 0) return null;
  const names = blocks[0]!.values.map((column) => header[column]!);
  const called = blocks.map(({ name }, i) => header[name] || `matrix ${i + 1}`);
  const titles = new Set(called).size === called.length ? called : called.map((title, i) => `${title} ${i + 1}`);
  return {
    ...table,
    header: ['matrix', 'item', ...names],
    titles: ['', '', ...names.map(() => '')],
    rows: blocks.flatMap(({ name, values }, i) =>
      rows.map(({ row, cells }) => ({
        row,
        cells: [titles[i]!, cells[name]!, ...names.map((item) => cells[values.find((column) => header[column] === item)!]!)],
      })),
    ),
    sheet: { name: table.sheet.name, lines: table.sheet.lines },
  };
}
