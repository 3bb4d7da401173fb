/** Hands events to listeners; hints that come in bursts are passed on at a rate that windows can follow. */
import type { StudioEvent } from '../contract/window/events';

export interface EventSpreader {
  readonly emit: (event: StudioEvent) => void;
  readonly listen: (listener: (event: StudioEvent) => unknown) => () => void;
  dispose(): void;
}

/** A tiny run takes a tenth of a second; reading all results again after each would keep everyone busy with nothing else. */
const shortestPauseMs: Partial<Record<StudioEvent['type'], number>> = { experimentsChanged: 1500, resultsChanged: 2000 };

/** `react` is told of every event before the listeners, at no rate. */
export function createEventSpreader(now: () => number, react: (event: StudioEvent) => void = () => undefined): EventSpreader {
  const listeners = new Set<(event: StudioEvent) => unknown>();
  const passedAt = new Map<StudioEvent['type'], number>();
  const waiting = new Map<StudioEvent['type'], NodeJS.Timeout>();
  const pass = (event: StudioEvent): void => {
    waiting.delete(event.type);
    passedAt.set(event.type, now());
    for (const listener of [...listeners]) listener(event);
  };
  return {
    emit(event) {
      react(event);
      const pauseMs = shortestPauseMs[event.type];
      if (pauseMs === undefined) return pass(event);
      if (waiting.has(event.type)) return;
      const early = (passedAt.get(event.type) ?? -Infinity) + pauseMs - now();
      if (early <= 0) pass(event);
      else waiting.set(event.type, setTimeout(() => pass(event), early).unref());
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispose() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
      listeners.clear();
    },
  };
}
