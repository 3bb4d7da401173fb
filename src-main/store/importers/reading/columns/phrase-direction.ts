/** Which way round the judgements under a phrase are: ‘less similar’, ‘nicht verschieden’, ‘1 = same … 9 = different’. */
import type { TableContent } from '../../../../contract/importing/import';
import { alikeWords, highEnd, lowEnd, measureWords, muchWords, notWords, turnedWords, unlikeWords } from '../vocabulary/direction-words';
import { wordsOf } from './header-meaning';

type Meaning = TableContent['meaning'];
/** 'unclear': it speaks of both, or of values that were turned. */
export type Direction = Meaning | 'unclear';
type Sign = 1 | -1 | 0;

/** The words that stand at a number of a scale. */
export interface ScaleEnd {
  readonly value: number;
  readonly label: string;
}

const longParts = { alike: partsOf(alikeWords), unlike: partsOf(unlikeWords) };

function partsOf(words: ReadonlySet<string>): readonly string[] {
  return [...words].filter((word) => word.length >= 6);
}

/** ‘unähnlich’ before ‘ähnlich’: the word for the opposite often holds the word itself. */
function signOf(word: string): Sign {
  if (word.length < 3) return 0;
  if (unlikeWords.has(word)) return -1;
  if (alikeWords.has(word)) return 1;
  const bare = /^(?:un|dis|non|des|on|in)(\p{L}{4,})$/u.exec(word)?.[1];
  if (bare !== undefined && (alikeWords.has(bare) || longParts.alike.some((part) => bare.startsWith(part)))) return -1;
  if (word.length < 8) return 0;
  const holds = (part: string): boolean => word.startsWith(part) || word.endsWith(part);
  return longParts.unlike.some(holds) ? -1 : longParts.alike.some(holds) ? 1 : 0;
}

interface Spoken {
  readonly sign: Sign | 'both';
  readonly isTurned: boolean;
}

/** A negation holds for the next word that says alike or unlike. */
function signOfWords(words: readonly string[]): Spoken {
  const hasDistance = words.some((word) => signOf(word) === -1);
  const signs: Sign[] = [];
  let isNot = false;
  for (const [i, word] of words.entries()) {
    if (notWords.has(word)) isNot = true;
    const joined = word === 'co' && /^occurr?ence/.test(words[i + 1] ?? '') ? 1 : 0;
    const sign = hasDistance && measureWords.has(word) ? 0 : signOf(word) || joined;
    if (sign === 0) continue;
    signs.push((isNot ? -sign : sign) as Sign);
    isNot = false;
  }
  const isTurned = words.some((word) => turnedWords.has(word));
  if (signs.length === 0) return { sign: 0, isTurned };
  return { sign: signs.every((sign) => sign === signs[0]) ? signs[0]! : 'both', isTurned };
}

/** Null where a phrase says nothing of it. */
export function directionOfPhrase(text: string): Direction | null {
  const { sign, isTurned } = signOfWords(wordsOf(text.slice(0, 400)));
  if (sign === 'both' || (isTurned && sign !== 0) || /\((?:dis|un)\)/i.test(text)) return 'unclear';
  const isOneMinus = /^\s*(?:1|one|100)\s*(?:[-–−]|minus)\s*\p{L}/iu.test(text);
  if (sign === 0) return null;
  return (sign === 1) !== isOneMinus ? 'similarity' : 'dissimilarity';
}

/** The words of a number that stands for no answer. */
export const noAnswer =
  /(don.?t|do not|cannot|can.?t|could not|unable to) (know|say|tell|judge)|dunno|no (answer|response|opinion|idea|judge?ment)|not (sure|applicable|answered|known|possible)|unsure|unknown|unanswered|missing|refus|prefer not|skipped|missed|timed? ?-?out|time limit|n\/a|wei(ß|ss) (ich )?nicht|nicht (sagen|beurteil|wissen)|keine (angabe|antwort|meinung)|k\.? ?a\.?$|fehlend|verpasst|ne sai[st] pas|sans r[ée]ponse|pas de r[ée]ponse|no (s[ée]|sabe|contesta|contest[óo])|sin respuesta|weet (ik )?niet|geen (antwoord|mening)|non (so|sa|risponde|risposto)|nessuna risposta/i;

const numberFirst = /(?<![\p{L}\d.,])([-−]?\d+(?:\.\d+)?)\s*(?:\(|=|:|–|—|-|\.|\)|"|→|means|is|bedeutet|\s)\s*([^\d,;/()[\]|…]{2,80})/gu;
const labelFirst = /([^\d,;:/()[\]|=…–—]{3,80}?)\s*(?:[([]\s*([-−]?\d+(?:\.\d+)?)\s*[)\]]|=\s*([-−]?\d+(?:\.\d+)?)(?![\p{L}\d]))/gu;
const run = /(?<![\p{L}\d])([-−]?\d+)(?:\s*(?:[-–—.…,/_]+|to|bis|à|tot)?\s*(\d+))+/u;
const farEnd = 9999;

/** The numbers with their words in a text, and the text without them. */
export function endsIn(text: string): { readonly ends: readonly ScaleEnd[]; readonly rest: string } {
  const told = text.slice(0, 600).replace(highEnd, ` ${farEnd} = `).replace(lowEnd, ` -${farEnd} = `);
  const number = (digits: string): number => Number(digits.replace('−', '-'));
  const hasLetters = ({ label }: ScaleEnd): boolean => /\p{L}{2}/u.test(label);
  const before = [...told.matchAll(numberFirst)].map((match) => ({ value: number(match[1]!), label: match[2]! })).filter(hasLetters);
  const after = [...told.matchAll(labelFirst)].map((match) => ({ value: number(match[2] ?? match[3]!), label: match[1]! })).filter(hasLetters);
  const [ends, pattern] = before.length >= after.length ? [before, numberFirst] : [after, labelFirst];
  const isExplicit = ends.length > 1 || /[-−]?\d\s*=|=\s*[-−]?\d/.test(told);
  const numbers = run.exec(told);
  if (ends.length < 2 && numbers !== null) {
    const [left, right] = [told.slice(0, numbers.index).split(/[([:]/).at(-1)!, told.slice(numbers.index + numbers[0].length).split(/[)\]]/)[0]!];
    const [low, high] = [signOfWords(wordsOf(left)).sign, signOfWords(wordsOf(right)).sign];
    const values = [...numbers[0].matchAll(/\d+/g)].map(([digits]) => Number(digits));
    const isRising = values.length > 1 && values.at(-1)! > values[0]!;
    if (isRising && typeof low === 'number' && typeof high === 'number' && low * high === -1)
      return { ends: [{ value: values[0]!, label: left }, { value: values.at(-1)!, label: right }], rest: told.slice(0, numbers.index - left.length) };
  }
  if (ends.length === 0 || !isExplicit) return { ends: [], rest: told };
  return { ends, rest: told.replace(pattern, ' ') };
} // prettier-ignore

/** `base`: what the scale itself is called; `range`: of the values. Null where the ends say nothing. */
export function directionOfEnds(ends: readonly ScaleEnd[], base: Direction | null, range: readonly [number, number]): Direction | null {
  const towards = base === 'similarity' ? 1 : base === 'dissimilarity' ? -1 : 0;
  const points = ends.flatMap(({ value, label }) => {
    if (noAnswer.test(label)) return [];
    const words = wordsOf(label);
    const { sign } = signOfWords(words);
    const force = words.some((word) => notWords.has(word)) ? -1 : words.some((word) => muchWords.has(word)) ? 1 : 0;
    if (sign === 'both') return []; // neither alike nor different
    return sign !== 0 ? [{ value, sign, force: Math.max(0, force) }] : force * towards === 0 ? [] : [{ value, sign: force * towards, force: 0 }];
  });
  if (points.length === 0) return null;
  const sorted = points.toSorted((a, b) => a.value - b.value);
  const [bottom, top] = [sorted[0]!, sorted.at(-1)!];
  const meaningOf = (sign: number): Meaning => (sign > 0 ? 'similarity' : 'dissimilarity');
  if (bottom.value === top.value) {
    const values = ends.map(({ value }) => value);
    const isTop = values.length > 1 ? top.value === Math.max(...values) && top.value > Math.min(...values) : top.value > (range[0] + range[1]) / 2;
    return meaningOf(isTop ? top.sign : -top.sign);
  }
  if (bottom.sign !== top.sign) return meaningOf(top.sign);
  if (bottom.force !== top.force) return meaningOf(top.force > bottom.force ? top.sign : -top.sign); // ‘a little alike’ to ‘very alike’
  return 'unclear';
} // prettier-ignore
