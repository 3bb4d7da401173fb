/** What the program says outside the window's own words (errors, notices, what stands in projects), in the reader's language. */
import type { ErrorReport } from '../../src-main/contract/app-error';
import { textOf, type MessageData } from '../../src-main/contract/message';
import { namesIn } from '../../strings/names';
import { createTranslator, type Translate } from '../../strings/translate';
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
    translators.set(code, createTranslator({ ...messages, ...namesIn(wordsIn(code).manuscript) }, code));
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
