/** Dissimilarities from a file of any make: a square matrix with or without names, or one row for each pair. */
import { AppError } from '../../contract/app-error';
import type { DissimilarityMatrix } from '../../core/spaces/dissimilarity-matrix';
import { rowError } from '../../store/csv';
import { sniffTable } from '../../store/importers/sniff-table';
import { isMissingValue, parseNumber } from '../../store/importers/table-cells';

export interface NamedMatrix {
  readonly ids: readonly string[];
  readonly matrix: DissimilarityMatrix;
}

type Lines = readonly { readonly row: number; readonly cells: readonly string[] }[];

/** `path` is named in sentences. */
export function readDissimilarityFile(bytes: Uint8Array, path: string): NamedMatrix {
  const { reading, rows } = sniffTable(bytes, path, { hasHeader: false });
  const read = (cell: string): number | null => (isMissingValue(cell) ? NaN : parseNumber(cell, reading.decimal));
  const square = findSquare(rows, read);
  const table = square === null ? readPairs(rows, path, read) : readSquare(square, path, read);
  if (table.ids.length < 3) throw new AppError('bad-input', `${path} holds ${table.ids.length} stimuli; a space needs at least 3.`);
  return table;
}

interface Square {
  readonly ids: readonly string[];
  readonly lines: Lines; // n rows of n cells
}

/** The shapes a matrix comes in: plain, with a row of names, with a column of names, with both. */
function findSquare(lines: Lines, read: (cell: string) => number | null): Square | null {
  const [height, width] = [lines.length, lines[0]!.cells.length];
  if (lines.slice(1).every(({ cells }) => read(cells[0]!) === null && read(cells[1] ?? '') === null)) return null; // two names in each row: pairs
  const withoutFirst = (part: Lines): Lines => part.map(({ row, cells }) => ({ row, cells: cells.slice(1) }));
  const areNames = (cells: readonly string[]): boolean =>
    cells.some((cell) => read(cell) === null) || cells.every((cell, i) => cell === String(i + 1));
  if (height === width) {
    const [corner, ...names] = lines[0]!.cells;
    const hasNames = Number.isNaN(read(corner!) ?? NaN) && areNames(names);
    return hasNames ? { ids: names, lines: withoutFirst(lines.slice(1)) } : { ids: lines.map((_, i) => String(i + 1)), lines };
  }
  if (height === width + 1 && areNames(lines[0]!.cells)) return { ids: lines[0]!.cells, lines: lines.slice(1) };
  if (width === height + 1 && height > 2) return { ids: lines.map(({ cells }) => cells[0]!), lines: withoutFirst(lines) };
  return null;
}

/** A missing cell takes the value of its mirror image, so that one triangle is enough. */
function readSquare({ ids, lines }: Square, path: string, read: (cell: string) => number | null): NamedMatrix {
  const n = ids.length;
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined) throw new AppError('bad-input', `${path} names ‘${repeated}’ twice; every stimulus needs its own name.`);
  const values = new Float64Array(n * n);
  lines.forEach(({ row, cells }, i) =>
    cells.forEach((cell, j) => {
      const value = read(cell);
      if (value === null) throw rowError(path, row, `‘${cell}’ is not a number`);
      values[i * n + j] = value;
    }),
  );
  for (let i = 0; i < n; i++) {
    const own = values[i * n + i]!;
    if (!Number.isNaN(own) && own !== 0)
      throw rowError(path, lines[i]!.row, `‘${ids[i]!}’ differs from itself by ${own}; dissimilarities have zeros on the diagonal (are these similarities?)`); // prettier-ignore
    values[i * n + i] = 0;
    for (let j = 0; j < i; j++) {
      const [lower, upper] = [values[i * n + j]!, values[j * n + i]!];
      if (Math.abs(lower - upper) > 1e-9 * Math.max(1, Math.abs(lower)))
        throw rowError(path, lines[i]!.row, `‘${ids[i]!}’ and ‘${ids[j]!}’ differ by ${lower} in one direction and ${upper} in the other`);
      const value = Number.isNaN(lower) ? upper : lower;
      if (value < 0) throw rowError(path, lines[i]!.row, `${value} is below 0, which no dissimilarity can be`);
      values[i * n + j] = values[j * n + i] = value;
    }
  }
  return { ids, matrix: { n, values } };
}

/** Zeros from the upper left corner down: a matrix that lacks rows or columns, and no list of pairs. */
function hasDiagonal(lines: Lines, read: (cell: string) => number | null): boolean {
  return [0, 1].some((top) =>
    [0, 1].some((left) => {
      const part = lines.slice(top);
      return part.length > 1 && part.every(({ cells }, i) => i + left < cells.length && read(cells[i + left]!) === 0);
    }),
  );
}

/** Columns first, second, dissimilarity by name, or the first three. Stimuli in the order of appearance. */
function readPairs(lines: Lines, path: string, read: (cell: string) => number | null): NamedMatrix {
  const header = lines[0]!.cells.map((cell) => cell.toLowerCase());
  if (header.length < 3 || hasDiagonal(lines, read)) {
    throw new AppError(
      'bad-input',
      `${path} is neither a square matrix nor a list of pairs: it has ${lines.length} rows of ${header.length} cells. ` +
        'Give as many rows as columns, or the columns first, second, dissimilarity.',
    );
  }
  const named = [['first', 'item1', 'stimulus1', 'a'], ['second', 'item2', 'stimulus2', 'b'], ['dissimilarity', 'distance', 'value']].map((names) => header.findIndex((cell) => names.includes(cell))); // prettier-ignore
  const isNamed = named.every((place) => place >= 0);
  const [first, second, value] = (isNamed ? named : [0, 1, 2]) as [number, number, number];
  const body = isNamed || read(lines[0]!.cells[value]!) === null ? lines.slice(1) : lines;
  const ids = [...new Set(body.flatMap(({ cells }) => [cells[first]!, cells[second]!]))];
  const order = new Map(ids.map((id, i) => [id, i]));
  const n = ids.length;
  const values = new Float64Array(n * n).fill(NaN);
  for (let i = 0; i < n; i++) values[i * n + i] = 0;
  for (const { row, cells } of body) {
    const [i, j] = [order.get(cells[first]!)!, order.get(cells[second]!)!];
    const found = read(cells[value]!);
    if (found === null) throw rowError(path, row, `‘${cells[value]!}’ is not a number`);
    if (found < 0) throw rowError(path, row, `${found} is below 0, which no dissimilarity can be`);
    if (i === j && found !== 0 && !Number.isNaN(found)) throw rowError(path, row, `‘${ids[i]!}’ differs from itself by ${found}`);
    const before = values[i * n + j]!;
    if (i !== j && !Number.isNaN(before) && before !== found) throw rowError(path, row, `the pair ‘${ids[i]!}’ and ‘${ids[j]!}’ stands there twice, with ${before} and ${found}`); // prettier-ignore
    if (i !== j) values[i * n + j] = values[j * n + i] = found;
  }
  return { ids, matrix: { n, values } };
}
