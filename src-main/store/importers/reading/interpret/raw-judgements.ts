/** Every judgement of a table with its number as it stands there, whatever the layout. */
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import type { TableContent } from '../../../../contract/importing/import';
import { isMissingValue, parseNumber } from '../../table-cells';
import { strengthOf } from '../columns/header-meaning';
import { cellSplitter } from '../layouts/long-table';
import { shapeOf, type MatrixShape } from '../layouts/matrix-shape';
import { isBlockHead } from '../layouts/stacked-matrices';
import { findPairColumns } from '../layouts/wide-table';
import type { FoundTable } from '../sheet/table';
import { isSummaryOfPeople } from '../columns/summaries';
import { findTrialRows } from '../trials/trial-rows';
import type { ReadingState } from './interpreted';
import { noteMissing, readValue } from './read-value';

export interface RawJudgement {
  readonly row: number; // as a spreadsheet counts
  readonly rater: string | null;
  readonly first: string;
  readonly second: string;
  readonly value: number;
  readonly count: number; // of judgements behind it; 0 when the file does not say
}

export interface RawJudgements {
  readonly judgements: readonly RawJudgement[];
  readonly diagonal: readonly { readonly name: string; readonly value: number }[]; // of a matrix
}

export type PairKind = 'matrix' | 'stacked-matrices' | 'pairs' | 'ratings' | 'rater-columns' | 'rater-rows';

export function isPairKind(kind: TableContent['kind']): kind is PairKind {
  return (
    kind === 'matrix' ||
    kind === 'stacked-matrices' ||
    kind === 'pairs' ||
    kind === 'ratings' ||
    kind === 'rater-columns' ||
    kind === 'rater-rows'
  );
}

/** `order`: names of the rows of a matrix that names nothing itself. */
export function gatherJudgements(kind: PairKind, table: FoundTable, state: ReadingState, order: readonly string[]): RawJudgements {
  if (state.content.values.length === 0) throw new AppError('bad-input', say`Choose the column of ${state.path} that holds the values.`);
  if (kind === 'matrix') return gatherMatrix(table, state, order, null);
  if (kind === 'stacked-matrices') return gatherStacked(table, state);
  return kind === 'rater-rows' ? { judgements: gatherWide(table, state), diagonal: [] } : gatherLong(table, state);
}

function gatherLong(table: FoundTable, state: ReadingState): RawJudgements {
  const { first, second, pair, rater, values, count, kind } = state.content;
  if (pair === null && (first === null || second === null))
    throw new AppError('bad-input', say`Choose the columns of ${state.path} that hold the names of the two items.`);
  const rows = findTrialRows(table, state.content, pair === null ? [first!, second!] : [pair], state.aside);
  const split = pair === null ? null : cellSplitter(rows, pair);
  const found: RawJudgement[] = [];
  const diagonal: { name: string; value: number }[] = [];
  const takesAll = kind === 'rater-columns';
  let [without, firstWithout] = [0, 0];
  for (const row of rows) {
    const items = split === null ? ([row.cells[first!]!, row.cells[second!]!] as const) : split(row);
    if (items === null) {
      state.aside.push({ ...row, why: 'no-pair' });
      continue;
    }
    if (items[0] === items[1]) {
      state.aside.push({ ...row, why: 'self-pair' });
      const own = kind === 'pairs' || kind === 'ratings' ? readOwn(row, values[0]!, state) : null;
      if (own !== null) diagonal.push({ name: items[0], value: own });
      continue;
    }
    for (const [i, column] of (takesAll ? values : values.slice(0, 1)).entries()) {
      const value = readValue(row, column, state);
      if (value === null) continue;
      const who = takesAll ? table.header[column] || `rater ${i + 1}` : rater === null ? null : row.cells[rater] || unnamed;
      if (who === unnamed && without++ === 0) firstWithout = row.row;
      const behind = count === null ? 0 : Math.max(0, Math.round(Number(row.cells[count]) || 0));
      found.push({ row: row.row, rater: who, first: items[0], second: items[1], value, count: behind });
    }
  }
  if (without > 0) state.remarks.push({ code: 'unnamed-rater', count: without, row: firstWithout });
  return { judgements: found, diagonal };
}

/** A list of all pairs may hold what things have to themselves, which tells which way round the values are. */
function readOwn(row: FoundTable['rows'][number], column: number, state: ReadingState): number | null {
  return parseNumber(row.cells[column] ?? '', state.decimal);
}

const unnamed = 'unnamed';

function gatherWide(table: FoundTable, state: ReadingState): RawJudgement[] {
  const { rater, values } = state.content;
  const named = findPairColumns(table, values, true);
  if (named === null)
    throw new AppError(
      'bad-input',
      say`The headers of ${state.path} name no pairs. Call each column after its two items, as in cup_jug, or choose another kind of table.`,
    );
  const distinct = new Set(named.pairs.map(([a, b]) => (a < b ? `${a}\n${b}` : `${b}\n${a}`)));
  if (distinct.size < named.columns.length)
    state.remarks.push({ code: 'repeated-columns', columns: named.columns.length, pairs: distinct.size });
  const found: RawJudgement[] = [];
  for (const row of table.rows) {
    if (isSummaryOfPeople(row.cells, rater) || named.columns.every((column) => isMissingValue(row.cells[column]!))) {
      state.aside.push({ ...row, why: isSummaryOfPeople(row.cells, rater) ? 'summary' : 'no-items' });
      continue;
    }
    const who = rater === null || row.cells[rater] === '' ? `row ${row.row}` : row.cells[rater]!;
    named.columns.forEach((column, i) => {
      const [first, second] = named.pairs[i]!;
      const value = first === second ? null : readValue(row, column, state);
      if (value !== null) found.push({ row: row.row, rater: who, first, second, value, count: 0 });
    });
  }
  return found;
}

function gatherMatrix(table: FoundTable, state: ReadingState, order: readonly string[], rater: string | null): RawJudgements {
  const { path, content } = state;
  const shape = shapeOf(table, content.name, content.values);
  if (shape === null)
    throw new AppError(
      'bad-input',
      say`As a matrix ${path} needs as many rows as columns of values, not ${table.rows.length} and ${content.values.length}. Choose another kind of table.`,
    );
  if ('onlyInRows' in shape) throw differentNames(path, shape.onlyInRows, shape.onlyInColumns);
  const names = shape.names ?? namesByOrder(shape, state, order);
  if (shape.isOtherOrder) state.remarks.push({ code: 'other-column-order' });
  if (shape.isTriangle && rater === null) state.remarks.push({ code: 'triangle' });
  const judgements: RawJudgement[] = [];
  const diagonal: { name: string; value: number }[] = [];
  const given = new Set<number>();
  const empty: { readonly cell: string; readonly pair: number }[] = [];
  table.rows.forEach((row, r) =>
    shape.valueColumns.forEach((column, c) => {
      const [i, j] = [shape.rowItems[r]!, shape.columnItems[c]!];
      const value = readValue(row, column, state, false);
      const pair = Math.min(i, j) * shape.n + Math.max(i, j);
      if (value === null) return void (i === j || state.words.has(row.cells[column]!) || empty.push({ cell: row.cells[column]!, pair }));
      if (i === j) diagonal.push({ name: names[i]!, value });
      else {
        judgements.push({ row: row.row, rater, first: names[Math.min(i, j)]!, second: names[Math.max(i, j)]!, value, count: 0 });
        given.add(pair);
      }
    }),
  );
  // the half that is not given holds what it holds
  for (const { cell, pair } of empty) if (!shape.isTriangle || !given.has(pair)) noteMissing(cell, state);
  state.missing += (shape.n * (shape.n - 1)) / 2 - given.size;
  return { judgements, diagonal };
}

function namesByOrder(shape: MatrixShape, state: ReadingState, order: readonly string[]): readonly string[] {
  if (order.length === shape.n) {
    state.remarks.push({ code: 'matrix-without-names', first: order[0]!, last: order.at(-1)! });
    return order;
  }
  if (order.length > 0)
    throw new AppError(
      'bad-input',
      say`${state.path} names none of its ${shape.n} rows, and the project has ${order.length} stimuli. Put the names in the first column.`,
    );
  if (shape.unknownFirst)
    throw new AppError(
      'bad-input',
      say`${state.path} is half a matrix without the name of its first item. Write all names above it as well.`,
    );
  state.remarks.push({ code: 'numbered-matrix', items: shape.n });
  return Array.from({ length: shape.n }, (_, i) => String(i + 1));
}

export function differentNames(path: string, rows: readonly string[], columns: readonly string[]): AppError {
  const show = (names: readonly string[]): string =>
    names
      .slice(0, 4)
      .map((name) => `‘${name.slice(0, 60)}’`)
      .join(', ');
  const parts = [
    rows.length > 0 ? phrase`only its rows name ${show(rows)}` : '',
    columns.length > 0 ? phrase`only its columns name ${show(columns)}` : '',
  ].filter((part) => part !== '');
  return new AppError(
    'bad-input',
    say`The rows and the columns of ${path} name different things: ${parts.join(', and ')}. Use the same names for both.`,
  );
}

/** Split by the rater's column, else wherever the names begin again. */
function gatherStacked(table: FoundTable, state: ReadingState): RawJudgements {
  const { name, rater } = state.content;
  if (name === null) throw new AppError('bad-input', say`Choose the column of ${state.path} that holds the names.`);
  const blocks = new Map<string, FoundTable['rows'][number][]>();
  // the title of the first matrix stands above its header
  const above = table.aside.filter(({ row, why }) => why === 'above-header' && row < (table.reading.headerRow ?? 0)).at(-1);
  const alone = above?.cells.filter((cell) => cell !== '') ?? [];
  let title = alone.length === 1 && table.rows.some(({ cells }) => cells.filter((cell) => cell !== '').length === 1) ? alone[0]! : '';
  let seen = new Set<string>();
  let number = 1;
  for (const row of table.rows) {
    if (isBlockHead(row.cells, table.header, name)) {
      const filled = row.cells.filter((cell) => cell !== '');
      if (filled.length === 1) [title, seen] = [filled[0]!, new Set()];
      state.aside.push({ ...row, why: 'labels' });
      continue;
    }
    const item = row.cells[name]!;
    if (rater === null && seen.has(item)) [seen, number] = [new Set(), number + 1];
    seen.add(item);
    const who = rater === null ? (title === '' ? `matrix ${number}` : title) : row.cells[rater]!;
    const block = blocks.get(who) ?? [];
    block.push(row);
    blocks.set(who, block);
  }
  for (const [who, rows] of blocks)
    if (rater === null && blocks.size > 1 && strengthOf(who, 'spread') >= 2) {
      blocks.delete(who);
      for (const row of rows) state.aside.push({ ...row, why: 'summary' });
    }
  const parts = [...blocks].map(([who, rows]) => gatherMatrix({ ...table, rows }, state, [], who));
  const remarks = new Map(state.remarks.map((remark) => [JSON.stringify(remark), remark]));
  state.remarks.splice(0, state.remarks.length, ...remarks.values());
  return { judgements: parts.flatMap(({ judgements }) => judgements), diagonal: parts.flatMap(({ diagonal }) => diagonal) };
}
