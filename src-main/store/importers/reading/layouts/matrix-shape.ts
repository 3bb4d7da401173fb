/** A matrix of items by items in whatever shape it comes: any order, half of it, with or without names and diagonal. */
import { isMissingValue, parseShare } from '../../table-cells';
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import { isSummaryColumn } from '../columns/summaries';
import type { FoundTable } from '../sheet/table';
import { findBlocksBeside } from '../trials/stack-beside';

export interface MatrixShape {
  readonly nameColumn: number | null;
  readonly valueColumns: readonly number[];
  readonly names: readonly string[] | null; // null where the file names none
  readonly n: number;
  readonly rowItems: readonly number[]; // the item of each row
  readonly columnItems: readonly number[]; // and of each column of values
  readonly isTriangle: boolean;
  readonly isOtherOrder: boolean;
  readonly unknownFirst: boolean; // half a matrix whose first row, and with it one name, is left out
}

export interface MatrixMismatch {
  readonly onlyInRows: readonly string[];
  readonly onlyInColumns: readonly string[];
}

type Table = Pick<FoundTable, 'header' | 'rows' | 'reading'>;
const mostItems = 2000;

/** Null where the table is no matrix; what differs where its rows and columns name different things. */
export function findMatrix(table: Table): MatrixShape | MatrixMismatch | null {
  const { header, rows } = table;
  if (rows.length < 2 || rows.length > mostItems) return null;
  const blocks = findBlocksBeside(table);
  if (blocks.length > 0) return shapeOf(table, blocks[0]!.name, blocks[0]!.values);
  const alone = beforeGap(table);
  if (alone !== null) return alone;
  const beside = new Set(rows.map(({ cells }) => cells[0]!));
  const isUsed = (column: number): boolean => !isSummaryColumn(header[column]!, beside) && (header[column] !== '' || rows.some(({ cells }) => cells[column] !== '')); // prettier-ignore
  const used = withoutSecond(header.map((_, i) => i).filter(isUsed), header);
  if (used.length > 2 && numbersRows(table, used[0]!) && !isValue(rows[0]!.cells[used[1]!]!, table)) used.shift();
  if (used.length < 2) return null;
  const values = used.filter((column) => rows.every(({ cells }) => isValue(cells[column]!, table)));
  const named = shapeOf(table, used[0]!, used.slice(1));
  if (named !== null && values.length >= used.length - 1) return named;
  const blotted = findBlotted(table, used, values.length);
  if (blotted !== null) return blotted;
  if (values.length !== used.length) return namedElsewhere(table, used, values);
  const plain = shapeOf(table, null, used);
  return plain !== null && !('onlyInRows' in plain) ? plain : null;
}

/** Left of an empty column, where other things stand to the right of it; a second matrix of other things is refused. */
function beforeGap(table: Table): MatrixShape | null {
  const { header, rows } = table;
  const gap = header.findIndex((name, column) => column >= 4 && name === '' && rows.every(({ cells }) => cells[column] === ''));
  const right = header.map((_, i) => i).filter((column) => column > gap && (header[column] !== '' || rows.some(({ cells }) => cells[column] !== ''))); // prettier-ignore
  if (gap < 0 || right.length === 0 || header.slice(gap).some((name) => name !== '' && header.indexOf(name) < gap)) return null;
  const named = (from: number, columns: readonly number[]): MatrixShape | null => {
    if (columns.length < 3 || !rows.every(({ cells }) => columns.every((column) => isValue(cells[column]!, table)))) return null;
    const shape = shapeOf(table, from, columns);
    const known = new Set(rows.map(({ cells }) => cells[from]!));
    return shape !== null && !('onlyInRows' in shape) && columns.every((column) => known.has(header[column]!)) ? shape : null;
  };
  const left = named(0, header.map((_, i) => i).slice(1, gap)); // prettier-ignore
  if (left === null) return null;
  const other = named(right[0]!, right.slice(1));
  if (other !== null) throw new AppError('bad-input', say`Two matrices of different things stand beside each other, with ‘${header[1]!}’ and with ‘${header[right[1]!]!}’. Put each on a sheet or in a file of its own.`); // prettier-ignore
  return left;
}

/** A few words among its values make a matrix no other kind of table, if its names or its halves say what it is. */
function findBlotted(table: Table, used: readonly number[], whole: number): MatrixShape | MatrixMismatch | null {
  const isMostlyValues = (columns: readonly number[]): boolean => {
    const given = columns.map((column) => table.rows.map(({ cells }) => cells[column]!).filter((cell) => !isMissingValue(cell)));
    const words = given.map((cells) => cells.filter((cell) => !isValue(cell, table)).length);
    if (words.some((count, i) => count > 1 && count > given[i]!.length / 2)) return false;
    const [all, most] = [words.reduce((sum, count) => sum + count, 0), given.reduce((sum, { length }) => sum + length, 0) / 4];
    return all > 0 && all <= Math.max(1, most);
  };
  const rest = used.slice(1);
  if (rest.length >= 3 && whole < rest.length && isMostlyValues(rest)) {
    const beside = table.rows.map(({ cells }) => cells[used[0]!]!);
    const known = new Set(beside);
    const above = asBeside(rest.map((column) => table.header[column]!), beside); // prettier-ignore
    const shared = above.filter((name) => known.has(name)).length;
    const shape = table.reading.hasHeader && shared >= Math.max(3, above.length - 1) ? shapeOf(table, used[0]!, rest) : null;
    if (shape !== null) return shape;
  }
  if (used.length < 3 || used.length !== table.rows.length || whole === used.length || !isMostlyValues(used)) return null;
  if (!isSymmetric(table, used) || !(hasConstantDiagonal(table, used) || hasNoDiagonal(table, used))) return null;
  const plain = shapeOf(table, null, used);
  return plain !== null && !('onlyInRows' in plain) ? plain : null;
}

/** Of two blocks beside each other, means and standard deviations perhaps, under the same names the first is the matrix. */
function withoutSecond(used: readonly number[], header: readonly string[]): number[] {
  const start = used.findIndex(
    (column, i) => header[column] !== '' && used.slice(0, i).some((before) => header[before] === header[column]),
  );
  const first = start < 0 ? used : used.slice(0, start);
  const names = new Set(first.map((column) => header[column]));
  return start < 3 || !used.slice(start).every((column) => names.has(header[column])) ? [...used] : [...first];
}

/** R and pandas number the rows in a first column of their own. */
function numbersRows({ header, rows }: Table, column: number): boolean {
  const start = Number(rows[0]!.cells[column]);
  return /^(|x|unnamed: \d+|index|row)$/i.test(header[column]!) && (start === 0 || start === 1) && rows.every(({ cells }, i) => cells[column] === String(start + i)); // prettier-ignore
}

/** Between the names and the values may stand what is known of the items, such as a category. */
function namedElsewhere(table: Table, used: readonly number[], values: readonly number[]): MatrixShape | null {
  if (values.length < 3 || !table.reading.hasHeader) return null;
  for (const column of used.filter((each) => !values.includes(each)).slice(0, 4)) {
    const beside = table.rows.map(({ cells }) => cells[column]!);
    const known = new Set(beside);
    if (!asBeside(values.map((each) => table.header[each]!), beside).every((name) => known.has(name))) continue; // prettier-ignore
    const shape = shapeOf(table, column, values);
    if (shape !== null && !('onlyInRows' in shape)) return shape;
  }
  return null;
}

/** As `findMatrix`, of columns that are said. */
export function shapeOf(table: Table, nameColumn: number | null, valueColumns: readonly number[]): MatrixShape | MatrixMismatch | null {
  const { header, rows, reading } = table;
  const beside = nameColumn === null ? null : rows.map(({ cells }) => cells[nameColumn]!);
  const called =
    reading.hasHeader && valueColumns.every((column) => header[column] !== '') ? valueColumns.map((column) => header[column]!) : null;
  const above = called === null || beside === null ? called : asBeside(called, beside);
  if (beside !== null && (beside.includes('') || new Set(beside).size !== beside.length)) return null;
  if (above !== null && new Set(above).size !== above.length) return null;
  const [height, width] = [rows.length, valueColumns.length];
  const base = { nameColumn, valueColumns };
  const filled = rows.map(({ cells }) => valueColumns.map((column) => !isMissingValue(cells[column]!)));
  const triangle = triangleOf(filled);
  if (beside !== null && above !== null) {
    const byName = alignNames(beside, above, triangle);
    if (byName !== null) return 'onlyInRows' in byName ? byName : { ...base, ...byName };
    if (height < 3 || height !== width || !isSymmetric(table, valueColumns) || !hasConstantDiagonal(table, valueColumns)) return null; // columns called V1, V2 …
    return { ...base, names: beside, ...inOrder(height), isTriangle: triangle !== null };
  }
  if (beside?.every((cell) => isValue(cell, table)) === true && !(height === width && isSymmetric(table, valueColumns))) return null;
  const names = beside ?? above;
  if (
    height === width &&
    (triangle !== null || isSymmetric(table, valueColumns) || (beside !== null && hasConstantDiagonal(table, valueColumns)))
  ) {
    // a triangle with values on its diagonal alone may lack a row: the diagonal of distances is 0 or the same everywhere
    const isNamed = names !== null && (triangle === null || hasLeadingDiagonal(table, valueColumns));
    if (triangle === null || isNamed || hasConstantDiagonal(table, valueColumns)) return { ...base, names, ...inOrder(height), isTriangle: triangle !== null }; // prettier-ignore
    return { ...base, names: null, ...shifted(height, triangle), isTriangle: true, unknownFirst: names !== null };
  }
  if (triangle === 'lower' && width === height - 1) return { ...base, names: beside, ...columnsShort(height), isTriangle: true };
  if (above !== null && beside === null && triangle !== null && width === height + 1) return { ...base, names: above, ...shifted(height, triangle), n: width, columnItems: above.map((_, i) => i), isTriangle: true }; // prettier-ignore
  return null;
}

type Items = Pick<MatrixShape, 'n' | 'rowItems' | 'columnItems' | 'isOtherOrder' | 'unknownFirst'>;

function inOrder(n: number): Items {
  const items = Array.from({ length: n }, (_, i) => i);
  return { n, rowItems: items, columnItems: items, isOtherOrder: false, unknownFirst: false };
}

/** n − 1 rows and columns: below the diagonal the rows begin with the second item, above it the columns do. */
function shifted(size: number, half: 'lower' | 'upper'): Items {
  const from = (start: number): number[] => Array.from({ length: size }, (_, i) => i + start);
  return { n: size + 1, rowItems: from(half === 'lower' ? 1 : 0), columnItems: from(half === 'lower' ? 0 : 1), isOtherOrder: false, unknownFirst: false }; // prettier-ignore
}

function columnsShort(n: number): Items {
  return { ...inOrder(n), columnItems: Array.from({ length: n - 1 }, (_, i) => i) };
}

/** R writes ‘tea.cup’ and ‘X201’ above what it calls ‘tea cup’ and ‘201’ beside, and SPSS writes capitals: names that mean one row only go by its name. */
function asBeside(above: readonly string[], beside: readonly string[]): readonly string[] {
  const exact = new Set(beside);
  if (above.every((name) => exact.has(name))) return above;
  const rows = new Map<string, string | null>();
  for (const name of beside) rows.set(foldName(name), rows.has(foldName(name)) ? null : name);
  const named = above.map((name) => (exact.has(name) ? name : (rows.get(foldName(name)) ?? name)));
  return new Set(named).size === named.length ? named : above;
}

function foldName(name: string): string {
  return name.toLowerCase().replace(/^x(?=\d)/, '').replace(/[^\p{L}\p{N}]+/gu, '.'); // prettier-ignore
}

function alignNames(
  beside: readonly string[],
  above: readonly string[],
  triangle: 'lower' | 'upper' | null,
): (Items & { names: readonly string[]; isTriangle: boolean }) | MatrixMismatch | null {
  const rowOf = new Map(beside.map((name, i) => [name, i]));
  const columnOf = new Map(above.map((name, i) => [name, i]));
  const onlyInRows = beside.filter((name) => !columnOf.has(name));
  const onlyInColumns = above.filter((name) => !rowOf.has(name));
  const shared = beside.length - onlyInRows.length;
  if (shared === 0 || (shared < 2 && triangle === null)) return null;
  // Half a matrix may leave out the row or the column that would be empty.
  const isHalf = triangle !== null && onlyInRows.length <= 1 && onlyInColumns.length <= 1;
  if ((onlyInRows.length > 0 || onlyInColumns.length > 0) && !isHalf) return shared >= 0.4 * Math.max(beside.length, above.length) ? { onlyInRows, onlyInColumns } : null; // prettier-ignore
  const names = triangle === 'upper' ? [...beside, ...onlyInColumns] : [...above, ...onlyInRows];
  const place = new Map(names.map((name, i) => [name, i]));
  const rowItems = beside.map((name) => place.get(name)!);
  const columnItems = above.map((name) => place.get(name)!);
  const rises = (items: readonly number[]): boolean => items.every((item, i) => i === 0 || item > items[i - 1]!);
  return {
    names,
    n: names.length,
    rowItems,
    columnItems,
    isTriangle: triangle !== null,
    isOtherOrder: !(rises(rowItems) && rises(columnItems)),
    unknownFirst: false,
  };
}

/** Which half holds values alone. */
function triangleOf(filled: readonly (readonly boolean[])[]): 'lower' | 'upper' | null {
  let [below, above, holes] = [0, 0, 0];
  filled.forEach((row, i) =>
    row.forEach((isFilled, j) => {
      if (!isFilled) return void holes++;
      if (i > j) below++;
      else if (j > i) above++;
    }),
  );
  if (holes === 0 && filled.length > 2) return null;
  const size = filled.length;
  const most = (size * (size - 1)) / 2;
  if (above === 0 && below >= Math.max(1, 0.5 * most)) return 'lower';
  return below === 0 && above >= Math.max(1, 0.5 * most) ? 'upper' : null;
}

function isValue(cell: string, { reading }: Table): boolean {
  return isMissingValue(cell) || parseShare(cell, reading.decimal) !== null;
}

function numberAt({ rows, reading }: Table, row: number, column: number): number {
  return parseShare(rows[row]?.cells[column] ?? '', reading.decimal) ?? NaN;
}

function isSymmetric(table: Table, columns: readonly number[]): boolean {
  const n = columns.length;
  if (table.rows.length !== n || n < 2) return false;
  let [compared, equal] = [0, 0];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [numberAt(table, i, columns[j]!), numberAt(table, j, columns[i]!)];
      if (Number.isNaN(a) || Number.isNaN(b)) continue;
      compared++;
      if (Math.abs(a - b) <= 1e-3 * Math.max(1, Math.abs(a), Math.abs(b))) equal++;
    }
  return compared > 0 && (equal >= 0.9 * compared || (hasConstantDiagonal(table, columns) && n > 3));
}

/** Empty, or above all other values: similarities of things to themselves. */
function hasLeadingDiagonal(table: Table, columns: readonly number[]): boolean {
  const own = columns.map((column, i) => numberAt(table, i, column)).filter((value) => !Number.isNaN(value));
  if (own.length < columns.length) return own.length === 0;
  const most = columns.reduce((high, column, j) => table.rows.reduce((top, _, i) => (i === j ? top : Math.max(top, numberAt(table, i, column) || -Infinity)), high), -Infinity); // prettier-ignore
  return own.every((value) => value >= most);
}

function hasConstantDiagonal(table: Table, columns: readonly number[]): boolean {
  const diagonal = columns.map((column, i) => numberAt(table, i, column));
  const given = diagonal.filter((value) => !Number.isNaN(value));
  return given.length === columns.length && given.length === table.rows.length && given.every((value) => value === given[0]);
}

function hasNoDiagonal(table: Table, columns: readonly number[]): boolean {
  return columns.every((column, i) => isMissingValue(table.rows[i]?.cells[column] ?? ''));
}
