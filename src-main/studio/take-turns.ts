/**
 * Use cases that read, decide and write, one after the other: two windows that ask for a new participant at the same moment get two. Calls
 * wait only for those that change the same subject; what only reads never waits.
 */
import type { Subject } from '../contract/methods/method';

export interface Turns {
  /** Resolves when it is the caller's turn, with how to end it, which must be called. Turns come in the order of asking, so two never wait for each other. */
  enter(changed: readonly Subject[]): Promise<() => void>;
}

export function createTurns(): Turns {
  const last = new Map<Subject, Promise<void>>();
  return {
    enter(changed) {
      let leave = (): void => undefined;
      const before = changed.flatMap((subject) => last.get(subject) ?? []);
      const end = new Promise<void>((resolve) => (leave = resolve));
      for (const subject of changed) last.set(subject, end);
      return Promise.all(before).then(() => leave);
    },
  };
}
