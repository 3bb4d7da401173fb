/** Tells how far long work is, as often as a reader can follow, and how long the rest will take at the pace so far. */
import type { WorkProgress } from '../contract/window/work-progress';

export type TellWork = (done: number, total: number) => void;

const tellEveryMs = 300;

/** The clock starts now. The first and the last word are always passed on. */
export function tellProgress(now: () => number, pass: (progress: WorkProgress) => void): TellWork {
  const startedAt = now();
  let toldAt = -Infinity;
  return (done, total) => {
    if (done < total && now() - toldAt < tellEveryMs) return;
    toldAt = now();
    pass({ done, total, remainingMs: done === 0 ? null : ((toldAt - startedAt) / done) * (total - done) });
  };
}

/** Waits for pieces that run side by side. */
export function countPieces<T>(pieces: readonly Promise<T>[], tell: TellWork = () => undefined): Promise<T[]> {
  let done = 0;
  tell(0, pieces.length);
  return Promise.all(
    pieces.map(async (piece) => {
      const value = await piece;
      tell(++done, pieces.length);
      return value;
    }),
  );
}
