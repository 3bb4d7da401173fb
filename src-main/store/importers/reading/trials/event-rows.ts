/** Rows of a log that are no answers: where a slider began, a fixation, the button that goes on; and rows that were exported twice. */
import type { WhichRows } from '../../../../contract/importing/table-remarks';
import type { TableRow } from '../../table-cells';
import type { Column } from '../columns/describe-columns';
import { strengthOf } from '../columns/header-meaning';
import type { ToolMeaning } from '../vocabulary/tools';

const eventHeader = /^(zone|event|response|action|component|object)[ _.-]?(type|kind|name)$|^(event|zone|action)$/i;
const noAnswer =
  /start|begin|onset|initial|fixation|continue|next[ _-]?button|display|load|appear|render|time ?limit|shown?\b|pause|instruction/i;

export interface EventRows {
  readonly isEvent: (cells: readonly string[]) => boolean;
  readonly questions: readonly WhichRows[];
}

/** `answers`: rows that name a pair and hold a value. */
export function findEventRows(columns: readonly Column[], answers: readonly TableRow[], used: ReadonlySet<number>): EventRows {
  const events: { readonly index: number; readonly none: ReadonlySet<string> }[] = [];
  const questions: WhichRows[] = [];
  for (const { index, header } of columns) {
    if (used.has(index) || !eventHeader.test(header)) continue;
    const values = new Set(answers.map(({ cells }) => cells[index]!).filter((cell) => cell !== ''));
    if (values.size < 2 || values.size > 12) continue;
    const none = new Set([...values].filter((value) => noAnswer.test(value)));
    if (none.size > 0 && none.size < values.size) events.push({ index, none });
    const left = [...values].filter((value) => none.size === values.size || !none.has(value));
    if (left.length > 1) questions.push({ code: 'which-rows', by: 'events', column: index, header, values: left });
  }
  return { isEvent: (cells) => events.some(({ index, none }) => none.has(cells[index]!)), questions };
}

/** Rows that are the same cell for cell although they hold a time or a number of the trial, which no two answers share. */
export function findRepeatedRows(columns: readonly Column[], rows: readonly TableRow[], hasRater: boolean): ReadonlySet<TableRow> {
  const says = (column: Column, meanings: readonly ToolMeaning[]): boolean =>
    meanings.some((meaning) => strengthOf(column.header, meaning) >= 1.6);
  const tells = columns.some(
    (column) =>
      (says(column, ['time', 'date', 'aside']) && column.values.size >= 0.3 * column.count) ||
      (hasRater && says(column, ['trial']) && column.values.size >= 4),
  );
  if (!tells) return new Set();
  const seen = new Set<string>();
  const repeated = new Set<TableRow>();
  for (const row of rows) {
    const key = row.cells.join('\n');
    if (seen.has(key)) repeated.add(row);
    seen.add(key);
  }
  return repeated;
}
