/** The language the window speaks, and numbers and durations written its way. */
import { de } from './de/index';
import { en, type Strings } from './en/index';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type LanguageCode = keyof typeof languages;
export const languageCodes = Object.keys(languages) as readonly LanguageCode[];

const catalogues: Record<LanguageCode, Strings> = { en, de };
let code = $state<LanguageCode>(preferredLanguage(globalThis.navigator?.languages ?? []));

/** The catalogue of the current language; reading it in a component makes the component follow the switch. */
export const t = (): Strings => catalogues[code];
/** The catalogue of a certain language: a participant's may differ from the experimenter's. */
export const wordsIn = (language: LanguageCode): Strings => catalogues[language];
export const currentLanguage = (): LanguageCode => code;

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
