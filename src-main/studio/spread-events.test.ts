import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StudioEvent } from '../contract/window/events';
import { createEventSpreader } from './spread-events';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('a burst of ended runs is told of at once and then every one and a half seconds, the last one too', () => {
  const heard: number[] = [];
  const events = createEventSpreader(() => Date.now());
  const begun = Date.now();
  events.listen((event) => void (event.type === 'experimentsChanged' && heard.push(Date.now() - begun)));
  for (let i = 0; i < 40; i++) {
    events.emit({ type: 'experimentsChanged' });
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(5000);
  expect(heard).toEqual([0, 1500, 3000, 4500]);
});

it('what is no hint is told of every time', () => {
  const heard: StudioEvent[] = [];
  const events = createEventSpreader(() => Date.now());
  events.listen((event) => heard.push(event));
  for (let i = 0; i < 3; i++) events.emit({ type: 'projectChanged' });
  expect(heard).toHaveLength(3);
});
