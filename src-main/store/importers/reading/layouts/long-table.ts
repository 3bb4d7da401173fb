/** A judgement a row: two items in two columns or in one, a value, perhaps who judged, how long it took and under which condition. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { TableKind } from '../../../../contract/importing/import';
import type { Reason, RoleCandidate, RoleReading, TableQuestion } from '../../../../contract/importing/table-remarks';
import type { TableRow } from '../../table-cells';
import type { Column } from '../columns/describe-columns';
import { meaningsOf, wordsOf } from '../columns/header-meaning';
import { splitPairs } from '../names/split-pair';
import { isSummaryWord } from '../columns/summaries';
import type { FoundTable } from '../sheet/table';
import { signsOf, type RowGroups } from '../columns/value-signs';
import { partAlike, rankRaters } from './find-rater';
import { findItemPair } from './item-pair';
import { noRoles, rank, type Layout, type Roles } from './layout';
import { groupCells, groupPairs } from './row-groups';
import { alwaysRivals, isSuspect, refuseSides } from './value-rivals';

/** Null where no columns name pairs. `wanted`: the kind said by hand. */
export function findLongTable(table: FoundTable, columns: readonly Column[], wanted: TableKind | null = null): Layout | null {
  const pair = findItemPair(columns);
  const areNumbers = pair !== null && pair.first.isNumeric && pair.second.isNumeric;
  const inOne = pair === null || areNumbers ? findPairColumn(columns) : null; // words that name two items go before numbers that might
  const named = inOne === null ? pair : null;
  if (named === null && inOne === null) return null;
  const rows = table.rows.slice(0, columns[0]?.numbers.length ?? 0);
  const taken = new Set(named === null ? [inOne!.index] : [named.first.index, named.second.index]);
  const pairs = named === null ? groupPairs(rows, cellSplitter(rows, inOne!.index)) : groupPairs(rows, ({ cells }) => [cells[named.first.index]!, cells[named.second.index]!]); // prettier-ignore
  const why: RoleReading[] = named === null ? [readingOf('pair', inOne!, [{ code: 'two-items' }])] : [...named.why];
  const questions: TableQuestion[] = [];

  const rater = wanted === 'pairs' || wanted === 'rater-columns' ? null : chooseRater(columns, rows, taken, pairs, why, questions);
  if (rater !== null) taken.add(rater);
  const groups: RowGroups = { pairs, raters: rater === null ? null : groupCells(rows, rater) };
  const ranked = rankValues(columns, taken, groups);
  const numbered =
    wanted === 'rater-columns' || (wanted === null && rater === null) ? raterColumns(ranked, columns, wanted !== null) : null;
  const several =
    wanted === null &&
    (numbered?.every((column) => isQuestion(columns[column]!.header)) === true ||
      areSteps(numbered?.map((column) => columns[column]!.header) ?? []))
      ? null
      : numbered;
  if (numbered !== null && wanted === null) refuseCounts(numbered, columns);
  if (several === null && numbered !== null) questions.push({ code: 'which-column', role: 'value', candidates: ranked.filter(({ column }) => numbered.includes(column)).slice(0, 6), canBeNone: false, canBeRaters: true }); // prettier-ignore
  const values = several ?? chooseValue(ranked, columns, why, questions, wanted === null && rater === null);
  for (const value of values) taken.add(value);
  if (several !== null)
    why.push({ role: 'value', columns: several, headers: several.map((i) => columns[i]!.header), reasons: [], others: [] });
  const others = findOthers(columns, taken, values.length > 0 && several === null, why);
  if (values.length === 0 && questions.length === 0 && wanted === null) return null;
  const kind = several !== null ? 'rater-columns' : wanted === 'pairs' || (rater === null && wanted !== 'ratings') ? 'pairs' : 'ratings';
  const roles: Roles = {
    ...noRoles,
    kind,
    first: named?.first.index ?? null,
    second: named?.second.index ?? null,
    pair: inOne?.index ?? null,
    rater,
    values,
    ...others,
  };
  return { roles, why, questions };
}

function readingOf(
  role: RoleReading['role'],
  { index, header }: { readonly index: number; readonly header: string },
  reasons: readonly Reason[],
  others: readonly RoleCandidate[] = [],
): RoleReading {
  // prettier-ignore
  return { role, columns: [index], headers: [header], reasons, others };
}

/** A column of words of which each names two of the same things. */
export function findPairColumn(columns: readonly Column[]): Column | null {
  const found = columns
    .filter(
      ({ isNumeric, count, longest, numbers }) =>
        !isNumeric && count > 2 && longest < 4000 && numbers.filter((value) => !Number.isNaN(value)).length < 0.5 * count,
    )
    .slice(0, 40)
    .flatMap((column) => {
      const split = splitPairs([...column.values].slice(0, 1500));
      if (split === null || split.closure < 0.05) return [];
      const share = split.pairs.filter((pair) => pair !== null).length / split.pairs.length;
      const said = (meaningsOf(column.header).get('pair')?.strength ?? 0) + (meaningsOf(column.header).get('item')?.strength ?? 0);
      const density = split.closure * Math.min(1, split.items / 3);
      return share < 0.7 ? [] : [{ column, merit: share + density + 0.3 * said }];
    })
    .sort((a, b) => b.merit - a.merit);
  return found[0]?.column ?? null;
}

/** The pair in a cell, split as all cells of the column are. */
export function cellSplitter(rows: readonly TableRow[], column: number): (row: TableRow) => readonly [string, string] | null {
  const texts = [...new Set(rows.map(({ cells }) => cells[column] ?? ''))].filter((text) => text !== '');
  const split = splitPairs(texts, { areSaid: true });
  const known = new Map(texts.map((text, i) => [text, split?.pairs[i] ?? null]));
  return ({ cells }) => known.get(cells[column] ?? '') ?? null;
}

function chooseRater(
  columns: readonly Column[],
  rows: readonly TableRow[],
  taken: ReadonlySet<number>,
  pairs: Int32Array,
  why: RoleReading[],
  questions: TableQuestion[],
): number | null {
  // prettier-ignore
  const candidates = rankRaters(columns, rows, taken, pairs);
  const { best, close } = rank(candidates, 1.4, 0.6);
  const open = candidates.filter(({ score, reasons }) => score >= 0.8 && score < 1.4 && reasons.some(({ code }) => code === 'repeats'));
  if (best === null) {
    if (open.length > 0) questions.push({ code: 'which-column', role: 'rater', candidates: open, canBeNone: true });
    return null;
  }
  const rivals = close.filter(({ column }) => column !== best.column && !partAlike(best.column, column, rows));
  if (rivals.length > 0) questions.push({ code: 'which-column', role: 'rater', candidates: [best, ...rivals], canBeNone: true });
  const others = candidates.filter(({ column, score }) => column !== best.column && score > 0);
  why.push(readingOf('rater', columns[best.column]!, best.reasons, others));
  return best.column;
}

/** Numbers, or words under a header that says judgement. */
function rankValues(columns: readonly Column[], taken: ReadonlySet<number>, groups: RowGroups): RoleCandidate[] {
  return columns.flatMap((column): RoleCandidate[] => {
    const { index, header, isNumeric, count, values } = column;
    if (taken.has(index) || count === 0) return [];
    const meanings = meaningsOf(header);
    const direction = Math.max(meanings.get('similarity')?.strength ?? 0, meanings.get('dissimilarity')?.strength ?? 0);
    const said = Math.max(meanings.get('judgement')?.strength ?? 0, direction === 0 ? 0 : direction + 0.3);
    if (!isNumeric && (said < 1.5 || values.size > 12 || values.size < 2)) return [];
    const signs = isNumeric ? signsOf(column, groups) : { score: -0.5, reasons: [] };
    let score = said + signs.score;
    const reasons: Reason[] = [...signs.reasons];
    const best = (['judgement', 'similarity', 'dissimilarity'] as const).map((meaning) => meanings.get(meaning)).sort((a, b) => (b?.strength ?? 0) - (a?.strength ?? 0))[0]; // prettier-ignore
    if (best !== undefined) reasons.unshift(best.reason);
    for (const [meaning, points] of against) {
      const hit = meanings.get(meaning);
      if (hit === undefined || hit.strength < said || (meaning === 'rater' && /\d\s*$/.test(header))) continue; // ‘rater 1’ holds what one rater said
      score -= hit.strength > said || meaning === 'time' || meaning === 'aside' ? points : points / 3;
      reasons.push(hit.reason);
    }
    return [{ column: index, header, score, reasons }];
  });
}

const against = [['aside', 5], ['time', 4.5], ['date', 4.5], ['person', 3.5], ['trial', 3], ['count', 2], ['spread', 4], ['rater', 1.5], ['condition', 1.5], ['category', 1], ['practice', 3], ['validation', 3]] as const; // prettier-ignore

function chooseValue(
  ranked: readonly RoleCandidate[],
  columns: readonly Column[],
  why: RoleReading[],
  questions: TableQuestion[],
  canBeRaters: boolean,
): number[] {
  const { best, close } = rank(ranked, -1.2);
  if (best === null) return [];
  // where no header says so, values alone have to tell, and they seldom do
  refuseSides(best, columns[best.column]!.values);
  const sure = alwaysRivals(best, ranked);
  const likely = (saysValue(best.header) ? close.filter(({ score }) => score > 0.3) : ranked.filter(({ score, header }) => score > Math.max(-1, best.score - 2) && !saysOther(header))).filter(({ column }) => column !== best.column); // prettier-ignore
  const rivals = [...likely, ...sure.filter((rival) => !likely.includes(rival))];
  const isDoubtful = isSuspect(best) || best.score < 0.1 && ranked.length > 1 && ranked.some(({ column, score }) => column !== best.column && score >= best.score - 0.8); // prettier-ignore
  const isAsked = questions.some((question) => question.code === 'which-column' && question.role === 'value');
  if ((rivals.length > 0 || isDoubtful) && !isAsked)
    questions.push({ code: 'which-column', role: 'value', candidates: rivals.length > 0 ? [best, ...rivals] : ranked.toSorted((a, b) => b.score - a.score).slice(0, 4), canBeNone: false, ...(canBeRaters && rivals.length > 0 && !saysValue(best.header) ? { canBeRaters } : {}) }); // prettier-ignore
  const others = ranked.filter(({ column }) => column !== best.column).sort((a, b) => b.score - a.score).slice(0, 3); // prettier-ignore
  why.push(readingOf('value', columns[best.column]!, best.reasons, others));
  return [best.column];
}

function saysValue(header: string): boolean {
  const meanings = meaningsOf(header);
  return (['judgement', 'similarity', 'dissimilarity'] as const).some((meaning) => (meanings.get(meaning)?.strength ?? 0) >= 1.6);
}

function saysOther(header: string): boolean {
  return against.some(([meaning]) => (meaningsOf(header).get(meaning)?.strength ?? 0) >= 1.6);
}

/** Several columns of one scale of which no header says judgement: one for each rater. */
function raterColumns(ranked: readonly RoleCandidate[], columns: readonly Column[], isSaid: boolean): number[] | null {
  const likely = ranked.filter(({ column, score }) => (isSaid || score > 0) && columns[column]!.isNumeric);
  const isAside = (header: string): boolean => ['aside', 'time', 'date', 'person', 'trial', 'count', 'spread'].some((meaning) => (meaningsOf(header).get(meaning as 'time')?.strength ?? 0) >= 1.6); // prettier-ignore
  const plain = likely.filter(({ header }) => (!isAside(header) && !(likely.length > 2 && isSummaryWord(header))) || isSaid);
  if (plain.length < 2) return isSaid && likely.length > 0 ? likely.map(({ column }) => column) : null;
  const stems = plain.map(({ header }) => wordsOf(header).filter((word) => !/^\d+$/.test(word)).join(' ')); // prettier-ignore
  const isNumbered = new Set(stems).size === 1 && plain.every(({ header }) => /\d/.test(header));
  const areUnknown = plain.length >= 3 && plain.every(({ header }) => !saysValue(header)); // prettier-ignore
  const span = plain.map(({ column }) => columns[column]!.high);
  const isOneScale = Math.max(...span) <= 3 * Math.max(1e-12, Math.min(...span));
  return isSaid || ((isNumbered || areUnknown) && isOneScale) ? plain.map(({ column }) => column) : null;
}

/** Under the steps of a scale, numbers that have the same sum for each pair count answers and are none. */
function refuseCounts(several: readonly number[], columns: readonly Column[]): void {
  const numbers = several.map((index) => Number(/^\D{0,6}(\d+)$/.exec(columns[index]!.header)?.[1] ?? NaN));
  if (!isRun(numbers) || several.length < 3) return;
  const sums = Array.from(columns[several[0]!]!.numbers, (_, row) =>
    several.reduce((sum, index) => sum + columns[index]!.numbers[row]!, 0),
  );
  if (sums.length < 3 || !sums.every((sum) => sum === sums[0]) || !several.every((index) => columns[index]!.areWhole)) return;
  throw new AppError('bad-input', say`The columns ‘${columns[several[0]!]!.header}’ to ‘${columns[several.at(-1)!]!.header}’ have the same sum, ${sums[0]!}, in every row: they seem to count how often each answer was given. Write the mean answer to each pair into one column, or choose by hand that each column is a rater.`); // prettier-ignore
}

/** From 0 or 1 on. */
function isRun(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => (i === 0 ? number === 0 || number === 1 : number === numbers[i - 1]! + 1));
}

/** Bare numbers such as a scale has: people may be numbered like that, too. */
function areSteps(headers: readonly string[]): boolean {
  return headers.length >= 4 && headers.length <= 11 && headers.every((header) => /^\d+$/.test(header)) && isRun(headers.map(Number));
}

/** ‘q1’ and ‘frage_2’ may be two questions as well as two people. */
function isQuestion(header: string): boolean {
  const words = wordsOf(header);
  return words.some((word) => /^(q|question|questions|frage|fragen|pregunta|domanda|vraag|item|scale|skala|aspect|aspekt|attribute|dimension|dim|var)$/.test(word)); // prettier-ignore
}

/** Time, condition, trial, count and validation, each where a header says so. */
function findOthers(columns: readonly Column[], taken: Set<number>, isSingle: boolean, why: RoleReading[]): Partial<Roles> {
  const found: Partial<Record<'time' | 'condition' | 'count', number>> = {};
  for (const role of ['time', 'condition', 'count'] as const) {
    if (role === 'count' && !isSingle) continue;
    const fitting = columns.filter((column) => !taken.has(column.index) && fits[role](column) && (meaningsOf(column.header).get(role)?.strength ?? 0) >= 1.6); // prettier-ignore
    const [best] = fitting.sort((a, b) => meaningsOf(b.header).get(role)!.strength - meaningsOf(a.header).get(role)!.strength);
    if (best === undefined) continue;
    found[role] = best.index;
    taken.add(best.index);
    why.push(readingOf(role, best, [meaningsOf(best.header).get(role)!.reason]));
  }
  return found;
}

const fits: Record<'time' | 'condition' | 'count', (column: Column) => boolean> = {
  time: ({ isNumeric, header, values }) => isNumeric && values.size > 1 && !meaningsOf(header).has('aside'),
  condition: ({ isNumeric, values, header }) => !isNumeric && values.size >= 2 && values.size <= 20 && !meaningsOf(header).has('aside'),
  count: ({ isNumeric, areWhole, low }) => isNumeric && areWhole && low >= 1,
};
