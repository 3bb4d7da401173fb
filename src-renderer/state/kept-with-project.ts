/** What a screen remembers while its project is open, and not a moment longer. */
import type { StudioState } from './studio.svelte';

/** Leaving a screen must not lose its view; the next project begins with a new one. */
export function keptWithProject<T>(
  make: (studio: Pick<StudioState, 'client'>) => T,
): (studio: Pick<StudioState, 'opening' | 'client'>) => T {
  const kept = new WeakMap<object, T>();
  return (studio) => {
    const { opening } = studio;
    const value = kept.get(opening) ?? make(studio);
    kept.set(opening, value);
    return value;
  };
}
