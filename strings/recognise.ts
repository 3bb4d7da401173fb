/** Finds the program's own sentences in English text: files of projects hold them, and sentences hold parts that other places made. */
import type { MessageData } from '../src-main/contract/message';

/** What is known of a text: messages, and between them what nobody knows. */
export type Recogniser = (text: string) => (MessageData | string)[];

const longest = 4000; // more than any sentence: not looked at

/** All of the text is looked for, then sentence by sentence. */
export function createRecogniser(templates: readonly string[]): Recogniser {
  const whole = new Set(templates.filter((template) => !template.includes('{')));
  const patterns = templates.flatMap((template) => readPattern(template) ?? []).sort((a, b) => b.weight - a.weight);
  const find = (text: string, isStrict: boolean): MessageData | null => {
    if (whole.has(text)) return { template: text, values: [] };
    for (const { template, order, parts } of patterns) {
      const first = match(text, parts);
      if (first === null) continue;
      const values = [first, matchLast(text, parts)].find((each) => each.some((value) => whole.has(value))) ?? first;
      if (isStrict && values.some((value) => sentenceEnd.test(value))) continue;
      return { template, values: inOrder(values, order) };
    }
    return null;
  };
  return (text) => {
    if (text.length > longest) return [text];
    const message = find(text, true);
    if (message !== null) return [message];
    const found = findSentences(text.split(sentenceEnds), (sentence) => find(sentence, true));
    return found.some((part) => typeof part !== 'string') ? found : [find(text, false) ?? text];
  };
}

const sentenceEnd = /[.!?] [\p{Lu}‘]/u;
const sentenceEnds = /(?<=[.!?]) (?=[\p{Lu}‘])/u;

/** A message may be several sentences long: from each place on, the longest that is known. */
function findSentences(sentences: readonly string[], find: (text: string) => MessageData | null): (MessageData | string)[] {
  const found: (MessageData | string)[] = [];
  let from = 0;
  while (from < sentences.length) {
    let to = sentences.length;
    let message: MessageData | null = null;
    while (to > from && (message = find(sentences.slice(from, to).join(' '))) === null) to--;
    found.push(...(from === 0 ? [] : [' ']), message ?? sentences[from]!);
    from = message === null ? from + 1 : to;
  }
  return found;
}

interface Pattern {
  readonly template: string;
  readonly parts: readonly string[]; // what stands around the gaps
  readonly order: readonly number[];
  readonly weight: number;
}

/** Null for what would be found everywhere. */
function readPattern(template: string): Pattern | null {
  const order = [...template.matchAll(/\{(\d+)\}/g)].map((gap) => Number(gap[1]));
  const parts = template.split(/\{\d+\}/);
  const isPlain = parts.join('').replace(/[^\p{L}]/gu, '').length < 4 && !/^\p{L}/u.test(template);
  return order.length === 0 || isPlain ? null : { template, parts, order, weight: parts.join('').length };
}

/** What stands in the gaps, the first ones as short as can be; in one pass, however the text is made. */
function match(text: string, parts: readonly string[]): string[] | null {
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return null;
  const end = text.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = text.indexOf(part, at);
    if (next < 0 || next + part.length > end) return null;
    values.push(text.slice(at, next));
    at = next + part.length;
  }
  return [...values, text.slice(at, end)];
}

/** The same with the last ones as short as can be, of a text that matches: a name may hold what stands behind it. */
function matchLast(text: string, parts: readonly string[]): string[] {
  const [first = ''] = parts;
  let end = text.length - (parts.at(-1) ?? '').length;
  const values: string[] = [];
  for (const part of parts.slice(1, -1).reverse()) {
    const at = text.lastIndexOf(part, end - part.length);
    values.unshift(text.slice(at + part.length, end));
    end = at;
  }
  return [text.slice(first.length, end), ...values];
}

function inOrder(values: readonly string[], order: readonly number[]): string[] {
  const sorted: string[] = [];
  order.forEach((gap, i) => (sorted[gap] = values[i] ?? ''));
  return sorted;
}
