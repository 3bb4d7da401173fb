import { afterEach, beforeAll, expect, it } from 'vitest';
import { AppError, reportError } from '../../src-main/contract/app-error';
import { say as made } from '../../src-main/contract/message';
import { storedWords } from '../../src-main/contract/stored-words';
import { chooseLanguage, loadLanguage } from './language.svelte';
import { say, sayError } from './say';

beforeAll(() => loadLanguage('de'));
afterEach(() => chooseLanguage('en'));

it('says what the program wrote into a project in the language of the window, and nothing else', () => {
  for (const text of Object.values(storedWords)) {
    chooseLanguage('en');
    expect(say(text)).toBe(text);
    chooseLanguage('de');
    expect(say(text)).not.toBe(text);
  }
  expect(say('Pilot of the spring course')).toBe('Pilot of the spring course');
});

it('says an error in the language of the window, with the numbers and the names it was made with', () => {
  const error = reportError(new AppError('bad-input', made`${'my file is empty.csv'} is larger than ${1500.5} MB. Make it smaller.`));
  expect(sayError(error)).toBe('my file is empty.csv is larger than 1500.5 MB. Make it smaller.');
  chooseLanguage('de');
  expect(sayError(error)).toBe('my file is empty.csv ist größer als 1500,5 MB. Verkleinern Sie die Datei.');
});

it('says labels of runs with the names of methods', () => {
  chooseLanguage('de');
  expect(say('Sketch transfer (lasso), 4-D, fold 2 of 5')).toBe('Transfer von Skizzen (Lasso), 4-D, Teil 2 von 5');
  expect(say('Sketch transfer (control: ridge, shuffled targets), 4-D, fold 2 of 5')).toBe(
    'Transfer von Skizzen (Kontrolle: Ridge, vertauschte Plätze), 4-D, Teil 2 von 5',
  );
  expect(say('Sketch transfer (lasso) (new categories), 4-D, fold 2 of 5, seed 3')).toBe(
    'Transfer von Skizzen (Lasso) (neue Kategorien), 4-D, Teil 2 von 5, Startwert 3',
  );
});
