/** Which screen and which dialog is shown; the address carries the screen and whose results it shows, so that back, forward and bookmarks work. */
import type { DroppedFile } from '../../api/dropped-files';
import { hashOf, screens, type Screen } from './address';

export type DialogName =
  'open' | 'import' | 'import-data' | 'about' | 'settings' | 'problems' | 'help' | 'ask' | 'shortcuts' | 'publish' | 'verify' | 'cluster';

/** In the order of a study. */
export const tourStops = ['stimuli', 'space', 'corpora', 'experiments', 'results', 'place'] as const satisfies readonly Screen[];

export class Navigation {
  screen = $state<Screen>('stimuli');
  dialog = $state<DialogName | null>(null);
  isTouring = $state(false);
  #dropped: readonly DroppedFile[] = [];

  /** Files dropped anywhere on the window open the import with them. */
  dropFiles(files: readonly DroppedFile[]): void {
    if (files.length === 0 || this.dialog !== null) return;
    this.#dropped = files;
    this.dialog = 'import-data';
  }

  takeDropped(): readonly DroppedFile[] {
    const files = this.#dropped;
    this.#dropped = [];
    return files;
  }

  /** `hash` as in location.hash: '#/results'. Unknown ones leave the screen as it is. */
  follow(hash: string): void {
    const wanted = hash.replace(/^#\/?/, '').split(/[/?]/)[0];
    const found = (['start', ...screens] as const).find((screen) => screen === wanted);
    if (found) this.screen = found;
  }

  /** The guided tour, from its first stop. */
  startTour(): void {
    this.isTouring = true;
    window.location.hash = hashOf(tourStops[0]);
  }

  /** A project was opened: there is more to see than the start. */
  leaveStart(): void {
    if (this.screen === 'start') window.location.hash = hashOf('stimuli');
  }
}
