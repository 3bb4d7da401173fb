import { afterEach, beforeAll, expect, it } from 'vitest';
import { chooseLanguage, loadLanguage, t } from './language.svelte';

beforeAll(() => loadLanguage('de'));
afterEach(() => chooseLanguage('en'));

it('counts one as one, in both languages', () => {
  expect([t().queue.finished(1), t().queue.finished(2), t().corpora.unreadable('1'), t().stimuli.ratingsOf('1')]).toEqual([
    'The queue is done: 1 run.',
    'The queue is done: 2 runs.',
    '1 drawing cannot be read and is left out',
    '1 rating',
  ]);
  expect(t().space.missingPairs(1, 'owl – bee')).toBe('1 pair was never rated: owl – bee. It has no say in the fit.');
  chooseLanguage('de');
  expect([t().queue.finished(1), t().corpora.classes('1'), t().corpora.classes('1.000')]).toEqual([
    'Die Warteschlange ist fertig: 1 Lauf.',
    '1 Klasse',
    '1.000 Klassen',
  ]);
});
