/** Lets one window call the studio's methods and hear its events, over any wire that carries text. */
import { createBirpc } from 'birpc';
import type { WindowMethods } from '../contract/window/events';
import { methodNames, type StudioMethods } from '../contract/window/rpc';
import type { Studio } from '../studio/studio';

/** One window's wire. */
export interface WindowChannel {
  post(message: string): void;
  onMessage(listener: (message: string) => void): void;
}

/** Returns how to end it: call that when the window is gone. */
export function serveWindow(studio: Pick<Studio, 'methods' | 'onEvent'>, channel: WindowChannel): () => void {
  const rpc = createBirpc<WindowMethods, StudioMethods>(offered(studio.methods), {
    post: (message: string) => channel.post(message),
    on: (listener: (message: string) => void) => channel.onMessage(listener),
    serialize: (message: unknown) => JSON.stringify(message, errorsAsText),
    deserialize: readMessage,
    onGeneralError: (error) => {
      process.stderr.write(`A window sent or was sent something unreadable: ${error.message}\n`);
      return true;
    },
  });
  const stop = studio.onEvent((event) => void rpc.$callEvent('receiveEvent', event));
  return () => {
    stop();
    rpc.$close();
  };
}

/** Only the methods of the contract: no name that an object inherits can be called from a window. */
function offered(methods: StudioMethods): StudioMethods {
  return Object.assign(Object.create(null), Object.fromEntries(methodNames.map((name) => [name, methods[name]]))) as StudioMethods;
}

function errorsAsText(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.message : value;
}

function readMessage(text: string): unknown {
  const message: unknown = JSON.parse(text);
  if (typeof message !== 'object' || message === null || !('t' in message)) throw new Error('not a message');
  if (message.t === 'q' && !('m' in message && typeof message.m === 'string' && 'a' in message && Array.isArray(message.a)))
    throw new Error('a call without a name or its inputs');
  return message;
}
