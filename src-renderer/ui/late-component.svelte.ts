/** Components that are loaded when they are first needed, so that a window is small when it opens. */
import type { Component } from 'svelte';

export interface Late<Props extends object> {
  /** Null until it is there; reading it asks for it, and a component that reads it follows. */
  readonly component: Component<Props> | null;
  load(): Promise<void>;
}

export function late<Props extends object>(load: () => Promise<{ readonly default: Component<Props> }>): Late<Props> {
  let component = $state.raw<Component<Props> | null>(null);
  let asked: Promise<void> | null = null;
  const ask = (): Promise<void> =>
    (asked ??= load().then(
      (module) => void (component = module.default),
      () => void (asked = null), // the program has ended, which the window says; asked for again when it is needed again
    ));
  return {
    get component() {
      if (component === null) void ask();
      return component;
    },
    load: ask,
  };
}
