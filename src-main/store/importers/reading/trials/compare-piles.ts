/** What people sorted into piles: each two items of one person lie together or apart, 1 or 0. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import { isMissingValue, type TableRow } from '../../table-cells';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';

const pileWords = /^(piles?|stacks?|heaps?|stapel|haufen|tas|pilas?|mont[oó]n|montones|mucchi[oa]?|baskets?|buckets?|bins?|korb|kiste)$/;
const groupWords =
  /^(groups?|gruppen?|clusters?|groupes?|grupos?|gruppi|gruppo|groep|categor(y|ies)|class|folder|box|sort|sorted|sorting)$/;
const mostPairs = 400_000;
const listSigns = [';', ',', '|', '/'];

interface Sorted {
  readonly row: number;
  readonly rater: string;
  readonly item: string;
  readonly pile: string;
}

/** Null where nothing was sorted. */
export function comparePiles(table: FoundTable, path: string): FoundTable | null {
  const { header } = table;
  const says = (index: number, words: RegExp): boolean => wordsOf(header[index]!).some((word) => words.test(word));
  const rater = strongest(header, 'rater');
  const sorted =
    perPile(table, rater, says, listSigns) ?? perItem(table, rater, says) ?? perPile(table, rater, says, [' ']) ?? perPerson(table, rater);
  if (sorted === null) return null;
  const people = new Map<string, Sorted[]>();
  for (const each of sorted.placed) people.set(each.rater, [...(people.get(each.rater) ?? []), each]);
  const items = [...new Set(sorted.placed.map(({ item }) => item))];
  if (items.length < 3) return null;
  const pairs = [...people.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  if (pairs > mostPairs)
    throw new AppError(
      'bad-input',
      say`${path} sorts ${items.length} items by ${people.size} people, more pairs than the program compares at once. Import a table of pairs with the number of people who put them together.`,
    );
  const rows: TableRow[] = [];
  for (const [who, own] of people)
    own.forEach((one, i) => {
      for (const other of own.slice(i + 1))
        rows.push({ row: other.row, cells: [who, one.item, other.item, one.pile === other.pile ? '1' : '0'] });
    });
  const isNamed = rater !== null || sorted.people > 1;
  return {
    ...table,
    header: isNamed ? ['participant', 'first item', 'second item', 'similarity'] : ['first item', 'second item', 'similarity'],
    titles: isNamed ? ['', '', '', ''] : ['', '', ''],
    rows: isNamed ? rows : rows.map(({ row, cells }) => ({ row, cells: cells.slice(1) })),
    sheet: { name: table.sheet.name, lines: table.sheet.lines },
    remarks: [...table.remarks, { code: 'piles-compared', items: items.length, people: people.size, column: sorted.column }],
  };
}

interface Piles {
  readonly placed: readonly Sorted[];
  readonly column: string;
  readonly people: number;
}

type Says = (index: number, words: RegExp) => boolean;

/** A row for each item of each person, with the number or the name of its pile. */
function perItem({ header, rows }: FoundTable, rater: number | null, says: Says): Piles | null {
  const item = strongest(header, 'item', (index) => index !== rater);
  const piles = header.map((_, i) => i).filter((i) => i !== rater && i !== item);
  const sure = piles.find((i) => says(i, pileWords));
  const others = piles.filter((i) => !isAside(header[i]!));
  const pile = sure ?? (rater === null || others.length !== 1 ? undefined : others.find((i) => says(i, groupWords)));
  if (item === null || pile === undefined) return null;
  const placed: Sorted[] = [];
  const seen = new Set<string>();
  const pilesOf = new Map<string, Set<string>>();
  for (const { row, cells } of rows) {
    if (isMissingValue(cells[item]!) || isMissingValue(cells[pile]!)) continue;
    const key = JSON.stringify([rater === null ? '' : cells[rater], cells[item]]);
    if (seen.has(key) || cells[item]!.length > 300) return null; // lists of items, or several values of one
    seen.add(key);
    placed.push({ row, rater: rater === null ? '' : cells[rater]!, item: cells[item]!, pile: cells[pile]! });
    pilesOf.set(cells[item]!, (pilesOf.get(cells[item]!) ?? new Set()).add(cells[pile]!));
  }
  if (pilesOf.size > 0 && placed.length < 2 * pilesOf.size && sure === undefined) return null;
  if (sure === undefined && [...pilesOf.values()].every(({ size }) => size === 1)) return null; // everyone alike: a category of the item
  const people = new Set(placed.map(({ rater: who }) => who)).size;
  const most = new Set(placed.map(({ pile: where }) => where)).size;
  return most < 2 || pilesOf.size < 3 ? null : { placed, column: header[pile]!, people };
}

/** A row for each pile, with all its items in one cell. */
function perPile({ header, rows }: FoundTable, rater: number | null, says: Says, signs: readonly string[]): Piles | null {
  const columns = header.map((_, i) => i).filter((i) => i !== rater);
  if (
    !columns.some(
      (i) => says(i, pileWords) || says(i, groupWords) || says(i, /^(cards?|members?|items|stimuli|objects|karten|mitglieder)$/),
    )
  )
    return null;
  for (const sign of signs) {
    for (const list of columns) {
      const filled = rows.filter(({ cells }) => cells[list] !== '');
      if (filled.length < 2 || filled.filter(({ cells }) => cells[list]!.includes(sign)).length < 0.4 * filled.length) continue;
      const placed: Sorted[] = [];
      const seen = new Set<string>();
      const counts = new Map<string, number>();
      let isProper = true;
      for (const { row, cells } of filled) {
        const who = rater === null ? '' : cells[rater]!;
        for (const item of cells[list]!.replace(/^[[({]|[\])}]$/g, '').split(sign).map((part) => part.trim().replace(/^(['"])(.*)\1$/, '$2')).filter((part) => part !== '')) {
          const key = JSON.stringify([who, item]);
          if (seen.has(key) || !/\p{L}|\d/u.test(item)) isProper = false;
          seen.add(key);
          counts.set(item, (counts.get(item) ?? 0) + 1);
          placed.push({ row, rater: who, item, pile: String(row) });
        }
      } // prettier-ignore
      const people = new Set(placed.map(({ rater: who }) => who)).size;
      if (!isProper || counts.size < 3 || people >= filled.length || (people > 1 && placed.length < 0.6 * people * counts.size)) continue;
      if (rater === null && !columns.some((i) => says(i, pileWords))) continue;
      return { placed, column: header[list]!, people };
    }
  }
  return null;
}

/** A row for each person and a column for each item, as in ‘pile_cup’. */
function perPerson({ header, rows }: FoundTable, rater: number | null): Piles | null {
  const named = header.flatMap((text, index) => {
    const parts = /^([\p{L}]+)[ _.:-]+(.+)$/u.exec(text.trim());
    return index !== rater && parts !== null && pileWords.test(parts[1]!.toLowerCase()) ? [{ index, item: parts[2]! }] : [];
  });
  if (named.length < 3 || new Set(named.map(({ item }) => item)).size < named.length) return null;
  const placed = rows.flatMap(({ row, cells }) =>
    named.flatMap(({ index, item }) =>
      isMissingValue(cells[index]!) ? [] : [{ row, rater: rater === null ? `row ${row}` : cells[rater]!, item, pile: cells[index]! }],
    ),
  );
  const people = new Set(placed.map(({ rater: who }) => who)).size;
  return people === rows.length ? { placed, column: header[named[0]!.index]!, people } : null;
}

function isAside(header: string): boolean {
  return (['aside', 'time', 'date', 'person', 'trial'] as const).some((meaning) => strengthOf(header, meaning) >= 2);
}

function strongest(header: readonly string[], meaning: 'rater' | 'item', isFree = (_index: number): boolean => true): number | null {
  const found = header
    .map((text, index) => ({ index, strength: strengthOf(text, meaning) }))
    .filter(({ index, strength }) => strength >= 2 && isFree(index));
  return found.sort((a, b) => b.strength - a.strength)[0]?.index ?? null;
}
