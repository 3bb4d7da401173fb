/** Computations that are kept while they are asked for, and given up when they no longer are. */
import { AppError } from '../../../contract/app-error';
import { phrase } from '../../../contract/message';

export class GivenUp extends AppError {}

export class Stopped extends GivenUp {
  constructor() {
    super('not-available', phrase`The computation was cancelled.`);
  }
}

export class Superseded extends GivenUp {
  constructor() {
    super('not-available', phrase`This computation was given up because the settings changed meanwhile.`);
  }
}

/** Forgets failures at once and the oldest entry when there are too many. */
export function remember<T>(cache: Map<string, Promise<T>>, key: string, promise: Promise<T>, most: number): Promise<T> {
  cache.set(key, promise);
  promise.catch(() => {
    if (cache.get(key) === promise) cache.delete(key);
  });
  if (cache.size > most) cache.delete(cache.keys().next().value!);
  return promise;
}

/** What was begun for another question, and given up with it, is begun again for a question that still wants it. */
export async function askAgain<T>(
  cache: Map<string, Promise<T>>,
  key: string,
  begin: () => Promise<T>,
  most: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (;;) {
    try {
      return await (cache.get(key) ?? remember(cache, key, begin(), most));
    } catch (error) {
      if (!(error instanceof GivenUp) || signal?.aborted === true) throw error;
    }
  }
}
