/** Rows of one trial: by a column that counts or names trials, and those that say whose and which block they are of. */
import { groupBy } from '../../../../core/corpora/group-by';
import type { TableRow } from '../../table-cells';
import { strengthOf } from '../columns/header-meaning';

/** Columns whose cells are the same in all rows of a trial, and together in no other. */
export type TrialColumns = readonly number[];

export interface TrialGroups {
  readonly whole: readonly (readonly TableRow[])[];
  readonly rest: readonly TableRow[]; // of trials that have not three rows
}

/** A trial is named by a column, or by that and one of the person or the block, as trials are often counted for each. */
export function trialColumns(header: readonly string[]): TrialColumns[] {
  const called = (meaning: 'trial' | 'rater' | 'condition'): number[] => {
    const strong = header.map((name, index) => ({ index, strength: strengthOf(name, meaning) })).filter(({ strength }) => strength >= 2);
    return strong.sort((a, b) => b.strength - a.strength).map(({ index }) => index);
  };
  const raters = called('rater').slice(0, 2);
  const blocks = called('condition').slice(0, 3);
  const within: TrialColumns[] = [
    ...raters.map((rater) => [rater]),
    ...blocks.flatMap((block) => raters.map((rater) => [rater, block])),
    [],
    ...blocks.map((block) => [block]),
  ];
  const listed = [...called('trial'), ...raters, ...blocks].flatMap((trial) =>
    within.filter((columns) => !columns.includes(trial)).map((columns) => [trial, ...columns]),
  );
  return [...new Map(listed.map((columns) => [columns.toSorted((a, b) => a - b).join(), columns])).values()];
}

/** Rows that follow each other, as trials may be counted anew in each block; else, in tables that are not too long, rows anywhere. */
export function groupTrials(rows: readonly TableRow[], columns: TrialColumns): TrialGroups | null {
  const start = inRuns(rows.slice(0, shownFirst), columns).slice(0, -1); // the last may be cut off
  const runs = start.filter(({ length }) => length === 3).length >= 0.8 * start.length ? inThrees(inRuns(rows, columns)) : null;
  return runs ?? (rows.length > mostScattered ? null : inThrees(anywhere(rows, columns)));
}

const shownFirst = 300;
const mostScattered = 20_000;

function inRuns(rows: readonly TableRow[], columns: TrialColumns): TableRow[][] {
  const runs: TableRow[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    const before = last?.[0];
    if (last !== undefined && columns.every((column) => before?.cells[column] === row.cells[column])) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function anywhere(rows: readonly TableRow[], columns: TrialColumns): TableRow[][] {
  return [...groupBy(rows, ({ cells }) => JSON.stringify(columns.map((column) => cells[column]))).values()];
}

/** Null unless nine trials in ten have three rows. */
function inThrees(groups: readonly (readonly TableRow[])[]): TrialGroups | null {
  const whole = groups.filter(({ length }) => length === 3);
  if (whole.length < 2 || whole.length < 0.9 * groups.length) return null;
  return { whole, rest: groups.filter(({ length }) => length !== 3).flat() };
}

export function isSameInTrials(whole: TrialGroups['whole'], column: number): boolean {
  return whole.every((rows) => rows.every(({ cells }) => cells[column] === rows[0]!.cells[column]));
}
