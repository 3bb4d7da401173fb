/** How many minibatches go into one call of an engine: as many as it takes, and as can be waited for. */

/** A call cannot be interrupted, and a pause should be heard within three seconds. */
const longestCallMs = 1500;

export interface Pace {
  /** Of the next call. */
  readonly size: number;
  /** Carries out a call of `size` minibatches and learns how long one takes. */
  time<Losses extends readonly unknown[]>(call: () => Promise<Losses>): Promise<Losses>;
}

/** Begins with one minibatch. The numbers of a training do not depend on the pace. */
export function createPace(batchesPerCall: number, now: () => number = () => performance.now()): Pace {
  let size = 1;
  return {
    get size() {
      return size;
    },
    async time(call) {
      const started = now();
      const losses = await call();
      const perBatch = (now() - started) / losses.length;
      size = Math.max(1, Math.min(batchesPerCall, 2 * size, Math.floor(longestCallMs / perBatch)));
      return losses;
    },
  };
}

/** The items in order, in groups of the size that is wanted when a group begins; the last may be smaller. */
export async function* inGroups<Item>(items: AsyncIterable<Item>, size: () => number): AsyncGenerator<Item[], void, undefined> {
  let group: Item[] = [];
  let wanted = size();
  for await (const item of items) {
    group.push(item);
    if (group.length < wanted) continue;
    yield group;
    group = [];
    wanted = size();
  }
  if (group.length > 0) yield group;
}
