import { afterEach, expect, it } from 'vitest';
import { chooseLanguage, chooseNumberStyle } from '../../strings/language.svelte';
import { Preferences, type Memory } from './preferences.svelte';

afterEach(() => {
  chooseLanguage('en');
  chooseNumberStyle('apa');
});

function memoryOf(text: string | null): Memory & { text: string | null } {
  const memory = {
    text,
    getItem: () => memory.text,
    setItem: (_key: string, value: string) => {
      memory.text = value;
    },
  };
  return memory;
}

it('remembers theme and language for the next window', () => {
  const memory = memoryOf(null);
  const first = new Preferences(memory);
  first.chooseTheme('dark');
  first.chooseLanguage('de');
  chooseLanguage('en');
  const second = new Preferences(memory);
  expect([second.theme, second.language]).toEqual(['dark', 'de']);
});

it('remembers how numbers look in manuscripts, and takes no way that is none', () => {
  const memory = memoryOf(null);
  new Preferences(memory).chooseNumbers('comma');
  chooseNumberStyle('apa');
  expect(new Preferences(memory).numbers).toBe('comma');
  chooseNumberStyle('apa');
  expect(new Preferences(memoryOf('{"numbers":"roman"}')).numbers).toBe('apa');
});

it('remembers how wide the settings are and on which screens they are folded', () => {
  const memory = memoryOf(null);
  const first = new Preferences(memory);
  first.resizePane(31.5);
  first.foldPane('results', true);
  first.foldPane('space', true);
  first.foldPane('space', false);
  first.chooseTheme('dark'); // keeps the rest
  const second = new Preferences(memory);
  expect([second.paneWidth, second.isPaneFolded('results'), second.isPaneFolded('space')]).toEqual([31.5, true, false]);
  second.resizePane(null);
  expect(new Preferences(memory).paneWidth).toBeNull();
});

it('takes no width that would leave no room, and no screens that are none', () => {
  const preferences = new Preferences(memoryOf('{"paneWidth":4000,"foldedPanes":[1]}'));
  expect([preferences.paneWidth, preferences.isPaneFolded('results')]).toEqual([44, false]);
});

it.each(['not json', '[]', 'null', '{"theme":"pink","language":"xx"}'])('takes the defaults when it finds %s', (text) => {
  const preferences = new Preferences(memoryOf(text));
  expect([preferences.theme, preferences.language]).toEqual(['system', 'en']);
});

it('holds the choice where the window may not remember', () => {
  const refuse = () => {
    throw new Error('denied');
  };
  const preferences = new Preferences({ getItem: refuse, setItem: refuse });
  preferences.chooseTheme('light');
  expect(preferences.theme).toBe('light');
});
