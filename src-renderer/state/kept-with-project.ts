/** What a screen remembers while its project is open, and not a moment longer. */
import type { StudioState } from './studio.svelte';

/** Leaving a screen must not lose its view; the next project begins with a new one. */
export function keptWithProject<T>(make: () => T): (studio: Pick<StudioState, 'opening'>) => T {
  const kept = new WeakMap<object, T>();
  return ({ opening }) => {
    const value = kept.get(opening) ?? make();
    kept.set(opening, value);
    return value;
  };
}
