/** Merged cells: who judged, or under which condition, stands in the first row of a group only. */
import type { Remark } from '../../../../contract/importing/table-remarks';
import type { TableRow } from '../../table-cells';
import { strengthOf } from '../columns/header-meaning';

const roles = ['rater', 'condition', 'first', 'reference'] as const;

export function fillDown(header: readonly string[], rows: readonly TableRow[], remarks: Remark[]): readonly TableRow[] {
  const columns = header.flatMap((name, index) =>
    roles.some((role) => strengthOf(name, role) >= 2) && isMerged(rows, index) ? [index] : [],
  );
  // both items of a pair may stand in one cell
  columns.push(
    ...header.flatMap((name, index) =>
      !columns.includes(index) && strengthOf(name, 'pair') >= 2 && isMergedWithin(rows, index) ? [index] : [],
    ),
  );
  // within each person's rows the first items come again
  const rater = columns.find((index) => strengthOf(header[index]!, 'rater') >= 2);
  if (rater !== undefined)
    columns.push(
      ...header.flatMap((name, index) =>
        !columns.includes(index) && strengthOf(name, 'first') >= 2 && isMergedInEach(rows, index, rater) ? [index] : [],
      ),
    );
  // beside the first item the second is merged, too, over fewer rows, and its names come again
  const second = header.findIndex(
    (name, index) => !columns.includes(index) && strengthOf(name, 'second') >= 2 && isMergedWithin(rows, index),
  );
  if (second >= 0) {
    columns.push(second);
    const first = header.findIndex(
      (name, index) => !columns.includes(index) && strengthOf(name, 'first') >= 2 && rows.some(({ cells }) => cells[index] === ''),
    );
    if (first >= 0 && startsWith(rows, first, second)) columns.push(first);
  }
  if (columns.length === 0) return rows;
  const above = new Map<number, string>();
  const filled = new Map<number, number>();
  const all = rows.map(({ row, cells }) => {
    const changed = [...cells];
    for (const index of columns)
      if (cells[index] !== '') above.set(index, cells[index]!);
      else if (cells.some((cell) => cell !== '')) {
        changed[index] = above.get(index)!;
        filled.set(index, (filled.get(index) ?? 0) + 1);
      }
    return { row, cells: changed };
  });
  for (const [index, count] of filled) remarks.push({ code: 'filled-down', column: header[index]!, rows: count });
  return all;
}

/** A name in the first row of each group, all of which have nearly the same length. */
function isMergedWithin(rows: readonly TableRow[], index: number): boolean {
  const starts = rows.flatMap(({ cells }, i) => (cells[index] === '' ? [] : [i]));
  if (starts[0] !== 0 || starts.length < 3 || starts.length > rows.length / 2) return false;
  const sizes = starts.map((start, i) => (starts[i + 1] ?? rows.length) - start);
  return Math.min(...sizes) >= 2 && Math.max(...sizes) <= 1.5 * Math.min(...sizes);
}

/** The same names in the same order below each of the groups of the other column, as in a list of all pairs for each person. */
function isMergedInEach(rows: readonly TableRow[], index: number, group: number): boolean {
  if (rows.every(({ cells }) => cells[index] !== '')) return false;
  const starts = rows.flatMap(({ cells }, i) => (cells[group] === '' ? [] : [i]));
  const lists = starts.map((start, i) => rows.slice(start, starts[i + 1]).map(({ cells }) => cells[index]!));
  const isProper = (list: readonly string[]): boolean =>
    list[0] !== '' && new Set(list.filter((name) => name !== '')).size === list.filter((name) => name !== '').length;
  return starts[0] === 0 && starts.length >= 2 && lists.every(isProper);
}

/** Groups of the wider column begin where one of the narrower does. */
function startsWith(rows: readonly TableRow[], wider: number, narrower: number): boolean {
  return (rows[0]?.cells[wider] ?? '') !== '' && rows.every(({ cells }) => cells[wider] === '' || cells[narrower] !== '');
}

/** Names at the top of groups of one length or nearly so, with nothing below; no name comes twice. */
function isMerged(rows: readonly TableRow[], index: number): boolean {
  if (rows.length < 4 || (rows[0]?.cells[index] ?? '') === '') return false;
  if (rows.every(({ cells }) => cells[index] !== '')) return false;
  const starts = rows.flatMap(({ cells }, i) => (cells[index] === '' ? [] : [i]));
  if (starts.length < 2 || starts.length > rows.length / 2) return false;
  if (new Set(starts.map((i) => rows[i]!.cells[index])).size < starts.length) return false;
  const sizes = starts.map((start, i) => (starts[i + 1] ?? rows.length) - start);
  return Math.min(...sizes) >= 2 && Math.max(...sizes) <= 4 * Math.min(...sizes);
}
