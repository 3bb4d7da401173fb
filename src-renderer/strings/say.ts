/** What the program says outside the window's own words (errors, notices, what stands in projects), in the reader's language. */
import { nameMethods } from '../../src-main/core/catalogue/name-method';
import { foldSchemes, type VariantDictionary } from '../../src-main/core/catalogue/variants';
import type { ErrorReport } from '../../src-main/contract/app-error';
import { textOf, type MessageData } from '../../src-main/contract/message';
import { createTranslator, type Dictionary, type Translate } from '../../strings/translate';
import { currentLanguage, messagesIn, wordsIn, type LanguageCode } from './language.svelte';

const translators = new Map<LanguageCode, Translate>();

/** Text is known again by its English; what is nobody's sentence stays as it is. A component follows the switch of the language. */
export function say(message: MessageData | string): string {
  return translatorOf(currentLanguage())?.(message) ?? (typeof message === 'string' ? message : textOf(message));
}

/** None for English, in which everything is said as it is, and as long as the language is not there. */
function translatorOf(code: LanguageCode): Translate | undefined {
  const messages = messagesIn(code); // read each time, so that a component follows its coming
  if (code !== 'en' && messages && !translators.has(code)) {
    translators.set(code, createTranslator({ ...messages, ...namesIn(code) }, code));
  }
  return translators.get(code);
}

export function sayError({ said, message }: ErrorReport): string {
  return say(said ?? message);
}

/** The same report, whose message is in the language that the window has whenever it is read. */
export function inWords(report: ErrorReport): ErrorReport {
  return {
    code: report.code,
    get message() {
      return sayError(report);
    },
  };
}

/** Labels of runs hold names of methods, steps and settings. */
function namesIn(code: LanguageCode): Dictionary {
  const [from, to] = [wordsIn('en'), wordsIn(code)];
  const pairs = [
    [nameMethods(from.catalogue), nameMethods(to.catalogue)],
    [from.experiments.names, to.experiments.names],
    [nameSettings(from.catalogue.variants), nameSettings(to.catalogue.variants)],
  ] as const;
  return Object.fromEntries(pairs.flatMap(([own, other]) => Object.keys(own).map((key) => [own[key as never], other[key as never]])));
}

/** Behind the name of a method. */
function nameSettings(words: VariantDictionary): Readonly<Record<string, string>> {
  const named = { dropout: words['encoder-dropout'](0), ...Object.fromEntries(foldSchemes.map((scheme) => [scheme, words.folds(scheme)])) };
  return Object.fromEntries(Object.entries(named).map(([key, name]) => [key, `{0} (${name})`]));
}
