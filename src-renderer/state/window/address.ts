/** Addresses within the window: the screen, and whose results it shows. */

/** Those that the rail leads to; *Start* is reached from the project menu, and stands there while no project is open. */
export const screens = ['stimuli', 'rating-study', 'space', 'corpora', 'experiments', 'results', 'report', 'place', 'devices'] as const;
export type Screen = (typeof screens)[number] | 'start';

/** `configuration`: of which the results are shown, by hash or name. */
export function hashOf(screen: Screen, configuration?: string): string {
  return configuration === undefined ? `#/${screen}` : `#/${screen}?${new URLSearchParams({ configuration }).toString()}`;
}

/** Undefined where the address names none. */
export function configurationIn(hash: string): string | undefined {
  return new URLSearchParams(hash.split('?')[1] ?? '').get('configuration') ?? undefined;
}
