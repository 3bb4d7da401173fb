/**
 * Use cases that read, decide and write, one after the other: two windows that ask for a new participant at the same moment get two. Calls
 * wait only for those that change the same subject; what only reads never waits.
 */
import type { Subject } from '../contract/methods/method';

export type TakeTurn = <T>(changed: readonly Subject[], work: () => Promise<T>) => Promise<T>;

/** Turns are taken in the order of asking, so two calls never wait for each other. */
export function createTurns(): TakeTurn {
  const last = new Map<Subject, Promise<unknown>>();
  return (changed, work) => {
    if (changed.length === 0) return work();
    const turn = Promise.all(changed.map((subject) => last.get(subject) ?? Promise.resolve())).then(work);
    const end = turn.catch(() => undefined); // a call that failed has had its turn
    for (const subject of changed) last.set(subject, end);
    return turn;
  };
}
