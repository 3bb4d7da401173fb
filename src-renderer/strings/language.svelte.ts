/** The language the window speaks, and numbers and durations written its way. English is always there, others come when they are spoken. */
import type { NumberStyle } from '../../src-main/contract/results/manuscript';
import type { Dictionary } from '../../strings/translate';
import { en, type Strings } from './en/index';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type LanguageCode = keyof typeof languages;
export const languageCodes = Object.keys(languages) as readonly LanguageCode[];

/** A language: the window's own words, and the program's sentences by their English. */
interface Language {
  readonly words: Strings;
  readonly messages: Dictionary;
}

const loaders: Record<LanguageCode, () => Promise<Language>> = {
  en: () => Promise.resolve(english),
  de: async () => {
    const [{ de }, { messagesDe }] = await Promise.all([import('./de/index'), import('../../strings/de/messages')]);
    return { words: de, messages: messagesDe };
  },
};
const english: Language = { words: en, messages: {} };
let loaded = $state.raw<Partial<Record<LanguageCode, Language>>>({ en: english });
/** Of numbers on their way into a manuscript; those on the screen follow the language. */
let numbers = $state<NumberStyle>('apa');
let code = $state<LanguageCode>(preferredLanguage(globalThis.navigator?.languages ?? []));

/** The catalogue of the current language; reading it in a component makes the component follow the switch. */
export const t = (): Strings => wordsIn(code);
export const currentLanguage = (): LanguageCode => code;

/** The catalogue of a certain language: a participant's may differ from the experimenter's. English until it is there. */
export function wordsIn(language: LanguageCode): Strings {
  if (!loaded[language]) void loadLanguage(language);
  return (loaded[language] ?? english).words;
}

/** Null until the language is there. */
export const messagesIn = (language: LanguageCode): Dictionary | null => loaded[language]?.messages ?? null;

/** What has been loaded once is there at once. A window whose program has ended cannot load any more, and stays with English. */
export async function loadLanguage(language: LanguageCode): Promise<void> {
  if (loaded[language]) return;
  const found = await loaders[language]().catch(() => null);
  if (found) loaded = { ...loaded, [language]: found };
}

export const numberStyle = (): NumberStyle => numbers;

export function chooseNumberStyle(next: NumberStyle): void {
  numbers = next;
}

export function chooseLanguage(next: LanguageCode): void {
  code = next;
}

/** The first of the reader's languages we have, else English. */
export function preferredLanguage(wanted: readonly string[]): LanguageCode {
  for (const tag of wanted) {
    const base = tag.slice(0, 2).toLowerCase();
    if (isLanguage(base)) return base;
  }
  return 'en';
}

export function isLanguage(value: unknown): value is LanguageCode {
  return typeof value === 'string' && Object.hasOwn(languages, value);
}

/** A number for the screen; files always keep the dot. A true minus sign, so that columns line up. */
export function formatNumber(value: number, decimals = 0): string {
  if (!Number.isFinite(value)) return '–';
  return new Intl.NumberFormat(code, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' })
    .format(value)
    .replace('-', '−');
}

export function formatShare(share: number, decimals = 0): string {
  return new Intl.NumberFormat(code, { style: 'percent', maximumFractionDigits: decimals }).format(share);
}

/** 'apples, pears and plums' in the current language. */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(code, { type: 'conjunction' }).format(items);
}

/** '12 seconds ago'. */
export function formatAgo(elapsedMs: number): string {
  const format = new Intl.RelativeTimeFormat(code, { numeric: 'always', style: 'long' });
  const seconds = Math.round(elapsedMs / 1000);
  if (seconds < 60) return format.format(-seconds, 'second');
  if (seconds < 3600) return format.format(-Math.round(seconds / 60), 'minute');
  if (seconds < 86_400) return format.format(-Math.round(seconds / 3600), 'hour');
  return format.format(-Math.round(seconds / 86_400), 'day');
}
