/** Says messages in another language: what is in its dictionary in its words, anything else in English. */
import { textOf, type MessageData, type MessageValue } from '../src-main/contract/message';
import { createRecogniser } from './recognise';

/** English template -> the same in another language, with the same gaps in any order. */
export type Dictionary = Readonly<Record<string, string>>;

/** Text is looked up as well, to the depth of sentences within sentences. */
export type Translate = (message: MessageData | string) => string;

const deepest = 4;

export function createTranslator(dictionary: Dictionary, locale: string): Translate {
  const recognise = createRecogniser(Object.keys(dictionary));
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 20, useGrouping: 'min2' });
  const known = new Map<string, string>();

  const sayValue = (value: MessageValue, depth: number): string => {
    if (typeof value === 'number') return numbers.format(value).replace('-', '−');
    if (typeof value === 'string') return sayText(value, depth);
    return 'template' in value ? sayMessage(value, depth) : value.map((each) => sayValue(each, depth)).join(', ');
  };
  const sayMessage = ({ template, values }: MessageData, depth: number): string => {
    const translated = Object.hasOwn(dictionary, template) ? dictionary[template] : undefined;
    if (translated === undefined && hasWords(template)) return textOf({ template, values });
    return textOf({ template: translated ?? template, values: values.map((value) => sayValue(value, depth + 1)) });
  };
  const sayText = (text: string, depth: number): string => {
    if (depth > deepest) return text;
    const before = known.get(text);
    if (before !== undefined) return before;
    const said = recognise(text)
      .map((part) => (typeof part === 'string' ? part : sayMessage(part, depth)))
      .join('');
    if (known.size > 2000) known.clear();
    known.set(text, said);
    return said;
  };
  return (message) => (typeof message === 'string' ? sayText(message, 0) : sayMessage(message, 0));
}

export function hasWords(template: string): boolean {
  return /\p{L}/u.test(template.replace(/\{\d+\}/g, ''));
}
