/** Two items in one text: a cell such as ‘cup - jug’ or ["img/cup.png","img/jug.png"], or a header such as ‘sim_cup_jug’. */

export type Pair = readonly [string, string];

export interface SplitPairs {
  readonly pairs: readonly (Pair | null)[]; // of each text
  readonly items: number;
  /** Share of all pairs of these items that occur. */
  readonly closure: number;
}

/** The more telling ones first: of equals the earlier one is taken. */
const separators = [
  ' vs. ',
  'Vs',
  'VS',
  ' vs ',
  ' versus ',
  '_vs_',
  '-vs-',
  '.vs.',
  ' <-> ',
  ' ↔ ',
  ' -- ',
  '--',
  ' – ',
  ' — ',
  ' - ',
  ' | ',
  '|',
  ' / ',
  ' & ',
  ' × ',
  ' x ',
  ' + ',
  ' und ',
  ' and ',
  ' et ',
  ' y ',
  ' en ',
  ' e ',
  '__',
  '::',
  ': ',
  ':',
  '; ',
  ';',
  ', ',
  ',',
  '/',
  '_',
  '-',
  '–',
  '.',
  '+',
  '~',
  ' ',
];
const camel = 'cupJug'; // where a small letter is followed by a capital
const isCamel = (text: string): boolean => /^\p{Ll}+\p{Lu}\p{Ll}+$/u.test(text);
const mostTexts = 3000;

export interface SplitSetting {
  /** Words that all texts begin or end with, as in ‘sim_cup_jug’. */
  readonly canHaveAffixes?: boolean;
  /** A person says that the texts name pairs, also where nothing that comes first ever comes second. */
  readonly areSaid?: boolean;
}

/** Null where the texts name no pairs. */
export function splitPairs(texts: readonly string[], { canHaveAffixes = false, areSaid = false }: SplitSetting = {}): SplitPairs | null {
  if (texts.filter(isMoment).length > 0.5 * texts.length) return null;
  const found = findPairs(texts, canHaveAffixes, isMutual);
  return found ?? (areSaid ? findPairs(texts, canHaveAffixes, () => true) : null);
}

/** ‘2024/01/10’, ‘10.1.2024 9:30’ and ‘9:30:05’ are no pairs of numbers. */
export function isMoment(text: string): boolean {
  return /^(\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3(\d{4}|\d{2}))($|[ T])/.test(text) || /^\d{1,2}:\d{2}(:\d{2})?$/.test(text);
}

/** Compared things come first in some pairs and second in others; of ‘x_cup’ and ‘cup_size’ one half only says what was measured. */
function isMutual({ pairs }: SplitPairs): boolean {
  const [firsts, seconds] = [new Set<string>(), new Set<string>()];
  for (const [first, second] of pairs.filter((pair) => pair !== null)) {
    firsts.add(first);
    seconds.add(second);
  }
  const both = [...firsts].filter((item) => seconds.has(item)).length;
  return both >= Math.max(1, 0.12 * new Set([...firsts, ...seconds]).size);
}

/** ‘stim/cup_jug.png’ is one file that shows two things; the folder is part of no name. */
function withoutFolder(texts: readonly string[]): readonly string[] {
  const file = /\.(png|jpe?g|svg|webp|gif|tiff?|bmp|mp4|wav|mp3)/gi;
  const areFiles = texts.length > 0 && texts.every((text) => (text.match(file) ?? []).length === 1 && /\.\w{3,4}$/.test(text));
  return areFiles ? texts.map((text) => text.replace(/^.*[/\\]/, '').replace(/\.\w{3,4}$/, '')) : texts;
}

function findPairs(given: readonly string[], canHaveAffixes: boolean, isSound: (split: SplitPairs) => boolean): SplitPairs | null {
  const texts = withoutFolder(given);
  const listed = texts.map((text) => readList(text));
  if (texts.length > 0 && listed.filter((pair) => pair !== null).length >= 0.8 * texts.length) return judge(listed);
  if (texts.length > mostTexts) return null;
  const [start, end] = canHaveAffixes ? commonAffixes(texts) : [0, 0];
  const bare = texts.map((text) => text.slice(start, text.length - end).trim());
  let best: SplitPairs | null = null;
  let merit = 0;
  for (const separator of canHaveAffixes ? [...separators, camel] : separators) {
    const holding = bare.filter((text) => (separator === camel ? isCamel(text) : text.includes(separator)));
    if (holding.length < 3) continue;
    // what only the texts with this sign share, as the question among labels of other columns
    const [before, after] = canHaveAffixes ? commonAffixes(holding) : [0, 0];
    const parts = bare.map((text) =>
      (separator === camel
        ? text.split(/(?<=\p{Ll})(?=\p{Lu})/u)
        : (text.includes(separator) ? text.slice(before, text.length - after) : text).split(separator)
      )
        .map((part) => bareName(part, separator))
        .filter((part) => part !== ''),
    );
    if (parts.filter(({ length }) => length >= 2).length < 3) continue;
    if (separator === 'Vs' || separator === camel) decapitalise(parts);
    for (let lead = 0; lead <= (canHaveAffixes ? 3 : 0); lead++)
      for (let trail = 0; trail <= (canHaveAffixes ? 2 : 0); trail++) {
        if (lead + trail > 0 && !dropsOneThing(parts, lead, trail)) continue;
        const found = judge(pairUp(parts, lead, trail, separator));
        if (found === null || !isSound(found)) continue;
        const parsed = found.pairs.filter((pair) => pair !== null).length;
        const value = parsed / texts.length + found.closure - 0.03 * (lead + trail);
        if (value > merit + 1e-9) [best, merit] = [found, value];
      }
  }
  return best;
}

/** A JSON list of two, or one as Python prints it, of texts or of things with a name or a source. */
export function readList(text: string, length = 2): Pair | null {
  const shown =
    text.length > 4000 || !text.includes('<')
      ? []
      : [...text.matchAll(/<(?:img|video|audio|image)\b[^>]*?\b(?:src|href)\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => match[1]!);
  if (shown.length === length && length === 2) return [shown[0]!, shown[1]!];
  if (!/^[[({]/.test(text) || text.length > 4000) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const inside = /^[[(](.*)[\])]$/s.exec(text)?.[1];
    if (inside === undefined) return null;
    parsed = inside.split(',').map((part) => part.trim().replace(/^(['"])(.*)\1$/, '$2'));
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
    parsed = Object.values(parsed).filter((value) => typeof value === 'string'); // {"left": …, "right": …}
  if (!Array.isArray(parsed) || parsed.length !== length) return null;
  const names = parsed.map(nameOf);
  return names.every((name) => name !== '') ? (names as unknown as Pair) : null;
}

export function nameOf(thing: unknown): string {
  if (typeof thing === 'string') return thing.trim();
  if (typeof thing === 'number') return String(thing);
  if (typeof thing !== 'object' || thing === null) return '';
  for (const key of ['name', 'src', 'stimulus', 'image', 'id', 'label']) {
    const value = Object.hasOwn(thing, key) ? (thing as Readonly<Record<string, unknown>>)[key] : undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  }
  return '';
}

/** In ‘the cup and the jug’ the articles belong to the sentence. */
function bareName(part: string, separator: string): string {
  const text = part.trim();
  return /^ \p{L}+ $/u.test(separator)
    ? text.replace(/^(?:(?:the|an?|der|die|das|dem|den|einem?|einer?|le|la|les|une?|el|los|las|de|het|een|il|lo|gli) |l['’])/i, '')
    : text;
}

/** In ‘cupVsJug’ the second name has a capital for the sake of the first. */
function decapitalise(parts: string[][]): void {
  if (parts.some(([first]) => first === undefined || first[0] !== first[0]!.toLowerCase())) return;
  for (const words of parts) for (let i = 1; i < words.length; i++) words[i] = words[i]![0]!.toLowerCase() + words[i]!.slice(1);
}

/** The same words, numbers aside, are dropped everywhere. */
function dropsOneThing(parts: readonly (readonly string[])[], lead: number, trail: number): boolean {
  const long = parts.filter(({ length }) => length >= lead + trail + 2);
  if (long.length < 3) return false;
  const dropped = long.map((words) => [...words.slice(0, lead), '|', ...words.slice(words.length - trail)].join(' ').replace(/\d+/g, '#'));
  const counts = new Map<string, number>();
  for (const text of dropped) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Math.max(...counts.values()) >= 0.6 * long.length;
}

/** Where there are more than two parts, the split whose sides occur most often. */
function pairUp(parts: readonly (readonly string[])[], lead: number, trail: number, separator: string): (Pair | null)[] {
  const splits = parts.map((words) => {
    const kept = words.slice(lead, words.length - trail);
    if (kept.length < 2 || kept.length > 8) return [];
    return kept.slice(1).map((_, i): Pair => [kept.slice(0, i + 1).join(separator), kept.slice(i + 1).join(separator)]);
  });
  const counts = new Map<string, number>();
  for (const side of splits.flat(2)) counts.set(side, (counts.get(side) ?? 0) + 1);
  const merit = ([a, b]: Pair): number => Math.min(counts.get(a)!, counts.get(b)!) + (a === b ? -1 : 0);
  return splits.map((choices) =>
    choices.reduce<Pair | null>((best, pair) => (best === null || merit(pair) > merit(best) ? pair : best), null),
  );
}

/** Only pairs that hang together: ‘time_elapsed’ among ‘cup_jug’ and ‘cup_pan’ is none. */
function judge(all: readonly (Pair | null)[]): SplitPairs | null {
  const group = largestGroup(all);
  const pairs = all.map((pair) => (pair !== null && group.has(pair[0]) ? pair : null));
  const kept = pairs.filter((pair) => pair !== null);
  const distinct = new Set(kept.filter(([a, b]) => a !== b).map(([a, b]) => (a < b ? `${a}\n${b}` : `${b}\n${a}`)));
  const n = new Set(kept.flat()).size;
  if (n < 3 || distinct.size < 3 || distinct.size < 0.75 * n) return null;
  const own = new Set(kept.filter(([a, b]) => a === b).map(([a]) => a)).size;
  if (own > n) return null;
  return { pairs, items: n, closure: distinct.size / ((n * (n - 1)) / 2) };
}

function largestGroup(pairs: readonly (Pair | null)[]): ReadonlySet<string> {
  const parent = new Map<string, string>();
  const rootOf = (item: string): string => {
    let root = item;
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root)!;
    parent.set(item, root);
    return root;
  };
  for (const pair of pairs) if (pair !== null) parent.set(rootOf(pair[0]), rootOf(pair[1]));
  const groups = new Map<string, Set<string>>();
  for (const item of parent.keys()) {
    const root = rootOf(item);
    groups.set(root, (groups.get(root) ?? new Set()).add(item));
  }
  return [...groups.values()].reduce<ReadonlySet<string>>((best, group) => (group.size > best.size ? group : best), new Set());
}

/** How many letters all texts begin and end with, back to where a word ends. */
function commonAffixes(texts: readonly string[]): [number, number] {
  const [first, ...others] = texts;
  if (first === undefined || others.length === 0) return [0, 0];
  let start = 0;
  while (start < first.length && others.every((text) => text[start] === first[start])) start++;
  // ‘p1_2’ and ‘p2_3’: letters before a number are a word of their own, unless they come again as in ‘owl1_owl2’
  const isBeforeNumber = (at: number): boolean =>
    /\p{L}/u.test(first[at - 1]!) && texts.every((text) => /\d/.test(text[at] ?? '') && !/\p{L}/u.test(text.slice(at)));
  while (start > 0 && /[\p{L}\p{N}]/u.test(first[start - 1]!) && !isBeforeNumber(start)) start--;
  let end = 0;
  while (
    end < first.length - start &&
    others.every((text) => text.length - start > end && text[text.length - 1 - end] === first[first.length - 1 - end])
  )
    end++;
  while (end > 0 && /[\p{L}\p{N}]/u.test(first[first.length - end]!)) end--;
  return [start, end];
}
