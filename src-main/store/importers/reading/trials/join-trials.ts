/** Triplets with a row for each image: three rows of a trial become one, so that all that reads triplets reads these too. */
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';
import type { TableKind } from '../../../../contract/importing/import';
import type { Remark } from '../../../../contract/importing/table-remarks';
import type { TableRow } from '../../table-cells';
import { groupTrials, isSameInTrials, trialColumns, type TrialGroups } from './group-trials';
import { strengthOf } from '../columns/header-meaning';
import { findTrialShape, isFlagged, isMark, orderTrial, type TrialShape } from './trial-shape';
import type { AsideRow, FoundTable } from '../sheet/table';

/** The table as it is where it is no such one. `kind`: as a person says it. */
export function joinTrials(table: FoundTable, kind: TableKind | null, path: string): FoundTable {
  if ((kind !== null && kind !== 'triplets') || !table.reading.hasHeader || table.header.length < 3 || table.rows.length < 6) return table;
  for (const columns of trialColumns(table.header)) {
    const groups = groupTrials(table.rows, columns);
    if (groups === null) continue;
    const shape = findTrialShape(table, columns, groups.whole, path);
    if (shape !== null) return join(table, shape, groups, path);
  }
  refuseLooseTrials(table, path);
  return table;
}

/** Numbers of trials that begin again, rows that were sorted: which three belong together is lost, and the marks would be read as features. */
function refuseLooseTrials({ header, rows }: FoundTable, path: string): void {
  const find = (isIt: (name: string) => boolean): number => header.findIndex(isIt);
  const [trial, item] = [find((name) => strengthOf(name, 'trial') >= 2), find((name) => strengthOf(name, 'item') >= 2)];
  const mark = header.findIndex(
    (name, i) => i !== trial && i !== item && strengthOf(name, 'odd') >= 2 && rows.every(({ cells }) => isMark(cells[i]!)),
  );
  if (trial < 0 || item < 0 || mark < 0) return;
  throw new AppError(
    'bad-input',
    say`${path} looks like triplets with a row for each image, but the trials of ‘${header[trial]!}’ do not have three rows each. Give every trial of every person a number of its own, or add a column that says who answered.`,
  );
}

function join(table: FoundTable, shape: TrialShape, { whole, rest }: TrialGroups, path: string): FoundTable {
  const { header } = table;
  const { item, role, chosen, place } = shape;
  const flag = theFlag(table, shape, whole, path);
  const isOddCalled = strengthOf(header[flag]!, 'odd') >= 2;
  if (isOddCalled && chosen === 2)
    throw new AppError(
      'bad-input',
      say`‘${header[flag]!}’ of ${path} marks two images of a trial where one is the odd one. Mark that one only, or call the column ‘chosen’ if it marks the two that are most alike.`,
    );
  if (isOddCalled && role !== null)
    throw new AppError(
      'bad-input',
      say`‘${header[role]!}’ of ${path} names a reference in each trial and ‘${header[flag]!}’ an odd one, so that it is not clear what was asked. Leave ‘${header[role]!}’ out if people chose the odd one of three; call ‘${header[flag]!}’ ‘chosen’ if they chose the one more like the reference.`,
    );
  const ordered = whole.map((three) => orderTrial(three, shape, whole));
  if (chosen === 2) refuseSteadyMark(ordered, flag, shape, header[flag]!, path);
  const own = new Set([item, flag, role, place]);
  const others = header.map((_, i) => i).filter((i) => !own.has(i));
  const kept = others.filter((i) => !shape.flags.includes(i) && isSameInTrials(whole, i));
  const lost = others.filter((i) => !kept.includes(i));
  const names = namesOfPlaces(shape, ordered[0]!, header);
  const answer = role === null && (isOddCalled || chosen === 2) ? 'odd' : 'chosen';
  const labels = table.sheet.labels?.get(item);
  const nameIn = ({ cells }: TableRow): string => labels?.get(cells[item]!) ?? cells[item]!;
  const rows = ordered.map((three): TableRow => {
    const flagged = three.filter((row) => isFlagged(row, flag, shape));
    // Of two that are most alike the third is the odd one; a trial with more or fewer flags has no answer.
    const [said, ...more] = chosen === 1 ? flagged : three.filter((row) => !flagged.includes(row));
    const isUnsaid = said === undefined || more.length > 0 || (role !== null && said === three[0]);
    return {
      row: Math.min(...three.map(({ row }) => row)),
      cells: [...kept.map((i) => three[0]!.cells[i]!), ...three.map(nameIn), isUnsaid ? '' : nameIn(said)],
    };
  });
  const aside: AsideRow[] = rest.map((row) => ({ ...row, why: 'not-three' }));
  const means = role !== null ? 'chosen' : chosen === 1 ? 'odd' : 'alike';
  const marks: Remark = { code: 'trials-joined', trials: rows.length, image: header[item]!, flag: header[flag]!, means };
  return {
    ...table,
    header: [...kept.map((i) => header[i]!), ...names, answer],
    titles: [...kept.map((i) => table.titles[i] ?? ''), ...names.map(() => ''), ''],
    rows,
    aside: [...table.aside, ...aside],
    sheet: { ...table.sheet, ...renumbered(table.sheet, kept) },
    remarks: [
      ...table.remarks,
      marks,
      ...(lost.length > 0 ? [{ code: 'differs-in-trials', headers: lost.map((i) => header[i]!) } as const] : []),
    ],
  };
}

/** What a person reads when asked whether one of the places is the reference. */
function namesOfPlaces({ role, place }: TrialShape, three: readonly TableRow[], header: readonly string[]): readonly string[] {
  if (role !== null) return ['reference', 'first', 'second'];
  return ['first', 'second', 'third'].map((name, i) =>
    place === null ? name : `${name} (${header[place]!.slice(0, 60)} ${three[i]!.cells[place]!.slice(0, 60)})`,
  );
}

/** Two marks a trial of which one never moves: a reference and what was chosen, perhaps, and no two that are most alike. */
function refuseSteadyMark(ordered: readonly (readonly TableRow[])[], flag: number, shape: TrialShape, name: string, path: string): void {
  const steady = [0, 1, 2].find((at) => ordered.every((three) => isFlagged(three[at]!, flag, shape)));
  if (steady === undefined || ordered.length < 8) return;
  throw new AppError(
    'bad-input',
    say`‘${name}’ of ${path} marks two images of each trial, and always the ${[phrase`first`, phrase`second`, phrase`third`][steady]!} one, so that it is not clear what was asked. Add a column that says which image is the ‘reference’ and mark the chosen one alone, or mark the odd one alone in a column called ‘odd’.`,
  );
}

/** Two columns that flag different images contradict each other; one that only repeats another does not. */
function theFlag({ header }: FoundTable, shape: TrialShape, whole: TrialGroups['whole'], path: string): number {
  const marked = (column: number): string => JSON.stringify(whole.map((rows) => rows.map((row) => isFlagged(row, column, shape))));
  const [first, ...others] = shape.flags;
  const other = others.find((column) => marked(column) !== marked(first!));
  if (other !== undefined)
    throw new AppError(
      'bad-input',
      say`Both ‘${header[first!]!}’ and ‘${header[other]!}’ of ${path} could mark the image that was chosen, and they differ. Call the one that does ‘odd’, or leave the other one out.`,
    );
  return first!;
}

/** What is known of columns, by their new places. */
function renumbered({ labels, missing }: FoundTable['sheet'], kept: readonly number[]): Pick<FoundTable['sheet'], 'labels' | 'missing'> {
  const move = <T>(of: ReadonlyMap<number, T>): Map<number, T> =>
    new Map(kept.flatMap((from, to) => (of.has(from) ? [[to, of.get(from)!] as const] : [])));
  return { ...(labels === undefined ? {} : { labels: move(labels) }), ...(missing === undefined ? {} : { missing: move(missing) }) };
}
