/** From the cells of a table and what its columns hold to judgements, places, features and categories, by the names in the file. */
import { AppError } from '../../contract/app-error';
import type { TableContent } from '../../contract/import';
import { rowError } from '../csv';
import type { SniffedTable } from './sniff-table';
import { isMissingValue, parseNumber, type TableRow } from './table-cells';

export interface NamedRating {
  readonly rater: string;
  readonly first: string;
  readonly second: string;
  readonly rating: number; // higher is more similar, whatever the file says
}
export interface NamedDissimilarity {
  readonly first: string;
  readonly second: string;
  readonly dissimilarity: number;
  readonly ratings: number; // 0 when the file does not say how many
}
export interface NamedPlace {
  readonly name: string;
  readonly at: readonly number[];
}
export interface NamedFeature {
  readonly name: string;
  readonly scale: string;
  readonly feature: string;
  readonly value: number; // in [-1, 1]
}
export interface NamedCategory {
  readonly name: string;
  readonly category: string;
}

export interface InterpretedTable {
  readonly ratings: readonly NamedRating[];
  readonly dissimilarities: readonly NamedDissimilarity[];
  readonly places: readonly NamedPlace[];
  readonly features: readonly NamedFeature[];
  readonly categories: readonly NamedCategory[];
  /** Cells without a value where one could be. */
  readonly missing: number;
  readonly doubts: readonly string[];
}

/** `order`: names of the rows of a matrix that names nothing itself. Throws AppErrors that name file, row and mend. */
export function interpretTable(table: SniffedTable, content: TableContent, path: string, order: readonly string[] = []): InterpretedTable {
  const state: State = { path, decimal: table.reading.decimal, missing: 0, doubts: [] };
  if (table.rows.length === 0) throw new AppError('bad-input', `${path} has a header but no rows. Choose a file with at least one row.`);
  if (content.kind === null)
    throw new AppError('bad-input', `It is not clear what the columns of ${path} hold. Choose the kind of table and its columns.`);
  if (content.low >= content.high && content.kind !== 'coordinates' && content.kind !== 'categories')
    throw new AppError('bad-input', `The scale of ${path} must end above its beginning, not run from ${content.low} to ${content.high}.`);
  const found = readers[content.kind](table, content, state, order);
  return {
    ratings: [],
    dissimilarities: [],
    places: [],
    features: [],
    categories: [],
    ...found,
    missing: state.missing,
    doubts: state.doubts,
  };
}

interface State {
  readonly path: string;
  readonly decimal: '.' | ',';
  missing: number;
  readonly doubts: string[];
}
type Found = Partial<Omit<InterpretedTable, 'missing' | 'doubts'>>;
type Reader = (table: SniffedTable, content: TableContent, state: State, order: readonly string[]) => Found;

const readers: Record<NonNullable<TableContent['kind']>, Reader> = {
  matrix: readMatrix,
  pairs: (table, content, state) => ({ dissimilarities: meanOfPairs(readPairs(table, content, state), content) }),
  ratings: (table, content, state) => {
    const rater = content.rater;
    return { ratings: readPairs(table, content, state).map(({ row, ...pair }) => ({ ...pair, rater: rater === null ? 'all' : (row.cells[rater] ?? '') })) }; // prettier-ignore
  },
  'rater-columns': (table, content, state) => ({
    ratings: content.values.flatMap((column, i) =>
      readPairs(table, { ...content, values: [column] }, state).map(({ first, second, rating }) => ({
        rater: table.header[column] === '' ? `rater ${i + 1}` : table.header[column]!,
        first,
        second,
        rating,
      })),
    ),
  }),
  coordinates: (table, content, state) => {
    const seen = new Set<string>();
    return {
      places: table.rows.map((row) => {
        const name = nameAt(row, content.name, state);
        if (seen.has(name)) throw rowError(state.path, row.row, `‘${name}’ stands there twice`);
        seen.add(name);
        return {
          name,
          at: requireColumns(content.values, state).map((column) => numberAt(row, column, state) ?? missingNumber(row, state)),
        };
      }),
    };
  },
  features: (table, content, state) => ({
    features: table.rows.flatMap((row) => {
      const name = nameAt(row, content.name, state);
      const scale = content.scale === null ? 'rated' : row.cells[content.scale]! || 'rated';
      return requireColumns(content.values, state).flatMap((column, i) => {
        const value = scaledAt(row, column, content, state);
        const feature = table.header[column] === '' ? `feature ${i + 1}` : table.header[column]!;
        return value === null ? [] : [{ name, scale, feature, value: (2 * (value - content.low)) / (content.high - content.low) - 1 }];
      });
    }),
  }),
  categories: (table, content, state) => ({
    categories: table.rows.flatMap((row) => {
      const category = content.category === null ? '' : row.cells[content.category]!;
      if (content.category === null) throw new AppError('bad-input', `Choose the column of ${state.path} that holds the categories.`);
      if (isMissingValue(category)) state.missing++;
      return isMissingValue(category) ? [] : [{ name: nameAt(row, content.name, state), category }];
    }),
  }),
};

/** One judgement a row, turned so that higher is more similar. */
function readPairs(
  { rows }: SniffedTable,
  content: TableContent,
  state: State,
): (Omit<NamedRating, 'rater'> & { readonly row: TableRow })[] {
  const [column] = requireColumns(content.values, state);
  return rows.flatMap((row) => {
    const [first, second] = [nameAt(row, content.first, state), nameAt(row, content.second, state)];
    const value = scaledAt(row, column!, content, state);
    if (value === null || first === second) return [];
    return [{ row, first, second, rating: content.meaning === 'similarity' ? value : content.low + content.high - value }];
  });
}

/** Several rows for a pair, in either order, are judgements of it; one row is taken for a mean of unknown many. */
function meanOfPairs(pairs: readonly Omit<NamedRating, 'rater'>[], { high }: TableContent): NamedDissimilarity[] {
  const sums = new Map<string, { first: string; second: string; sum: number; count: number }>();
  for (const { first, second, rating } of pairs) {
    const key = JSON.stringify(first < second ? [first, second] : [second, first]);
    const entry = sums.get(key) ?? { first, second, sum: 0, count: 0 };
    sums.set(key, { ...entry, sum: entry.sum + rating, count: entry.count + 1 });
  }
  const isSingle = [...sums.values()].every(({ count }) => count === 1);
  return [...sums.values()].map(({ first, second, sum, count }) => ({
    first,
    second,
    dissimilarity: Math.max(0, high - sum / count),
    ratings: isSingle ? 0 : count,
  }));
}

function readMatrix({ rows, header, reading }: SniffedTable, content: TableContent, state: State, order: readonly string[]): Found {
  const columns = requireColumns(content.values, state);
  if (columns.length !== rows.length)
    throw new AppError('bad-input', `As a matrix ${state.path} needs as many rows as columns of values, not ${rows.length} and ${columns.length}. Choose another kind of table.`); // prettier-ignore
  const names = rows.map((row, i) => {
    if (content.name !== null) return nameAt(row, content.name, state);
    if (reading.hasHeader && header[columns[i]!] !== '') return header[columns[i]!]!;
    return order.length === rows.length ? order[i]! : '';
  });
  if (names.includes(''))
    throw new AppError('bad-input', `${state.path} names none of its ${rows.length} rows, and the project has ${order.length} stimuli. Put the names in the first column.`); // prettier-ignore
  if (content.name === null && !reading.hasHeader)
    state.doubts.push(`The matrix has no names; its rows are taken to be the stimuli in the order of the project, from ‘${names[0]!}’ to ‘${names.at(-1)!}’.`); // prettier-ignore
  let [unequal, unequalBy] = [0, 0];
  const dissimilarities: NamedDissimilarity[] = [];
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < i; j++) {
      const both = [scaledAt(rows[i]!, columns[j]!, content, state, false), scaledAt(rows[j]!, columns[i]!, content, state, false)];
      const given = both.filter((value) => value !== null);
      if (given.length === 0) {
        state.missing++;
        continue;
      }
      if (given.length === 2 && Math.abs(given[0]! - given[1]!) > 1e-6) [unequal, unequalBy] = [unequal + 1, Math.max(unequalBy, Math.abs(given[0]! - given[1]!))]; // prettier-ignore
      const value = given.reduce((sum, x) => sum + x, 0) / given.length;
      const dissimilarity = content.meaning === 'dissimilarity' ? value - content.low : content.high - value;
      dissimilarities.push({ first: names[j]!, second: names[i]!, dissimilarity, ratings: 0 });
    }
  if (unequal > 0)
    state.doubts.push(`${unequal} pairs have another value above the diagonal than below, by up to ${Number(unequalBy.toPrecision(3))}; the mean is taken.`); // prettier-ignore
  return { dissimilarities };
}

function requireColumns(values: readonly number[], { path }: State): readonly number[] {
  if (values.length === 0) throw new AppError('bad-input', `Choose the column of ${path} that holds the values.`);
  return values;
}

function nameAt(row: TableRow, column: number | null, state: State): string {
  if (column === null) throw new AppError('bad-input', `Choose the column of ${state.path} that holds the names.`);
  const name = row.cells[column] ?? '';
  if (name === '') throw rowError(state.path, row.row, 'the name is missing');
  return name;
}

/** Null where the value is missing. */
function numberAt(row: TableRow, column: number, state: State, counts = true): number | null {
  const cell = row.cells[column] ?? '';
  if (isMissingValue(cell)) {
    if (counts) state.missing++;
    return null;
  }
  const value = parseNumber(cell, state.decimal);
  if (value === null)
    throw rowError(
      state.path,
      row.row,
      `‘${cell.slice(0, 60)}’ is not a number with a decimal ${state.decimal === '.' ? 'point' : 'comma'}`,
    );
  return value;
}

function scaledAt(row: TableRow, column: number, { low, high }: TableContent, state: State, counts = true): number | null {
  const value = numberAt(row, column, state, counts);
  if (value !== null && (value < low || value > high))
    throw rowError(state.path, row.row, `${value} is outside the scale of ${low} to ${high}; change the scale, or the value`);
  return value;
}

function missingNumber(row: TableRow, { path }: State): never {
  throw rowError(path, row.row, 'a coordinate is missing');
}
