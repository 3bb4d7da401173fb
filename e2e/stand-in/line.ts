/** The main process's line to the side that has Chromium. */
import { createBirpc, type BirpcReturn } from 'birpc';
import type { ChromiumSide, MainSide } from './sides';

export type ToChromium = BirpcReturn<ChromiumSide, MainSide>;

let line: ToChromium | null = null;
const parts: Partial<MainSide> = {};

/** Each part of the stand-in offers what it answers. */
export function offer(part: Partial<MainSide>): void {
  Object.assign(parts, part);
}

export function toChromium(): ToChromium {
  return (line ??= createBirpc<ChromiumSide, MainSide>(parts as MainSide, {
    post: (message) => process.send?.(message),
    on: (listener) => void process.on('message', listener),
    timeout: -1, // a person may take her time over a dialog
  }));
}

process.on('disconnect', () => process.exit(0));
