/** Finds the stimulus that a name in somebody's file means: by code, spelling, number, language, and at last by similarity. */
import type { MatchKind } from '../../contract/importing/import';
import { imageNamePattern } from '../../contract/study/image-names';
import { splitImageName } from './study-tables';
import { studyWords } from './study-words';

export interface NamedThing {
  readonly id: string;
  readonly name: string;
}

export interface NameMatch {
  readonly id: string | null;
  readonly how: MatchKind;
  /** The most similar first. */
  readonly suggestions: readonly string[];
}

export interface NameMatcher {
  match(name: string): NameMatch;
}

const mostCompared = 500;

/** Each way of matching is tried on all things before the next, looser one; what fits two things fits none. */
export function createNameMatcher(things: readonly NamedThing[]): NameMatcher {
  const codes = index(things, ({ id, name }) => [id.toLowerCase(), codeOf(name)].filter((code) => code !== null));
  const spellings = index(things, ({ id, name }) => [...spellingsOf(name), ...(codeOf(id) === null ? spellingsOf(id) : [])]);
  const items = index(things, ({ name }) => spellingsOf(name).flatMap((spelling) => words.get(spelling) ?? []));
  const numbers = index(things, ({ name }) => spellingsOf(name).flatMap(numberForms));
  const spellable = things.slice(0, mostCompared).map(({ id, name }) => ({
    id,
    spellings: spellingsOf(name)
      .flatMap((spelling) => [spelling, ...(translations.get(spelling) ?? [])])
      .map((text) => ({ text, digits: digitsOf(text) })),
  }));
  const known = new Map<string, NameMatch>();
  const find = (name: string): NameMatch => {
    const code = codes.get(name.trim().toLowerCase()) ?? codes.get(codeOf(name) ?? '');
    const spelled = spellingsOf(name);
    const same = pick(spellings, spelled);
    if (same !== null) return { id: same, how: 'same', suggestions: [] };
    if (code !== undefined && code !== null) return { id: code, how: 'code', suggestions: [] };
    const translated = pick(
      items,
      spelled.flatMap((spelling) => words.get(spelling) ?? []),
    );
    if (translated !== null) return { id: translated, how: 'translated', suggestions: [] };
    const number = pick(numbers, spelled.flatMap(numberForms));
    if (number !== null) return { id: number, how: 'number', suggestions: [] };
    const suggestions = mostSimilar(spelled, spellable);
    const [best, next] = suggestions;
    const isClear =
      best !== undefined && best.distance <= allowedDistance(best.length) && (next === undefined || next.distance > best.distance);
    return { id: isClear ? best.id : null, how: isClear ? 'similar' : 'none', suggestions: suggestions.slice(0, 3).map(({ id }) => id) };
  };
  return {
    match: (name) => {
      const answer = known.get(name) ?? find(name);
      known.set(name, answer);
      return answer;
    },
  };
}

/** The name without folder, ending, code and what programs and people add: 'C06I10_bowl (1).jpg' is 'bowl'. */
export function bareName(name: string): string {
  const file = name
    .trim()
    .replace(/^.*[/\\]/, '')
    .replace(imageNamePattern, '');
  const stem = splitImageName(file)?.name ?? file.replace(/^\d{1,4}[ _.-]+(?=\p{L}{2})/u, '');
  const bare = stem
    .replaceAll('_', ' ')
    .replace(
      /[ .-]*(\(\d+\)|\bv\d+\b|\b\d+ ?x ?\d+\b|\b(final|copy|kopie|neu|new|drawing|zeichnung|stimulus|outline|sw|bw)\b)[ .-]*$/iu,
      '',
    );
  return bare.trim() || stem.trim() || name.trim();
}

/** 'C06I10' of 'C06I10_bowl.jpg' or of a bare code. */
export function codeOf(name: string): string | null {
  return /(?:^|[/\\])\s*(C\d{1,3}I\d{1,3})(?:[_ .-]|$)/i.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** With umlauts written out and dropped, since both are common; letters and digits only. */
function spellingsOf(name: string): string[] {
  return [...new Set([name, bareName(name)].flatMap((text) => [fold(writeOut(text)), fold(text)]))].filter((key) => key !== '');
}

export function writeOut(text: string): string {
  const normal = text.normalize('NFC').toLowerCase();
  return normal.replace(/[äöüßæœ]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', œ: 'oe' })[letter]!);
}

/** Letters beyond Latin are kept, so that Greek or Japanese names can match each other. */
function fold(text: string): string {
  const plain = text.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join('').slice(0, 120);
}

const words: ReadonlyMap<string, string[]> = new Map(
  studyWords.flatMap(([word, item]) => spellingsOf(word).map((spelling) => [spelling, [fold(item)]])),
);

/** From the item to every word for it. */
const translations: ReadonlyMap<string, readonly string[]> = studyWords.reduce(
  (table, [word, item]) => table.set(fold(item), [...(table.get(fold(item)) ?? []), ...spellingsOf(word)]),
  new Map<string, string[]>(),
);

/** The forms a word may share with its other number: English -s, -es, -ies, -ves; German -e, -n, -en, -er, -s; items by either language. */
function numberForms(word: string): string[] {
  const stems = ['', 's', 'es', 'e', 'n', 'en', 'er', 'ern'].flatMap((ending) =>
    word.endsWith(ending) && word.length - ending.length >= 3 ? [word.slice(0, word.length - ending.length)] : [],
  );
  if (word.endsWith('ies')) stems.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('ves')) stems.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  return [...new Set(stems.flatMap((stem) => [stem, ...(words.get(stem) ?? [])]))];
}

/** Keys that several things share stand for none of them: null. */
function index(things: readonly NamedThing[], keysOf: (thing: NamedThing) => readonly string[]): Map<string, string | null> {
  const table = new Map<string, string | null>();
  for (const thing of things)
    for (const key of new Set(keysOf(thing))) {
      const taken = table.get(key);
      table.set(key, taken === undefined || taken === thing.id ? thing.id : null);
    }
  return table;
}

/** The one thing that the keys point to. */
function pick(table: ReadonlyMap<string, string | null>, keys: readonly string[]): string | null {
  const found = new Set(keys.map((key) => table.get(key)).filter((id) => id !== undefined));
  return found.size === 1 ? [...found][0]! : null;
}

interface Spellable {
  readonly id: string;
  readonly spellings: readonly { readonly text: string; readonly digits: string }[];
}

/** The first three are exact; what cannot be among them is not compared to the end. */
function mostSimilar(spellings: readonly string[], things: readonly Spellable[]): { id: string; distance: number; length: number }[] {
  const own = spellings.map((text) => ({ text, digits: digitsOf(text) }));
  const nearest: { id: string; distance: number; length: number }[] = [];
  for (const { id, spellings: others } of things) {
    let best = { id, distance: Infinity, length: 0 };
    const third = nearest[2]?.distance ?? Infinity;
    for (const a of own)
      for (const b of others) {
        if (a.digits !== b.digits) continue; // item 2001 is not a slip for item 2002
        if (Math.abs(a.text.length - b.text.length) >= Math.min(best.distance, third)) continue;
        const distance = editDistance(a.text, b.text);
        if (distance < best.distance) best = { id, distance, length: Math.min(a.text.length, b.text.length) };
      }
    const behind = nearest.findIndex(({ distance }) => distance > best.distance);
    if (nearest.length < 3 || behind >= 0) nearest.splice(behind < 0 ? nearest.length : behind, 0, best);
    nearest.length = Math.min(nearest.length, 3);
  }
  return nearest;
}

function digitsOf(text: string): string {
  return text.replace(/\P{N}/gu, '');
}

/** One slip in a word of four letters or more, two in a long one. */
function allowedDistance(length: number): number {
  return length >= 8 ? 2 : length >= 4 ? 1 : 0;
}

/** Used again by every comparison: names of a large table are compared millions of times. */
const rowLength = 256;
const rows = newRows(rowLength);

function newRows(length: number): readonly [Uint16Array, Uint16Array, Uint16Array] {
  return [new Uint16Array(length), new Uint16Array(length), new Uint16Array(length)];
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment, Boytsov 2011, sec. 2.2.1). */
export function editDistance(a: string, b: string): number {
  let [before, above, row] = b.length < rowLength ? rows : newRows(b.length + 1);
  for (let j = 0; j <= b.length; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (letter === b.charCodeAt(j - 1) ? 0 : 1));
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        best = Math.min(best, before[j - 2]! + 1);
      row[j] = best;
    }
    [before, above, row] = [above, row, before];
  }
  return above[b.length]!;
}
