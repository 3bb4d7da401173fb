/** What the reader prefers, remembered by the window; losing it loses nothing of a project. */
import { chooseLanguage, currentLanguage, isLanguage, type LanguageCode } from '../strings/language.svelte';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The part of localStorage this needs; it may be missing or refuse. */
export interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const storageKey = 'shape-space-studio.preferences';

export class Preferences {
  theme = $state<Theme>('system');
  #memory: Memory | null;

  constructor(memory: Memory | null) {
    this.#memory = memory;
    const stored = readMemory(memory);
    if (isTheme(stored['theme'])) this.theme = stored['theme'];
    if (isLanguage(stored['language'])) chooseLanguage(stored['language']);
  }

  get language(): LanguageCode {
    return currentLanguage();
  }

  chooseTheme(theme: Theme): void {
    this.theme = theme;
    this.#store();
  }

  chooseLanguage(language: LanguageCode): void {
    chooseLanguage(language);
    this.#store();
  }

  #store(): void {
    try {
      this.#memory?.setItem(storageKey, JSON.stringify({ theme: this.theme, language: this.language }));
    } catch {
      // A window that may not remember (private mode, full quota) still works: the choice holds until it is closed.
    }
  }
}

function readMemory(memory: Memory | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(memory?.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {}; // written by another version or not readable here: the defaults hold
  }
}

function isTheme(value: unknown): value is Theme {
  return typeof value === 'string' && (themes as readonly string[]).includes(value);
}
