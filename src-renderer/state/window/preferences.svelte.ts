/** What the reader prefers, remembered by the window; losing it loses nothing of a project. */
import { limitPane } from '../../ui/screen/pane-width';
import { numberStyleSchema, type NumberStyle } from '../../../src-main/contract/results/manuscript';
import {
  chooseLanguage,
  chooseNumberStyle,
  currentLanguage,
  isLanguage,
  numberStyle,
  type LanguageCode,
} from '../../strings/language.svelte';

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
  /** Of the settings on all screens, in rem; null: as wide as the window suggests. */
  paneWidth = $state<number | null>(null);
  #folded = $state.raw<readonly string[]>([]);
  #memory: Memory | null;

  constructor(memory: Memory | null) {
    this.#memory = memory;
    const stored = readMemory(memory);
    if (isTheme(stored['theme'])) this.theme = stored['theme'];
    if (typeof stored['paneWidth'] === 'number') this.paneWidth = limitPane(stored['paneWidth']);
    if (isListOfNames(stored['foldedPanes'])) this.#folded = stored['foldedPanes'];
    if (isLanguage(stored['language'])) chooseLanguage(stored['language']);
    const numbers = numberStyleSchema.safeParse(stored['numbers']);
    if (numbers.success) chooseNumberStyle(numbers.data);
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

  get numbers(): NumberStyle {
    return numberStyle();
  }

  chooseNumbers(numbers: NumberStyle): void {
    chooseNumberStyle(numbers);
    this.#store();
  }

  isPaneFolded(screen: string): boolean {
    return this.#folded.includes(screen);
  }

  resizePane(width: number | null): void {
    this.paneWidth = width;
    this.#store();
  }

  foldPane(screen: string, isFolded: boolean): void {
    this.#folded = [...this.#folded.filter((other) => other !== screen), ...(isFolded ? [screen] : [])];
    this.#store();
  }

  #store(): void {
    const kept = {
      theme: this.theme,
      language: this.language,
      numbers: this.numbers,
      paneWidth: this.paneWidth,
      foldedPanes: this.#folded,
    };
    try {
      this.#memory?.setItem(storageKey, JSON.stringify(kept));
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

function isListOfNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isTheme(value: unknown): value is Theme {
  return typeof value === 'string' && (themes as readonly string[]).includes(value);
}
