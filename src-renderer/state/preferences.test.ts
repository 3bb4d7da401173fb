import { afterEach, expect, it } from 'vitest';
import { chooseLanguage } from '../strings/language.svelte';
import { Preferences, type Memory } from './preferences.svelte';

afterEach(() => chooseLanguage('en'));

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
