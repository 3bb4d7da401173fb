/** The style figures have on the screen: the reader's language, theme and size of letters. */
import { createSubscriber } from 'svelte/reactivity';
import type { FigureStyle } from '../../src-main/core/figures/scene/figure-style';
import { plainNumber } from '../../src-main/core/figures/scene/figure-style';
import { darkTheme, paperTheme } from '../../src-main/core/figures/scene/palette';
import { formatNumber, t } from '../strings/language.svelte';

/** Follows `data-theme` of the page and the size of its letters. */
export class PageLook {
  #follow = createSubscriber((update) => {
    const observer = new MutationObserver(update);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] });
    window.addEventListener('resize', update);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', update);
    };
  });

  get isDark(): boolean {
    this.#follow();
    return document.documentElement.dataset['theme'] === 'dark';
  }

  /** Of the small print of the page, in pixels. */
  get fontSize(): number {
    this.#follow();
    return Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8571 * 10) / 10;
  }
}

/** On a dark page drawings are shown as light ink (see Scene.svelte); files are always on white. */
export function screenStyle(look: PageLook): FigureStyle {
  return { theme: look.isDark ? darkTheme : paperTheme, fontSize: look.fontSize, words: t().figures.words, number: formatNumber };
}

/** What is saved: white paper, 8 pt letters, the reader's words, but numbers with a dot. */
export function fileStyle(): FigureStyle {
  return { theme: paperTheme, fontSize: 11, words: t().figures.words, number: plainNumber };
}
