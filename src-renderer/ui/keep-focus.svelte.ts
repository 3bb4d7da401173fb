/** Focus never falls to the page because what held it has gone. */
import { tick } from 'svelte';

/** Call while a component is set up: when `changes` changes and takes away what has the focus inside `place`, `heir` gets it. */
export function keepFocus(place: () => HTMLElement | undefined, changes: () => unknown, heir: () => HTMLElement | undefined): void {
  $effect.pre(() => {
    changes();
    if (place()?.contains(document.activeElement) !== true) return;
    void tick().then(() => {
      if (document.activeElement === document.body) heir()?.focus();
    });
  });
}
