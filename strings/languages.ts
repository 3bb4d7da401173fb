/** All languages at once, for those who have no use for waiting: what messages are translated into, and the names that stand in them. */
import { textOf } from '../src-main/contract/message';
import { englishWords, type Words } from '../src-main/core/report/manuscript';
import { messagesDe } from './de/messages';
import { wordsDe } from './de/words/index';
import { namesIn } from './names';
import { createTranslator, type Dictionary, type Translate } from './translate';

export const dictionaries: Readonly<Record<string, Dictionary>> = { de: messagesDe };

type Language = 'en' | 'de';
export const words: Readonly<Record<Language, Words>> = { en: englishWords, de: wordsDe };

export const spokenLanguages: readonly Language[] = ['en', 'de'];
const isSpoken = (code: string): code is Language => Object.hasOwn(words, code);

const english: Translate = (message) => (typeof message === 'string' ? message : textOf(message));

/** English for a language there is no dictionary of. */
export function translatorFor(language: string): Translate {
  const dictionary = Object.hasOwn(dictionaries, language) ? dictionaries[language] : undefined;
  if (dictionary === undefined) return english;
  return createTranslator({ ...dictionary, ...(isSpoken(language) ? namesIn(words[language]) : {}) }, language);
}

/** Of a reader's languages, such as 'de-AT', the first that is spoken here. */
export function firstSpoken(wanted: readonly string[]): Language {
  const bases = wanted.map((tag) => tag.split('-')[0]?.toLowerCase() ?? '');
  return bases.find(isSpoken) ?? 'en';
}
