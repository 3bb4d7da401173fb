/** The two columns of a table that name what was compared. */
import type { RoleReading } from '../../../../contract/importing/table-remarks';
import type { Column } from '../columns/describe-columns';
import { meaningsOf, strengthOf, wordsOf } from '../columns/header-meaning';

export interface ItemPair {
  readonly first: Column;
  readonly second: Column;
  readonly why: readonly RoleReading[];
}

const mostLooked = 60;

/** By headings that belong together, as ‘Bild 1’ and ‘Bild 2’, and by naming the same things; null where no two columns do. */
export function findItemPair(columns: readonly Column[]): ItemPair | null {
  const filled = columns.filter(({ count }) => count > 0).slice(0, mostLooked);
  // a number above numbers may be a rater or a step of a scale
  const named = filled.filter(({ header, isNumeric }) => !(isNumeric && /^\d+$/.test(header)));
  return findAmong(named) ?? (named.length === filled.length ? null : findAmong(filled));
}

function findAmong(looked: readonly Column[]): ItemPair | null {
  let best: { first: Column; second: Column; score: number; isNamed: boolean } | null = null;
  for (const first of looked)
    for (const second of looked) {
      if (first.index === second.index) continue;
      const named = headingsOf(first.header, second.header);
      if (named === 0 && first.index > second.index) continue;
      if (!couldName(first, named > 0) || !couldName(second, named > 0)) continue;
      const shared = sharedShare(first.values, second.values);
      const isRepeated = !(first.isUnique && second.isUnique);
      const score = named + (isRepeated && shared >= 0.4 ? 1 + 2 * shared : 0) - asideOf(first) - asideOf(second);
      const isEnough = named > 0 ? score >= 2 : shared >= 0.4 && score >= 1.5;
      if (isEnough && (best === null || score > best.score + 1e-9)) best = { first, second, score, isNamed: named > 0 };
    }
  if (best === null) return null;
  const why = (role: 'first' | 'second', column: Column): RoleReading => ({
    role,
    columns: [column.index],
    headers: [column.header],
    reasons: best.isNamed ? [{ code: 'header', word: column.header }] : [{ code: 'names-items' }],
    others: [],
  });
  return { ...best, why: [why('first', best.first), why('second', best.second)] };
}

/** Words, or whole numbers that may be codes; never what is measured. */
function couldName({ isNumeric, areNames, areWhole, header, values, longest }: Column, isNamed: boolean): boolean {
  if (values.size < (isNamed ? 1 : 2) || longest > 300) return false;
  if (!isNumeric) return ![...values].slice(0, 20).every((value) => value.startsWith('[') || value.startsWith('{'));
  return areNames || (isNamed && areWhole && saysItem(header));
}

/** ‘item1’ and ‘left’ may hold numbers that are names; the number in ‘q1’ says nothing of items. */
function saysItem(header: string): boolean {
  const words = wordsOf(header);
  const letters = words.filter((word) => !/^(\d+|[a-z])$/.test(word)).join(' ');
  if (letters === '') return words.length === 1 || /^[ixb]$/.test(words[0] ?? '');
  return strengthOf(letters, 'item') > 0 || itemStrength(letters) >= 2;
}

function itemStrength(header: string): number {
  return Math.max(strengthOf(header, 'item'), strengthOf(header, 'first'), strengthOf(header, 'second'));
}

/** Columns that programs keep for themselves, or that are about people, times and tasks. */
function asideOf({ header }: Column): number {
  const meanings = meaningsOf(header);
  const strongest = (['aside', 'rater', 'condition', 'time', 'date', 'practice', 'person', 'category'] as const).map(
    (meaning) => meanings.get(meaning)?.strength ?? 0,
  );
  const item = Math.max(itemStrength(header), meanings.get('pair')?.strength ?? 0);
  return Math.max(0, Math.max(...strongest) - item);
}

const endings: readonly (readonly [string, string])[] = [
  ['1', '2'],
  ['a', 'b'],
  ['i', 'j'],
  ['x', 'y'],
  ['row', 'col'],
  ['row', 'column'],
  ['from', 'to'],
];

/** 0 where the headings do not belong together; more for words that say first and second. */
function headingsOf(first: string, second: string): number {
  const [one, two] = [wordsOf(first), wordsOf(second)];
  if (one.length !== two.length) return saySides(one, two) ? 2 : 0;
  if (one.length === 0) return 0;
  const different = one.flatMap((word, i) => (word === two[i] ? [] : [i]));
  if (different.length !== 1) return 0;
  const [a, b] = [one[different[0]!]!, two[different[0]!]!];
  const rest = one.filter((_, i) => i !== different[0]);
  const isEnding = endings.some(([left, right]) => left === a && right === b);
  const areSaid = strengthOf(a, 'first') >= 3 && strengthOf(b, 'second') >= 3;
  if (!isEnding && !areSaid && !isCompound(a, b)) return 0;
  const about = rest.join(' ');
  return (
    (areSaid && a.length > 1 ? 2.4 : 2) + (about !== '' && strengthOf(about, 'item') > 0 ? 1 : 0) - (strengthOf(about, 'time') > 0 ? 3 : 0)
  );
}

/** ‘linkes Bild’ and ‘rechts’: beside the word for an item only the side is said. */
function saySides(one: readonly string[], two: readonly string[]): boolean {
  const [a, b] = [one, two].map((words) => words.filter((word) => strengthOf(word, 'item') < 3)) as [string[], string[]];
  return a.length === 1 && b.length === 1 && a[0]!.length > 1 && strengthOf(a[0]!, 'first') >= 3 && strengthOf(b[0]!, 'second') >= 3;
}

/** ‘linksbild’ and ‘rechtsbild’, ‘stimA’ written small. */
function isCompound(a: string, b: string): boolean {
  const sides: readonly (readonly [string, string])[] = [
    ['left', 'right'],
    ['links', 'rechts'],
    ['linkes', 'rechtes'],
    ['first', 'second'],
    ['gauche', 'droite'],
    ['izquierda', 'derecha'],
    ['sinistra', 'destra'],
    ['linker', 'rechter'],
    ['a', 'b'],
  ];
  return sides.some(
    ([one, two]) =>
      (a.startsWith(one) && b === two + a.slice(one.length)) ||
      (a.length > one.length + 2 && a.endsWith(one) && b === a.slice(0, a.length - one.length) + two),
  );
}

/** Of the smaller set of names, those that the larger has as well. */
export function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  if (fewer.size === 0) return 0;
  let shared = 0;
  for (const value of fewer) if (more.has(value)) shared++;
  return shared / fewer.size;
}
