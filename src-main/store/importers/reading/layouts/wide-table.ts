/** A row for each rater and a column for each pair, named in the headers or in the labels below them. */
import type { RoleReading } from '../../../../contract/table-remarks';
import type { Column } from '../describe-columns';
import { meaningsOf, strengthOf } from '../header-meaning';
import { splitPairs, type Pair } from '../split-pair';
import type { FoundTable } from '../table';
import { noRoles, type Layout } from './layout';

export interface PairColumns {
  readonly columns: readonly number[];
  readonly pairs: readonly Pair[];
}

const leastClosure = 0.4;

export function findWideTable(table: FoundTable, columns: readonly Column[]): Layout | null {
  const found = findPairColumns(table, columns.filter(({ isNumeric, count }) => isNumeric || count === 0).map(({ index }) => index)); // prettier-ignore
  if (found === null) return null;
  const isPair = new Set(found.columns);
  const rest = columns.filter(({ index, count }) => !isPair.has(index) && count > 0);
  const rater = chooseRater(rest, table.rows.length);
  const why: RoleReading[] = [{ role: 'value', columns: found.columns, headers: found.columns.map((i) => table.header[i]!), reasons: [{ code: 'two-items' }], others: [] }]; // prettier-ignore
  if (rater !== null) why.unshift({ role: 'rater', columns: [rater.index], headers: [rater.header], reasons: [meaningsOf(rater.header).get('rater')?.reason ?? { code: 'identifier' }], others: [] }); // prettier-ignore
  return { roles: { ...noRoles, kind: 'rater-rows', rater: rater?.index ?? null, values: found.columns }, why, questions: [] };
}

/** Which of these columns name pairs; by their headers, else by their labels. */
export function findPairColumns({ header, titles }: Pick<FoundTable, 'header' | 'titles'>, among: readonly number[]): PairColumns | null {
  if (among.length < 3) return null;
  for (const texts of [header, titles]) {
    const open = among.filter((index) => (texts[index] ?? '') !== '' && !isAside(texts[index]!));
    const beside = findSecondary(open.map((index) => texts[index]!));
    const named = open.filter((index) => !beside.has(texts[index]!));
    const split = splitPairs(named.map((index) => texts[index]!), true); // prettier-ignore
    if (split === null || split.closure < leastClosure) continue;
    const kept = named.flatMap((index, i) => (split.pairs[i] === null ? [] : [{ index, pair: split.pairs[i]! }]));
    if (kept.length >= 3) return { columns: kept.map(({ index }) => index), pairs: kept.map(({ pair }) => pair) };
  }
  return null;
}

/** Of ‘cup_jug’ and ‘cup_jug_RT’ the second is measured beside the first, whatever it is called, if that holds for nearly all pairs. */
function findSecondary(headers: readonly string[]): ReadonlySet<string> {
  const known = new Set(headers);
  const byWord = new Map<string, string[]>();
  for (const header of headers) {
    const after = /^(.+?)[\s_.:-]+([^\s_.:-]+)$/s.exec(header.trim());
    const before = /^([^\s_.:-]+)[\s_.:-]+(.+)$/s.exec(header.trim());
    for (const [whole, word] of [[after?.[1], `after ${after?.[2]}`], [before?.[2], `before ${before?.[1]}`]] as const)
      if (whole !== undefined && known.has(whole)) byWord.set(word, [...(byWord.get(word) ?? []), header]);
  } // prettier-ignore
  const found = [...byWord.values()].filter(
    (list) => list.length >= 3 && list.length >= 0.8 * (headers.length / 2 - list.length / 2 + 0.5),
  );
  return new Set(found.flat());
}

/** Columns of programs and of people are no pairs, however they are written: ‘time_elapsed’, ‘Duration (in seconds)’. */
function isAside(header: string): boolean {
  return (['aside', 'date', 'person'] as const).some((meaning) => strengthOf(header, meaning) >= 3) || strengthOf(header, 'time') >= 3;
}

function chooseRater(rest: readonly Column[], rows: number): Column | null {
  const scored = rest.map((column) => {
    const aside = Math.max(strengthOf(column.header, 'person'), strengthOf(column.header, 'aside'), strengthOf(column.header, 'date'), strengthOf(column.header, 'time')); // prettier-ignore
    const isOneEach = column.values.size >= 0.9 * Math.min(rows, column.count) && column.count >= 0.9 * rows;
    return {
      column,
      score: strengthOf(column.header, 'rater') - aside + (isOneEach && (!column.isNumeric || column.areWhole) ? 1.5 : -1.5),
    };
  });
  const best = scored.sort((a, b) => b.score - a.score || a.column.index - b.column.index)[0];
  return best !== undefined && best.score >= 1.5 ? best.column : null;
}
