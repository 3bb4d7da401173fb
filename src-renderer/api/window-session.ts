/**
 * The browser window's key to its host (decision 0034): taken from the start address, kept for this tab only, said in the first message of
 * the WebSocket, and used to sign the addresses of images and files. It is in no cookie, which every other port of this computer would get.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { expiryAt, joinSigned, signedText, tokenPattern } from '../../src-main/contract/window/window-session';

export interface WindowSession {
  /** Null when neither this tab nor another one of this program has a key. */
  token(): Promise<string | null>;
  /** The host took the key; `nowMs` is its clock. */
  welcomed(nowMs: number): void;
  refused(): void;
  /** Called when another tab was let in with a key that this one does not have. */
  onNewToken(listener: () => void): void;
  /** Until when an address that is signed now holds, in seconds; changes a few times an hour. */
  expiryS(): number;
  sign(path: string): string;
}

/** What of the browser it needs. */
export interface SessionPlace {
  readonly hash: string;
  readonly memory: Pick<Storage, 'getItem' | 'setItem'> | null; // sessionStorage
  /** Takes the key out of the address bar. */
  clearHash(): void;
  /** Reaches this program's other tabs: same protocol, address and port. */
  readonly tabs: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | null;
  now(): number;
}

const memoryKey = 'shape-space-token';
const answerWithinMs = 400;

export function createWindowSession(place: SessionPlace): WindowSession {
  const shown = tokenPattern.exec(place.hash)?.[1] ?? null;
  let token = shown ?? read(place);
  let isWelcome = false;
  let aheadMs = 0; // how far the host's clock is ahead of this one
  let tellNew: () => void = () => {};
  const answers = new Set<() => void>();
  if (shown !== null) {
    keep(place, shown);
    place.clearHash();
  }
  place.tabs?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'token?' && isWelcome && token !== null) place.tabs?.postMessage({ token });
    if (isWelcome || !hasToken(data) || data.token === token) return;
    token = data.token;
    keep(place, token);
    for (const answer of answers) answer();
    tellNew();
  });
  return {
    token: async () => {
      if (token === null && place.tabs !== null) await askOthers(place.tabs, answers);
      return token;
    },
    welcomed: (nowMs) => {
      isWelcome = true;
      aheadMs = nowMs - place.now();
      place.tabs?.postMessage({ token }); // a tab that was refused since the program was started anew
    },
    refused: () => {
      isWelcome = false;
    },
    onNewToken: (listener) => {
      tellNew = listener;
    },
    expiryS: () => expiryAt(place.now() + aheadMs),
    sign: (path) => {
      if (token === null) return path;
      const [pathname = '', ...query] = path.split(/(?=\?)/);
      const normal = new URL(pathname, 'http://127.0.0.1').pathname;
      const expiresS = expiryAt(place.now() + aheadMs);
      const signature = base64url(hmac(sha256, utf8ToBytes(token), utf8ToBytes(signedText(normal, expiresS))));
      return joinSigned(normal, expiresS, signature) + query.join('');
    },
  };
}

/** The window this script runs in. */
export function browserPlace(): SessionPlace {
  const { location } = window;
  return {
    hash: location.hash,
    memory: findMemory(),
    clearHash: () => history.replaceState(null, '', location.pathname),
    tabs: typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('shape-space-session'),
    now: () => Date.now(),
  };
}

async function askOthers(tabs: Pick<BroadcastChannel, 'postMessage'>, answers: Set<() => void>): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      answers.delete(end);
      resolve();
    };
    answers.add(end);
    tabs.postMessage('token?');
    setTimeout(end, answerWithinMs);
  });
}

function hasToken(data: unknown): data is { readonly token: string } {
  return typeof data === 'object' && data !== null && 'token' in data && typeof data.token === 'string';
}

function findMemory(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null; // a window may be forbidden to remember anything
  }
}

function read({ memory }: SessionPlace): string | null {
  return memory?.getItem(memoryKey) ?? null;
}

function keep({ memory }: SessionPlace, token: string): void {
  memory?.setItem(memoryKey, token);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
