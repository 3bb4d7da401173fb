/** Of the rows of a table those that are judgements to be used, before any scale is taken from them. */
import type { TableContent } from '../../../../contract/importing/import';
import type { LeftOutReason, Remark, WhichRows } from '../../../../contract/importing/table-remarks';
import { isMissingValue, type TableRow } from '../../table-cells';
import type { Column } from '../columns/describe-columns';
import type { Roles } from '../layouts/layout';
import { cellSplitter } from '../layouts/long-table';
import { groupCells, groupPairs } from '../layouts/row-groups';
import type { FoundTable } from '../sheet/table';
import { conditionColumn } from './choose-condition';
import { findEventRows, findRepeatedRows } from './event-rows';
import { findMarkedRows } from './marked-rows';
import { findSeveralQuestions } from './several-questions';
import { isPracticeWord } from './trial-rows';

export interface ChosenRows {
  readonly table: FoundTable; // with the others aside
  readonly roles: Roles;
  readonly remarks: readonly Remark[];
  readonly questions: readonly WhichRows[];
}

/** A person who has chosen rows by one column, or wants all, is told what else they hold. */
function asTogether({ header, values }: WhichRows): Remark {
  return { code: 'condition', column: header, values: values.slice(0, 12) };
}

/** Throws an AppError where a condition is said that is nowhere. */
export function chooseRows(
  table: FoundTable,
  columns: readonly Column[],
  roles: Roles,
  said: Partial<TableContent>,
  path: string,
): ChosenRows {
  const wanted = said.onlyCondition;
  const condition = conditionColumn(table, columns, roles, said, path);
  const chosen: Roles = { ...roles, condition };
  const { kind } = roles;
  if (kind === null || kind === 'matrix') return { table, roles: chosen, remarks: [], questions: [] };
  const { values, ...single } = roles;
  const used = new Set([
    ...values,
    ...Object.values({ ...single, condition: wanted === undefined ? null : condition }).filter((index) => typeof index === 'number'),
  ]);
  const aside: { readonly row: TableRow; readonly why: LeftOutReason }[] = [];
  const without = (rows: readonly TableRow[], why: LeftOutReason, isLeft: (row: TableRow) => boolean): TableRow[] => {
    const kept: TableRow[] = [];
    for (const row of rows)
      if (isLeft(row)) aside.push({ row, why });
      else kept.push(row);
    return kept;
  };
  const items = [roles.first, roles.second, roles.third, roles.pair, roles.name].filter((index) => index !== null);
  const isTrial = ({ cells }: TableRow): boolean => items.every((index) => cells[index] !== '');
  let rows = table.rows;
  if (typeof wanted === 'string' && condition !== null)
    rows = without(rows, 'other-condition', (row) => isTrial(row) && row.cells[condition] !== wanted);
  const isPairs = kind === 'pairs' || kind === 'ratings' || kind === 'rater-columns';
  const isAnswer = (row: TableRow): boolean =>
    isTrial(row) && (!isPairs || values.some((index) => !isMissingValue(row.cells[index] ?? '')));
  const repeated =
    isPairs || kind === 'triplets' ? findRepeatedRows(columns, rows.filter(isAnswer), roles.rater !== null) : new Set<TableRow>();
  if (repeated.size > 0) rows = without(rows, 'repeated', (row) => repeated.has(row));
  const isSummed = kind === 'features' || kind === 'coordinates' || kind === 'categories' || kind === 'stacked-matrices';
  const marked = isSummed ? null : findMarkedRows(table, rows.filter(isTrial), used);
  if (marked !== null) rows = without(rows, 'marked', (row) => isTrial(row) && marked.isMarked(row.cells));
  const events = isPairs ? findEventRows(columns, rows.filter(isAnswer), used) : null;
  if (events !== null) rows = without(rows, 'no-answer', (row) => events.isEvent(row.cells));
  const questions: WhichRows[] = [...(marked?.questions ?? []), ...(events?.questions ?? [])];
  if (isPairs) {
    const split = roles.pair === null ? null : cellSplitter(rows, roles.pair);
    const isPractice = (row: TableRow): boolean => columns.some(({ index }) => !used.has(index) && isPracticeWord(row.cells[index]!));
    const trials = rows.filter((row) => isAnswer(row) && !isPractice(row));
    const pairs = groupPairs(trials, split ?? (({ cells }) => [cells[roles.first!]!, cells[roles.second!]!]));
    const raters = roles.rater === null ? new Int32Array(trials.length) : groupCells(trials, roles.rater);
    const several = questions.length > 0 ? null : findSeveralQuestions(columns, trials, pairs, raters, used);
    if (several !== null) questions.push(several);
  }
  const left = aside.map(({ row, why }) => ({ ...row, why }));
  return {
    table: aside.length === 0 ? table : { ...table, rows, aside: [...table.aside, ...left] },
    roles: chosen,
    remarks: [...(marked?.remarks ?? []), ...(wanted === undefined ? [] : questions.map(asTogether))],
    questions: wanted === undefined ? questions : [],
  };
}
