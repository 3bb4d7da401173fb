/** Triplets with a row for each image: three rows of a trial become one, so that all that reads triplets reads these too. */
import { AppError } from '../../../contract/app-error';
import { say } from '../../../contract/message';
import type { TableKind } from '../../../contract/import';
import { groupBy } from '../../../core/corpora/group-by';
import { isMissingValue, type TableRow } from '../table-cells';
import { meaningsOf, strengthOf } from './header-meaning';
import type { AsideRow, FoundTable } from './table';

const yes = /^(1|true|yes|y|x|ja|j|wahr|oui|vrai|si|sí|sì|vero|waar|odd|chosen|selected|clicked|gewählt|ausgewählt)$/i;
const no = /^(0|false|no|n|nein|falsch|non|faux|falso|nee|onwaar|not chosen|unchosen|nicht gewählt)?$/i;
const references = /^(reference|ref|anchor|target|standard|probe|sample|query|head|bezug|bezugsreiz|referenz|anker)$/i;

/** The table as it is where it is no such one. `kind`: as a person says it. */
export function joinTrials(table: FoundTable, kind: TableKind | null, path: string): FoundTable {
  if ((kind !== null && kind !== 'triplets') || !table.reading.hasHeader || table.header.length < 3 || table.rows.length < 6) return table;
  for (const trial of trialColumns(table)) {
    const groups = groupTrials(table, trial);
    if (groups === null) continue;
    const shape = shapeOf(table, trial, groups.whole);
    if (shape !== null) return join(table, shape, groups, path);
  }
  refuseLooseTrials(table, path);
  return table;
}

/** Numbers of trials that begin again, rows that were sorted: which three belong together is lost, and the marks would be read as features. */
function refuseLooseTrials({ header, rows }: FoundTable, path: string): void {
  const find = (isIt: (name: string) => boolean): number => header.findIndex(isIt);
  const [trial, item] = [find((name) => strengthOf(name, 'trial') >= 2), find((name) => strengthOf(name, 'item') >= 2)];
  const mark = header.findIndex((name, i) => i !== trial && i !== item && strengthOf(name, 'odd') >= 2 && rows.every(({ cells }) => yes.test(cells[i]!) || no.test(cells[i]!))); // prettier-ignore
  if (trial < 0 || item < 0 || mark < 0) return;
  throw new AppError('bad-input', say`${path} looks like triplets with a row for each image, but the trials of ‘${header[trial] ?? ''}’ do not have three rows each. Give every trial of every person a number of its own, or add a column that says who answered.`); // prettier-ignore
}

/** A trial is named by a column, or by that and one of the person, as trials are often counted for each. */
interface TrialColumns {
  readonly trial: number;
  readonly rater: number | null;
}

function trialColumns({ header }: FoundTable): TrialColumns[] {
  const called = (meaning: 'trial' | 'rater'): number[] => {
    const strong = header.map((name, index) => ({ index, strength: strengthOf(name, meaning) })).filter(({ strength }) => strength >= 2);
    return strong.sort((a, b) => b.strength - a.strength).map(({ index }) => index);
  };
  const raters = called('rater').slice(0, 2);
  return [...called('trial'), ...raters].flatMap((trial) =>
    [...raters.filter((rater) => rater !== trial), null].map((rater) => ({ trial, rater })),
  );
}

interface Groups {
  readonly whole: readonly (readonly TableRow[])[];
  readonly rest: readonly TableRow[]; // of trials that have not three rows
}

/** Rows that follow each other, as trials may be counted anew in each block; else, in tables that are not too long, rows anywhere. */
function groupTrials({ rows }: FoundTable, columns: TrialColumns): Groups | null {
  const start = inRuns(rows.slice(0, shownFirst), columns).slice(0, -1); // the last may be cut off
  const runs = start.filter(({ length }) => length === 3).length >= 0.8 * start.length ? inThrees(inRuns(rows, columns)) : null;
  return runs ?? (rows.length > mostScattered ? null : inThrees(anywhere(rows, columns)));
}

const shownFirst = 300;
const mostScattered = 20_000;

function inRuns(rows: readonly TableRow[], { trial, rater }: TrialColumns): TableRow[][] {
  const runs: TableRow[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    const [before] = last ?? [];
    const isSame = before?.cells[trial] === row.cells[trial] && (rater === null || before?.cells[rater] === row.cells[rater]);
    if (last !== undefined && isSame) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function anywhere(rows: readonly TableRow[], { trial, rater }: TrialColumns): TableRow[][] {
  return [...groupBy(rows, ({ cells }) => JSON.stringify([cells[trial], rater === null ? null : cells[rater]])).values()];
}

/** Null unless nine trials in ten have three rows. */
function inThrees(groups: readonly (readonly TableRow[])[]): Groups | null {
  const whole = groups.filter(({ length }) => length === 3);
  if (whole.length < 2 || whole.length < 0.9 * groups.length) return null;
  return { whole, rest: groups.filter(({ length }) => length !== 3).flat() };
}

interface Shape extends TrialColumns {
  readonly item: number;
  readonly flags: readonly number[]; // columns that each could say which image was chosen
  readonly chosen: 1 | 2; // how many images of a trial are flagged
  readonly isNamed: boolean; // the flag is no yes or no but the name of the image, in every row of the trial
  readonly role: number | null; // says which image is the reference
}

function shapeOf({ header }: FoundTable, trial: TrialColumns, whole: Groups['whole']): Shape | null {
  const columns = header.map((_, i) => i).filter((i) => i !== trial.trial && i !== trial.rater);
  const cellsOf = (column: number): string[][] => whole.map((rows) => rows.map(({ cells }) => cells[column] ?? ''));
  const role = columns.find((column) => cellsOf(column).every((cells) => cells.filter((cell) => references.test(cell)).length === 1)) ?? null; // prettier-ignore
  const items = columns.filter((column) => column !== role && areItems(cellsOf(column), strengthOf(header[column]!, 'item') >= 2));
  const item = items.sort((a, b) => strengthOf(header[b]!, 'item') - strengthOf(header[a]!, 'item'))[0];
  if (item === undefined) return null;
  for (const chosen of [1, 2] as const) {
    const flags = columns.filter((column) => column !== item && column !== role && flagsIn(cellsOf(column), chosen));
    const strongest = Math.max(...flags.map((column) => flagStrength(header[column]!)));
    const best = flags.filter((column) => flagStrength(header[column]!) === strongest);
    if (best.length > 0 && strongest >= 2 && (role === null || chosen === 1))
      return { ...trial, item, flags: best, chosen, isNamed: false, role };
  }
  const names = columns.filter((column) => column !== item && flagStrength(header[column]!) >= 2 && namesChosen(whole, column, item));
  return names.length === 0 ? null : { ...trial, item, flags: names, chosen: 1, isNamed: true, role };
}

function namesChosen(whole: Groups['whole'], column: number, item: number): boolean {
  const named = whole.filter((rows) => rows.some(({ cells }) => cells[item] === rows[0]!.cells[column]));
  return isSameInTrials(whole, column) && named.length >= 0.9 * whole.length;
}

/** Whether the image of this row is the one, or one of those, that were chosen. */
function isFlagged({ cells }: TableRow, column: number, { isNamed, item }: Pick<Shape, 'isNamed' | 'item'>): boolean {
  return isNamed ? cells[column] === cells[item] : yes.test(cells[column]!);
}

/** Three different names a trial, which come again in other trials. */
function areItems(trials: readonly (readonly string[])[], isCalledSo: boolean): boolean {
  if (!trials.every((cells) => new Set(cells).size === 3 && cells.every((cell) => !isMissingValue(cell)))) return false;
  const distinct = new Set(trials.flat()).size;
  const isNumber = trials.flat().every((cell) => /^-?[\d.,]+$/.test(cell));
  return distinct >= 4 && distinct < 3 * trials.length && (isCalledSo || !isNumber);
}

/** In nine trials of ten so many images are flagged. */
function flagsIn(trials: readonly (readonly string[])[], chosen: number): boolean {
  if (!trials.every((cells) => cells.every((cell) => yes.test(cell) || no.test(cell)))) return false;
  return trials.filter((cells) => cells.filter((cell) => yes.test(cell)).length === chosen).length >= 0.9 * trials.length;
}

function flagStrength(header: string): number {
  const meanings = meaningsOf(header);
  const odd = meanings.get('odd')?.strength ?? 0;
  const clicked = /click|press|answer|antwort|gew(ä|ae)hlt|ausgew/i.test(header) ? 2.5 : 0;
  return Math.max(odd, meanings.get('chosen')?.strength ?? 0, 0.9 * (meanings.get('judgement')?.strength ?? 0), clicked);
}

function join(table: FoundTable, shape: Shape, { whole, rest }: Groups, path: string): FoundTable {
  const { header } = table;
  const { item, role, chosen } = shape;
  const flag = theFlag(table, shape, whole, path);
  const isOddCalled = strengthOf(header[flag]!, 'odd') >= 2;
  if (isOddCalled && chosen === 2)
    throw new AppError('bad-input', say`‘${header[flag]!}’ of ${path} marks two images of a trial where one is the odd one. Mark that one only, or call the column ‘chosen’ if it marks the two that are most alike.`); // prettier-ignore
  if (isOddCalled && role !== null)
    throw new AppError('bad-input', say`‘${header[role]!}’ of ${path} names a reference in each trial and ‘${header[flag]!}’ an odd one, so that it is not clear what was asked. Leave ‘${header[role]!}’ out if people chose the odd one of three; call ‘${header[flag]!}’ ‘chosen’ if they chose the one more like the reference.`); // prettier-ignore
  const own = new Set([item, flag, ...shape.flags, role]);
  const kept = header.map((_, i) => i).filter((i) => !own.has(i) && isSameInTrials(whole, i));
  const names = role === null ? ['first', 'second', 'third', 'odd'] : ['reference', 'first', 'second', 'chosen'];
  const labels = table.sheet.labels?.get(item);
  const nameIn = ({ cells }: TableRow): string => labels?.get(cells[item]!) ?? cells[item]!;
  const rows = whole.map((three): TableRow => {
    const sorted =
      role === null ? three : [...three].sort((a, b) => Number(references.test(b.cells[role]!)) - Number(references.test(a.cells[role]!)));
    const flagged = sorted.filter((row) => isFlagged(row, flag, shape));
    const others = sorted.filter((row) => !isFlagged(row, flag, shape));
    // Of two that are most alike the third is the odd one; a trial with more or fewer flags has no answer.
    const [answer, ...more] = chosen === 1 ? flagged : others;
    const said = answer === undefined || more.length > 0 || (role !== null && answer === sorted[0]) ? '' : nameIn(answer);
    return { row: three[0]!.row, cells: [...kept.map((i) => three[0]!.cells[i]!), ...sorted.map(nameIn), said] };
  });
  const aside: AsideRow[] = rest.map((row) => ({ ...row, why: 'not-three' }));
  const marks = { code: 'trials-joined', trials: rows.length, image: header[item]!, flag: header[flag]!, means: role !== null ? 'chosen' : chosen === 1 ? 'odd' : 'alike' } as const; // prettier-ignore
  return {
    ...table,
    header: [...kept.map((i) => header[i]!), ...names],
    titles: [...kept.map((i) => table.titles[i] ?? ''), ...names.map(() => '')],
    rows,
    aside: [...table.aside, ...aside],
    sheet: { ...table.sheet, ...renumbered(table.sheet, kept) },
    remarks: [...table.remarks, marks],
  };
}

/** Two columns that flag different images contradict each other; one that only repeats another does not. */
function theFlag({ header }: FoundTable, shape: Shape, whole: Groups['whole'], path: string): number {
  const marked = (column: number): string => JSON.stringify(whole.map((rows) => rows.map((row) => isFlagged(row, column, shape))));
  const [first, ...others] = shape.flags;
  const other = others.find((column) => marked(column) !== marked(first!));
  if (other !== undefined)
    throw new AppError('bad-input', say`Both ‘${header[first!]!}’ and ‘${header[other]!}’ of ${path} could mark the image that was chosen, and they differ. Call the one that does ‘odd’, or leave the other one out.`); // prettier-ignore
  return first!;
}

function isSameInTrials(whole: Groups['whole'], column: number): boolean {
  return whole.every((rows) => rows.every(({ cells }) => cells[column] === rows[0]!.cells[column]));
}

/** What is known of columns, by their new places. */
function renumbered({ labels, missing }: FoundTable['sheet'], kept: readonly number[]): Pick<FoundTable['sheet'], 'labels' | 'missing'> {
  const move = <T>(of: ReadonlyMap<number, T>): Map<number, T> => new Map(kept.flatMap((from, to) => (of.has(from) ? [[to, of.get(from)!] as const] : []))); // prettier-ignore
  return { ...(labels === undefined ? {} : { labels: move(labels) }), ...(missing === undefined ? {} : { missing: move(missing) }) };
}
