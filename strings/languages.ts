/** The languages that messages are translated into. They are made in English, which needs no dictionary. */
import { textOf } from '../src-main/contract/message';
import { messagesDe } from './de/messages';
import { createTranslator, type Dictionary, type Translate } from './translate';

export const dictionaries: Readonly<Record<string, Dictionary>> = { de: messagesDe };

const english: Translate = (message) => (typeof message === 'string' ? message : textOf(message));

/** `names`: what else is known in that language. English for a language there is no dictionary of. */
export function translatorFor(language: string, names: Dictionary = {}): Translate {
  const dictionary = Object.hasOwn(dictionaries, language) ? dictionaries[language] : undefined;
  return dictionary === undefined ? english : createTranslator({ ...dictionary, ...names }, language);
}

/** Of a reader's languages, such as 'de-AT', the first that is spoken here. */
export function firstSpoken(wanted: readonly string[]): string {
  const bases = wanted.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '');
  return bases.find((base) => base === 'en' || Object.hasOwn(dictionaries, base)) ?? 'en';
}
