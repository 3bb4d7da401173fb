/** Times that are waited, counted in ticks and not by the clock: a computer that slept is not taken for a process that hung. */
import { phrase } from '../contract/message';

export interface Countdown {
  /** Begins anew. */
  start(ms: number): void;
  stop(): void;
}

export function createCountdown(onEnd: () => void): Countdown {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearInterval(timer);
  return {
    start(ms) {
      stop();
      const ticks = Math.max(1, Math.min(20, Math.floor(ms / 5)));
      let left = ticks;
      timer = setInterval(() => {
        if (--left > 0) return;
        stop();
        onEnd();
      }, ms / ticks);
      timer.unref();
    },
    stop,
  };
}

export function describeTime(ms: number): string {
  return ms < 120_000 ? phrase`${Math.round(ms / 1000)} seconds` : phrase`${Math.round(ms / 60_000)} minutes`;
}
