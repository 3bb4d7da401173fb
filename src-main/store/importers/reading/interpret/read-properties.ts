/** Coordinates, rated features and categories: one item a row. */
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import { rowError } from '../../../files/csv';
import { isMissingValue, parseNumber, type TableRow } from '../../table-cells';
import type { FoundTable } from '../sheet/table';
import { isSummary } from '../columns/summaries';
import type { InterpretedTable, NamedCategory, NamedFeature, NamedPlace, ReadingState } from './interpreted';
import { sayNoNumber } from './read-value';

export function readProperties(
  kind: 'coordinates' | 'features' | 'categories',
  table: FoundTable,
  state: ReadingState,
): Partial<InterpretedTable> {
  const rows = table.rows.filter((row) => {
    const isAside = isSummary([row.cells[state.content.name ?? 0] ?? '']) && row === table.rows.at(-1);
    if (isAside) state.aside.push({ ...row, why: 'summary' });
    return !isAside;
  });
  if (kind === 'coordinates') return { places: readPlacesOf(rows, state) };
  return kind === 'features' ? { features: readFeatures(rows, table.header, state) } : { categories: readCategories(rows, state) };
}

function readPlacesOf(rows: readonly TableRow[], state: ReadingState): NamedPlace[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const name = nameAt(row, state);
    if (seen.has(name)) throw rowError(state.path, row.row, phrase`‘${name}’ stands there twice`);
    seen.add(name);
    const at = requireColumns(state).map((column) => numberAt(row, column, state));
    if (at.includes(null)) throw rowError(state.path, row.row, phrase`a coordinate is missing`);
    return { name, at: at as number[] };
  });
}

function readFeatures(rows: readonly TableRow[], header: readonly string[], state: ReadingState): NamedFeature[] {
  const { scale, low, high } = state.content;
  return rows.flatMap((row) => {
    const name = nameAt(row, state);
    const way = scale === null ? 'rated' : row.cells[scale]! || 'rated';
    return requireColumns(state).flatMap((column, i) => {
      const value = numberAt(row, column, state);
      if (value !== null && (value < low || value > high))
        throw rowError(state.path, row.row, phrase`${value} is outside the scale of ${low} to ${high}; change the scale, or the value`);
      const feature = header[column] === '' ? `feature ${i + 1}` : header[column]!;
      return value === null ? [] : [{ name, scale: way, feature, value: (2 * (value - low)) / (high - low) - 1 }];
    });
  });
}

function readCategories(rows: readonly TableRow[], state: ReadingState): NamedCategory[] {
  const { category } = state.content;
  if (category === null) throw new AppError('bad-input', say`Choose the column of ${state.path} that holds the categories.`);
  const known = new Map<string, string>();
  return rows.flatMap((row) => {
    const found = row.cells[category]!;
    if (isMissingValue(found)) {
      state.missing++;
      return [];
    }
    const name = nameAt(row, state);
    const other = known.get(name) ?? found;
    if (other !== found)
      throw rowError(
        state.path,
        row.row,
        phrase`‘${name.slice(0, 60)}’ belongs to ‘${found.slice(0, 60)}’ here and to ‘${other.slice(0, 60)}’ above; leave one out`,
      );
    known.set(name, found);
    return [{ name, category: found }];
  });
}

function requireColumns({ path, content: { values } }: ReadingState): readonly number[] {
  if (values.length === 0) throw new AppError('bad-input', say`Choose the column of ${path} that holds the values.`);
  return values;
}

function nameAt(row: TableRow, { path, content }: ReadingState): string {
  if (content.name === null) throw new AppError('bad-input', say`Choose the column of ${path} that holds the names.`);
  const name = row.cells[content.name] ?? '';
  if (name === '') throw rowError(path, row.row, phrase`the name is missing`);
  return name;
}

/** Null where the value is missing. */
function numberAt(row: TableRow, column: number, state: ReadingState): number | null {
  const cell = row.cells[column] ?? '';
  const value = parseNumber(cell, state.decimal);
  if (isMissingValue(cell) || state.missingCodes.has(cell) || (value !== null && state.missingNumbers.has(value))) {
    state.missing++;
    return null;
  }
  if (value === null) throw rowError(state.path, row.row, sayNoNumber(cell, state.decimal));
  return value;
}
