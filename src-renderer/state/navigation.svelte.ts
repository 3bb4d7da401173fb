/** Which screen and which dialog is shown; the address carries the screen, so that back, forward and bookmarks work. */
export const screens = ['stimuli', 'rating-study', 'space', 'corpora', 'experiments', 'results', 'devices'] as const;
export type Screen = (typeof screens)[number];

export type DialogName = 'open' | 'import' | 'about' | 'settings' | 'problems';

export class Navigation {
  screen = $state<Screen>('stimuli');
  dialog = $state<DialogName | null>(null);

  /** `hash` as in location.hash: '#/results'. Unknown ones leave the screen as it is. */
  follow(hash: string): void {
    const wanted = hash.replace(/^#\/?/, '').split(/[/?]/)[0];
    const found = screens.find((screen) => screen === wanted);
    if (found) this.screen = found;
  }
}

export const hashOf = (screen: Screen): string => `#/${screen}`;
