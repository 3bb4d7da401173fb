/** Which way round judgements are, from everything that tells: headers, labels, prompts, titles, and what things have to themselves. */
import type { TableContent } from '../../../../contract/importing/import';
import type { Remark, TableQuestion } from '../../../../contract/importing/table-remarks';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import { directionOfEnds, directionOfPhrase, endsIn, type Direction, type ScaleEnd } from '../columns/phrase-direction';
import { areKeyCodes } from '../columns/key-codes';
import { leadingNumber } from '../columns/answers';
import { isSummaryWord } from '../columns/summaries';
import type { FoundTable } from '../sheet/table';
import type { RawJudgements } from './raw-judgements';

type Meaning = TableContent['meaning'];

export interface FoundDirection {
  readonly meaning: Meaning | null; // null: nothing tells
  readonly questions: readonly TableQuestion[];
  readonly remarks: readonly Remark[];
}

type By = Extract<TableQuestion, { code: 'direction' }>['by'];

export function findDirection(
  table: FoundTable,
  content: TableContent,
  raw: RawJudgements,
  path: string,
  isOpenScale: boolean,
): FoundDirection {
  const isMatrix = content.kind === 'matrix' || content.kind === 'stacked-matrices';
  const range = rangeOf(raw);
  const told = isMatrix ? ofTitles(table, content) : ofColumns(table, content, range);
  const own = ofSelfPairs(raw, range, isMatrix);
  const ask = (by: By, text: string, looksLike: Meaning | null): FoundDirection => ({
    meaning: looksLike ?? own?.meaning ?? null,
    questions: [{ code: 'direction', by, text: text.slice(0, 120), looksLike }],
    remarks: [],
  });
  if (told?.direction === 'unclear') return ask('header', told.text, null);
  const meaning: Meaning | null = told?.direction ?? null;
  if (own !== null && meaning !== null && own.meaning !== meaning && told!.isFirm) return ask('self-pairs', told!.text, own.meaning);
  const file =
    isMatrix && meaning === null
      ? directionOfPhrase(
          path
            .split(/[/\\]/)
            .at(-1)!
            .replace(/\.[^.]*$/, ''),
        )
      : null;
  if (own !== null && file !== null && file !== own.meaning) return ask('self-pairs', path, own.meaning);
  if (own !== null && own.meaning !== meaning)
    return {
      meaning: own.meaning,
      questions: [],
      remarks:
        isMatrix || content.kind === 'pairs' ? [] : [{ code: 'meaning-by-own', meaning: own.meaning, value: own.value, count: own.count }],
    };
  if (!isMatrix && content.values.length === 1 && isOpenScale && areKeyCodes(raw.judgements.map(({ value }) => value))) {
    return {
      meaning,
      questions: [{ code: 'key-codes', column: table.header[content.values[0]!]!, low: range[0], high: range[1] }],
      remarks: [],
    };
  }
  if (meaning === null && !isMatrix) {
    const header = content.values.length === 1 ? table.header[content.values[0]!]! : '';
    if (isZeroOrOne(raw)) return ask('two-values', header, null);
    if (isUnknownWord(header)) return ask('unknown-word', header, null);
  }
  const byEnds: Remark[] =
    told !== null && told.isByEnds && meaning !== null ? [{ code: 'meaning-by-ends', meaning, text: told.text.slice(0, 120) }] : [];
  return { meaning, questions: [], remarks: byEnds };
}

function rangeOf({ judgements }: RawJudgements): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const { value } of judgements) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return [least, most];
}

interface Told {
  readonly direction: Direction;
  readonly text: string; // what told it
  readonly isFirm: boolean; // ‘rating’ alone is usually of similarity
  readonly isByEnds: boolean; // against what the scale is called
}

/** Of one column or of all columns of raters or pairs, which are called alike. */
function ofColumns(table: FoundTable, content: TableContent, range: readonly [number, number]): Told | null {
  const [first] = content.values;
  if (first === undefined) return null;
  const isSingle = content.values.length === 1;
  if (!isSingle)
    return content.kind === 'rater-rows' ? ofHeaders(content.values.flatMap((i) => [table.header[i]!, table.titles[i] ?? ''])) : null;
  const [header, title] = [table.header[first]!, table.titles[first] ?? ''];
  const inCells = /^\{\s*"([^"]{2,60})"/.exec(table.rows.find(({ cells }) => cells[first] !== '')?.cells[first] ?? '')?.[1] ?? ''; // {"similarity": 4}
  const texts = [header, title, inCells, ...promptsOf(table, content)].filter((text) => text !== '');
  const parts = texts.map((text) => ({ text, ...endsIn(text) }));
  const bases = parts.map(({ text, rest }) => ({ text, direction: directionOfPhrase(rest) ?? byHeader(rest) }));
  const base = bases.find(({ direction }) => direction !== null) ?? null;
  const written = parts.find(({ ends }) => ends.length > 0);
  const ends = written?.ends ?? labelsOf(table, first) ?? [];
  const byEnds = directionOfEnds(ends, base?.direction ?? null, range);
  if (byEnds !== null)
    return { direction: byEnds, text: written?.text ?? header, isFirm: true, isByEnds: base !== null && base.direction !== byEnds };
  if (base !== null) return { direction: base.direction!, text: base.text, isFirm: true, isByEnds: false };
  return strengthOf(header, 'judgement') >= 2 && /rating|urteil/i.test(header)
    ? { direction: 'similarity', text: header, isFirm: false, isByEnds: false }
    : null;
}

/** A single letter says it only as the whole header. */
function byHeader(header: string): Direction | null {
  const [unlike, alike] = [strengthOf(header.trim(), 'dissimilarity'), strengthOf(header.trim(), 'similarity')];
  return unlike >= 2.4 && unlike > alike ? 'dissimilarity' : alike >= 2.4 ? 'similarity' : null;
}

/** The headers of pairs hold names as well: what says it must stand in nearly all of them. */
function ofHeaders(texts: readonly string[]): Told | null {
  const given = texts.filter((text) => text !== '');
  const counts = new Map<string, number>();
  for (const text of given) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const half = new Set([...counts].filter(([, count]) => count >= 0.45 * given.length).map(([word]) => word)); // of headers and their titles
  const common = given.map((text) =>
    wordsOf(text)
      .filter((word) => half.has(word))
      .join(' '),
  );
  const spoken = common.flatMap((text) => directionOfPhrase(text) ?? []);
  if (spoken.length < 0.4 * given.length) return null;
  const [direction] = spoken;
  return {
    direction: spoken.every((each) => each === direction) ? direction! : 'unclear',
    text: given[common.findIndex((text) => directionOfPhrase(text) !== null)]!,
    isFirm: true,
    isByEnds: false,
  };
}

/** Above a matrix, and in its corner. */
function ofTitles(table: FoundTable, content: TableContent): Told | null {
  const above = table.aside.filter(({ why, row }) => why === 'above-header' && row < (table.reading.headerRow ?? 0));
  const corner = content.name === null ? '' : table.header[content.name]!;
  const texts = [corner, ...above.toReversed().flatMap(({ cells }) => cells)].filter(
    (text) => text !== '' && !table.header.includes(text, (content.name ?? -1) + 1),
  );
  for (const text of texts) {
    const { ends, rest } = endsIn(text);
    const base = directionOfPhrase(rest);
    const direction = directionOfEnds(ends, base, [0, 1]) ?? base;
    if (direction !== null) return { direction, text, isFirm: true, isByEnds: false };
  }
  return null;
}

/** What people were asked, where a column says the same in all rows. */
function promptsOf({ header, rows }: FoundTable, content: TableContent): string[] {
  const sample = rows.slice(0, 2000);
  return header.flatMap((name, index) => {
    if (
      content.values.includes(index) ||
      !/question|prompt|instruction|task|measure|dimension|frage|aufgabe|instruktion|pregunta|consigne|vraag|opdracht|domanda|compito/i.test(
        name,
      )
    )
      return [];
    const texts = new Set(sample.map(({ cells }) => cells[index]!).filter((cell) => cell !== ''));
    const [text] = texts;
    return texts.size === 1 && /\p{L}{3}/u.test(text!) ? [text!] : [];
  });
}

/** ‘1 - identical’ among the answers, labels of SPSS, and columns that name the ends: ‘anchor_low’, ‘label_right’. */
function labelsOf({ header, rows, reading, sheet }: FoundTable, column: number): readonly ScaleEnd[] | null {
  const ends = new Map<number, string>();
  for (const [value, label] of sheet.labels?.get(column) ?? []) if (Number.isFinite(Number(value))) ends.set(Number(value), label);
  for (const { cells } of rows.slice(0, 2000)) {
    const cell = cells[column]!;
    const value = /^[^{[].*\p{L}{3}|^\p{L}{3}/u.test(cell) && cell.length < 120 ? leadingNumber(cell, reading.decimal) : null;
    if (value !== null && ends.size < 40) ends.set(value, cell.replace(/\d+/g, ' '));
  }
  if (ends.size > 0) return [...ends].map(([value, label]) => ({ value, label }));
  const isEnd = /(anchor|label|pole?|end|anker|text|wording)/i;
  const constant = (index: number): string | null => {
    const texts = new Set(
      rows
        .slice(0, 2000)
        .map(({ cells }) => cells[index]!)
        .filter((cell) => cell !== ''),
    );
    return texts.size === 1 && /\p{L}{2}/u.test([...texts][0]!) ? [...texts][0]! : null;
  };
  const side = (pattern: RegExp): string | null =>
    header.flatMap((name, index) =>
      isEnd.test(name) && wordsOf(name).some((word) => pattern.test(word)) ? (constant(index) ?? []) : [],
    )[0] ?? null;
  const low = side(/^(low|lower|left|min|minimum|first|start|1|0|unten|links|bas|gauche|bajo|izquierda|laag|basso|sinistra)$/);
  const high = side(/^(high|upper|right|max|maximum|last|end|2|7|9|10|100|oben|rechts|haut|droite|alto|derecha|hoog|destra)$/);
  return low === null || high === null
    ? null
    : [
        { value: -Infinity, label: low },
        { value: Infinity, label: high },
      ];
}

const quarter = 0.25;
const mostOwn = 0.8;

/** What things have to themselves stands at the end of the scale that means the same. */
function ofSelfPairs({ diagonal }: RawJudgements, [least, most]: readonly [number, number], isMatrix: boolean): { readonly meaning: Meaning; readonly value: number; readonly count: number } | null {
  const own = diagonal.map(({ value }) => value);
  if (own.length === 0 || least > most) return null;
  const said = (meaning: Meaning): { meaning: Meaning; value: number; count: number } => ({ meaning, value: own[0]!, count: own.length });
  if (own.every((value) => value <= least) && own.some((value) => value < most)) return said('dissimilarity');
  if (own.every((value) => value >= most) && own.some((value) => value > least)) return said('similarity');
  if (isMatrix || most === least) return null;
  const share = (isThere: (value: number) => boolean): number => own.filter(isThere).length / own.length;
  if (share((value) => value <= least + quarter * (most - least)) >= mostOwn) return said('dissimilarity');
  return share((value) => value >= most - quarter * (most - least)) >= mostOwn ? said('similarity') : null;
} // prettier-ignore

/** Answers of 0 and 1 may be same and different, left and right, or right and wrong. */
function isZeroOrOne({ judgements }: RawJudgements): boolean {
  return (
    judgements.length >= 6 &&
    judgements.every(({ value }) => value === 0 || value === 1) &&
    new Set(judgements.map(({ value }) => value)).size === 2
  );
}

const neutral =
  /^(button|buttons|pressed|press|choice|choices|question|frage|input|entry|level|degree|grade|amount|click|clicked|select|selected|selection|final|initial|number|digit|likert|scale|numeric|taste|touche|tecla|toets|tasto|eingabe|stufe|grad|niveau|nivel|livello)$/;

/** A word of which nobody here knows whether it means alike or unlike. */
function isUnknownWord(header: string): boolean {
  const words = wordsOf(header).filter((word) => !/^\d+$/.test(word));
  const isKnown = (word: string): boolean =>
    (['judgement', 'similarity', 'dissimilarity', 'trial', 'item', 'pair'] as const).some((meaning) => strengthOf(word, meaning) > 0) ||
    isSummaryWord(word) ||
    neutral.test(word);
  return (
    words.some((word) => word.length >= 5 || /[^\p{Script=Latin}]/u.test(word)) &&
    !words.some(isKnown) &&
    strengthOf(header, 'judgement') < 1.6
  );
}
