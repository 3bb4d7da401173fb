/** Turns a path of contract/study/assets.ts into an address this window can load from its host. */
import { createSubscriber } from 'svelte/reactivity';
import { browserPlace, createWindowSession, type WindowSession } from './window-session';

let session: WindowSession | null = null;

/** The one key of this window; only the browser host asks for one. */
export function windowSession(): WindowSession {
  return (session ??= createWindowSession(browserPlace()));
}

const lookEveryMs = 20_000;

/** Addresses in the page are made anew before they expire: an image may be loaded only when it is scrolled to. */
const followExpiry = createSubscriber((update) => {
  let known = windowSession().expiryS();
  const timer = setInterval(() => {
    const now = windowSession().expiryS();
    if (now === known) return;
    known = now;
    update();
  }, lookEveryMs);
  return () => clearInterval(timer);
});

export function assetUrl(path: string): string {
  const bridge = globalThis.window?.shapeSpaceBridge;
  if (bridge !== undefined) return `${bridge.assetOrigin ?? ''}${path}`;
  if (globalThis.window === undefined) return path; // outside a window, in tests of state
  followExpiry();
  return windowSession().sign(path);
}
