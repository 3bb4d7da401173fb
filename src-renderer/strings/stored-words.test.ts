import { afterEach, expect, it } from 'vitest';
import { storedWords } from '../../src-main/contract/stored-words';
import { chooseLanguage } from './language.svelte';
import { sayStored } from './stored-words';

afterEach(() => chooseLanguage('en'));

it('says what the program wrote into a project in the language of the window, and nothing else', () => {
  for (const text of Object.values(storedWords)) {
    chooseLanguage('en');
    expect(sayStored(text)).toBe(text);
    chooseLanguage('de');
    expect(sayStored(text)).not.toBe(text);
  }
  expect(sayStored('Pilot of the spring course')).toBe('Pilot of the spring course');
});
