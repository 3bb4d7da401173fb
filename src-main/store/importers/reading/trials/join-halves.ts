/** A pair in two rows, one for each of its items, with the same judgement in both: one row for each pair. */
import { isMissingValue, type TableRow } from '../../table-cells';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';
import { isSameInTrials, trialColumns } from './group-trials';

/** Null where rows do not come in twos. */
export function joinHalves(table: FoundTable): FoundTable | null {
  const { header, rows } = table;
  if (rows.length < 6) return null;
  for (const columns of withPairs(header)) {
    if (rows.length > mostScattered && !comeInTwos(groupRows(rows.slice(0, shownFirst), columns))) continue;
    const groups = groupRows(rows, columns);
    const twos = [...groups.values()].filter(({ length }) => length === 2);
    if (twos.length < 3 || twos.length < 0.9 * groups.size) continue;
    const item = header.findIndex((_, i) => !columns.includes(i) && areItems(twos, i));
    if (item < 0) continue;
    const kept = header.map((_, i) => i).filter((i) => i !== item && isSameInTrials(twos, i));
    if (!kept.some((i) => !columns.includes(i))) continue; // nothing was said about the two
    const lost = header.map((_, i) => i).filter((i) => i !== item && !kept.includes(i) && !isMember(twos, i));
    const rest = [...groups.values()].filter(({ length }) => length !== 2).flat();
    const name = (text: string): string => text.replace(/\s*\d+$/, '') || 'item';
    return {
      ...table,
      header: [...kept.map((i) => header[i]!), `${name(header[item]!)} 1`, `${name(header[item]!)} 2`],
      titles: [...kept.map((i) => table.titles[i] ?? ''), '', ''],
      rows: twos.map(([one, other]) => ({
        row: one!.row,
        cells: [...kept.map((i) => one!.cells[i]!), one!.cells[item]!, other!.cells[item]!],
      })),
      aside: [...table.aside, ...rest.map((row) => ({ ...row, why: 'no-pair' as const }))],
      sheet: { name: table.sheet.name, lines: table.sheet.lines },
      remarks: [
        ...table.remarks,
        { code: 'halves-joined', pairs: twos.length, item: header[item]! },
        ...(lost.length > 0 ? [{ code: 'differs-in-trials', headers: lost.map((i) => header[i]!) } as const] : []),
      ],
    };
  }
  return null;
}

const mostScattered = 5000; // of more rows the halves of a pair follow each other
const shownFirst = 300;

function groupRows(rows: readonly TableRow[], columns: readonly number[]): Map<string, TableRow[]> {
  const groups = new Map<string, TableRow[]>();
  for (const row of rows) {
    const key = columns.map((column) => row.cells[column]).join('\n');
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [row]);
    else own.push(row);
  }
  return groups;
}

/** The last one may be cut off. */
function comeInTwos(groups: ReadonlyMap<string, readonly TableRow[]>): boolean {
  return [...groups.values()].filter(({ length }) => length === 2).length >= 0.8 * (groups.size - 1);
}

/** Trials as of triplets, and columns that number pairs. */
function withPairs(header: readonly string[]): (readonly number[])[] {
  const raters = header.flatMap((text, i) => (strengthOf(text, 'rater') >= 2 && strengthOf(text, 'pair') < 2 ? [i] : []));
  const pairs = header.flatMap((text, i) =>
    strengthOf(text, 'pair') >= 2 || wordsOf(text).some((word) => /^(dyad|pair|paar|couple|comparison)$/.test(word)) ? [i] : [],
  );
  const own = pairs.flatMap((pair) => [...raters.filter((rater) => rater !== pair).map((rater) => [pair, rater]), [pair]]);
  return [...own, ...trialColumns(header)];
}

/** Two names a pair, which come again in other pairs. */
function areItems(twos: readonly (readonly TableRow[])[], column: number): boolean {
  const names = twos.map((rows) => rows.map(({ cells }) => cells[column]!));
  if (!names.every(([a, b]) => a !== b && !isMissingValue(a!) && !isMissingValue(b!) && /\p{L}/u.test(`${a}${b}`))) return false;
  const distinct = new Set(names.flat()).size;
  const pairs = new Set(names.map((two) => two.toSorted().join('\n'))).size;
  return distinct >= 3 && pairs >= 3 && distinct < 2 * pairs;
}

/** ‘1’ and ‘2’, or ‘left’ and ‘right’, in every pair. */
function isMember(twos: readonly (readonly TableRow[])[], column: number): boolean {
  const first = twos[0]!
    .map(({ cells }) => cells[column]!)
    .toSorted()
    .join('\n');
  return twos.every(
    (rows) =>
      rows
        .map(({ cells }) => cells[column]!)
        .toSorted()
        .join('\n') === first,
  );
}
