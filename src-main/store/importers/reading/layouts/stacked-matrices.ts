/** A matrix for each person, one below the other, with or without a column that says whose it is. */
import type { FoundTable } from '../sheet/table';
import type { Column } from '../columns/describe-columns';
import { isMissingValue, parseShare, type TableRow } from '../../table-cells';
import { isSummaryColumn } from '../columns/summaries';
import { noRoles, type Layout } from './layout';

const none: ReadonlySet<string> = new Set();

/** Null unless the names beside the values come again and again as those above them. */
export function findStacked({ header, rows, reading }: FoundTable, columns: readonly Column[]): Layout | null {
  if (!reading.hasHeader) return null;
  for (const name of [0, 1, 2, 3]) {
    const values = columns.slice(name + 1).filter(({ header: called }) => called !== '' && !isSummaryColumn(called, none));
    if (values.length < 2 || columns[name] === undefined || (columns[name].isNumeric && /^\d+$/.test(columns[name].header))) continue;
    const above = new Set(values.map((column) => column.header));
    if (above.size !== values.length || !namesItsRows(rows, name, above)) continue;
    const body = rows.filter(({ cells }) => !isBlockHead(cells, header, name));
    const beside = new Set(body.map(({ cells }) => cells[name]!));
    const shared = [...beside].filter((item) => above.has(item)).length;
    if (shared < Math.max(2, above.size - 1) || beside.size > above.size + 1) continue;
    if (body.length < 1.9 * beside.size) continue;
    const given = body.flatMap(({ cells }) => values.map(({ index }) => cells[index]!).filter((cell) => !isMissingValue(cell)));
    const words = given.filter((cell) => parseShare(cell, reading.decimal) === null).length;
    if (words > given.length / 8) continue; // a few are asked about, or refused by name
    const rater = name === 0 ? null : raterColumn(body, name, beside.size);
    if (rater === null && !repeatsInBlocks(body, name)) continue;
    const why = (role: 'name' | 'rater', column: number): Layout['why'][number] => ({
      role,
      columns: [column],
      headers: [header[column]!],
      reasons: [{ code: role === 'name' ? 'names-items' : 'repeats' }],
      others: [],
    });
    return {
      roles: { ...noRoles, kind: 'stacked-matrices', name, rater, values: values.map(({ index }) => index) },
      why: [...(rater === null ? [] : [why('rater', rater)]), why('name', name)],
      questions: [],
    };
  }
  return null;
}

/** Looked at first, as most tables are no matrices: the first rows already name what stands above. */
function namesItsRows(rows: readonly TableRow[], name: number, above: ReadonlySet<string>): boolean {
  const found = new Set<string>();
  for (const { cells } of rows.slice(0, above.size + 10)) if (above.has(cells[name]!)) found.add(cells[name]!);
  return found.size >= 2;
}

/** A row that repeats the header, or holds a title alone. */
export function isBlockHead(cells: readonly string[], header: readonly string[], name: number): boolean {
  const filled = cells.filter((cell) => cell !== '').length;
  return (
    cells.slice(name + 1).every((cell, i) => cell === header[name + 1 + i]) ||
    (filled === 1 && cells[0] !== '' && !header.includes(cells[0]!))
  );
}

/** The column left of the names that is the same all through a matrix and another one in the next. */
function raterColumn(rows: readonly TableRow[], name: number, items: number): number | null {
  for (let column = 0; column < name; column++) {
    const groups = new Map<string, Set<string>>();
    let isProper = true;
    for (const { cells } of rows) {
      const seen = groups.get(cells[column]!) ?? new Set();
      if (seen.has(cells[name]!)) isProper = false;
      groups.set(cells[column]!, seen.add(cells[name]!));
    }
    if (isProper && groups.size >= 2 && groups.size <= rows.length / 2 && items >= 2) return column;
  }
  return null;
}

function repeatsInBlocks(rows: readonly TableRow[], name: number): boolean {
  const first = rows.map(({ cells }) => cells[name]!);
  const size = first.indexOf(first[0]!, 1);
  return size > 1 && first.length % size === 0 && first.every((item, i) => item === first[i % size]);
}
