/** What projects hold in English of the program's own, in the reader's language; everything else is as it was written. */
import { storedWords, type StoredWord } from '../../src-main/contract/stored-words';
import { t } from './language.svelte';

const byText = new Map<string, StoredWord>(Object.entries(storedWords).map(([word, text]) => [text, word as StoredWord]));

export function sayStored(text: string): string {
  const word = byText.get(text);
  return word === undefined ? text : t().stored[word];
}
