/** One window's WebSocket: its first message must be the token, within a short time; only then the studio is there for it. */
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { refusedCode, type Welcome } from '../../contract/window/window-session';
import type { Studio } from '../../studio/studio';
import { serveWindow } from '../serve-window';
import { isSame } from './access';

const helloSchema = z.object({ hello: z.string().max(200) }).strict();
const longestHello = 1000; // characters

export interface Greeting {
  readonly token: string;
  readonly patienceMs: number;
  readonly now: () => number;
  /** The token was right. */
  readonly onWelcome: () => void;
}

export function serveSocket(studio: Pick<Studio, 'methods' | 'onEvent'>, window: WebSocket, greeting: Greeting): void {
  window.on('error', () => window.terminate()); // e.g. a frame beyond the limit or not well-formed; the window connects again
  const timer = setTimeout(() => window.terminate(), greeting.patienceMs);
  window.once('close', () => clearTimeout(timer));
  window.once('message', (data, isBinary) => {
    clearTimeout(timer);
    if (isBinary || !isRight(textOf(data), greeting.token)) {
      window.close(refusedCode, 'This window has no valid key.');
      setTimeout(() => window.terminate(), greeting.patienceMs).unref(); // somebody who does not answer the closing
      return;
    }
    greeting.onWelcome();
    window.send(JSON.stringify({ welcome: { nowMs: greeting.now() } } satisfies Welcome));
    talk(studio, window);
  });
}

/** A whole frame comes as one buffer: that is how `ws` hands them out unless it is told otherwise. */
function textOf(data: RawData): string {
  return (data as Buffer).toString('utf8');
}

function talk(studio: Pick<Studio, 'methods' | 'onEvent'>, window: WebSocket): void {
  const end = serveWindow(studio, {
    post: window.send.bind(window), // one that is closing drops it; its end is told by 'close'
    onMessage: (listener) => void window.on('message', (data, isBinary) => (isBinary ? window.close(1003) : listener(textOf(data)))),
  });
  window.once('close', end);
}

function isRight(text: string, token: string): boolean {
  if (text.length > longestHello) return false;
  try {
    const read = helloSchema.safeParse(JSON.parse(text));
    return read.success && isSame(read.data.hello, token);
  } catch {
    return false; // not JSON
  }
}
