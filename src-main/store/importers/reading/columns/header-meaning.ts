/** What a header may mean, by the words of six languages and the fixed names of programs. */
import type { Reason } from '../../../../contract/importing/table-remarks';
import { languages } from '../vocabulary';
import { headerMeanings, type HeaderMeaning } from '../vocabulary/header-words';
import { toolNames, type ToolMeaning } from '../vocabulary/tools';

export interface MeaningHit {
  readonly strength: number; // 3: the header is the word; less for a part of it
  readonly reason: Reason;
}
export type HeaderMeanings = ReadonlyMap<ToolMeaning, MeaningHit>;

const known = new Map<string, HeaderMeanings>();
const mostKnown = 5000;

export function meaningsOf(header: string): HeaderMeanings {
  const before = known.get(header);
  if (before !== undefined) return before;
  if (known.size > mostKnown) known.clear();
  const found = findMeanings(header.slice(0, 200));
  known.set(header, found);
  return found;
}

export function strengthOf(header: string, meaning: ToolMeaning): number {
  return meaningsOf(header).get(meaning)?.strength ?? 0;
}

/** Words in lower case without accents; 'slider.response', 'BildA' and 'item12' fall into their parts. */
export function wordsOf(header: string): string[] {
  const parted = header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2');
  const plain = parted.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.match(/\p{L}+|\d+/gu) ?? [];
}

const wordLists: readonly (readonly [HeaderMeaning, ReadonlySet<string>])[] = headerMeanings.map((meaning) => [
  meaning,
  new Set(languages.flatMap((language) => language[meaning])),
]);

const different = new Set(languages.flatMap(({ dissimilarity }) => dissimilarity));
const differentParts = [...different].filter((word) => word.length >= 5);

/** ‘dissimilarity’ and ‘unaehnlichkeitsurteil’ hold the word for the opposite. */
function saysDifferent(word: string): boolean {
  return different.has(word) || differentParts.some((part) => word.startsWith(part) || word.endsWith(part));
}

const raters = new Set(languages.flatMap(({ rater }) => rater));

function findMeanings(header: string): HeaderMeanings {
  const found = new Map<ToolMeaning, MeaningHit>();
  const lower = header.trim().toLowerCase();
  if (lower === '') return found;
  const add = (meaning: ToolMeaning, strength: number, reason: Reason): void => {
    if ((found.get(meaning)?.strength ?? 0) < strength) found.set(meaning, { strength, reason });
  };
  const words = wordsOf(header);
  const whole = words.join('');
  for (const [meaning, list] of wordLists) {
    if (list.has(whole)) add(meaning, 3, { code: 'header', word: header });
    words.forEach((word, i) => {
      if (meaning === 'similarity' && saysDifferent(word)) return;
      if (list.has(word) && (word.length > 1 || words.length > 1))
        add(meaning, i === words.length - 1 ? 2.4 : word.length > 2 ? 2 : 1, { code: 'header', word });
      else if (word.length > 6) {
        const part = [...list].find((entry) => entry.length >= 5 && (word.endsWith(entry) || word.startsWith(entry)));
        if (part !== undefined) add(meaning, word.endsWith(part) ? 2.2 : 1.6, { code: 'header', word: part });
      }
    });
  }
  for (const { tool, names } of toolNames)
    for (const [pattern, meaning] of names) if (pattern.test(lower)) add(meaning, 3, { code: 'tool', tool });
  // the number of a subject is no number of a trial
  const [before, last] = [words.at(-2) ?? '', words.at(-1) ?? ''];
  if (/^(nr|no|num|number|nummer|numero|code|id)$/.test(last) && raters.has(before)) {
    add('rater', 2.8, { code: 'header', word: header });
    found.delete('trial');
  }
  // ‘un-ähnlich’ holds ‘ähnlich’, and ‘Unähnlichkeit’ ends in ‘Ähnlichkeit’, and ‘dissimilarity’ in ‘similarity’
  const unlike = found.get('dissimilarity');
  const alike = found.get('similarity');
  if (unlike !== undefined && alike !== undefined && unlike.strength >= alike.strength) found.delete('similarity');
  return found;
}
