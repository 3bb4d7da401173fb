/** What the program says outside the window's own words (errors, notices, what stands in projects), in the reader's language. */
import { nameMethods } from '../../src-main/core/catalogue/name-method';
import { foldSchemes, type VariantDictionary } from '../../src-main/core/catalogue/variants';
import type { ErrorReport } from '../../src-main/contract/app-error';
import type { MessageData } from '../../src-main/contract/message';
import { translatorFor } from '../../strings/languages';
import type { Dictionary } from '../../strings/translate';
import { currentLanguage, languageCodes, wordsIn, type LanguageCode } from './language.svelte';

const translators = new Map(languageCodes.map((code) => [code, translatorFor(code, namesIn(code))]));

/** Text is known again by its English; what is nobody's sentence stays as it is. A component follows the switch of the language. */
export function say(message: MessageData | string): string {
  return translators.get(currentLanguage())?.(message) ?? '';
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
