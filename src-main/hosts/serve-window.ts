/**
 * Lets one window call the studio's methods and hear its events, over any wire that carries text: puts the wire's two directions together and
 * stands in neither.
 */
import { createBirpc } from 'birpc';
import type { WindowMethods } from '../contract/window/events';
import type { StudioMethods } from '../contract/window/rpc';
import type { Studio } from '../studio/studio';

/** One window's wire. */
export interface WindowChannel {
  readonly post: (message: string) => void;
  readonly onMessage: (listener: (message: string) => void) => void;
}

/** Returns how to end it: call that when the window is gone. */
export function serveWindow(studio: Pick<Studio, 'methods' | 'onEvent'>, channel: WindowChannel): () => void {
  const rpc = createBirpc<WindowMethods, StudioMethods>(studio.methods, {
    post: channel.post,
    on: channel.onMessage,
    // Only the methods of the contract: no name that an object inherits can be called from a window.
    resolver: (name, method) => (Object.hasOwn(studio.methods, name) ? method : undefined),
    serialize: (message: unknown) => JSON.stringify(message, errorsAsText),
    deserialize: readMessage,
    onGeneralError: (error) => {
      process.stderr.write(`A window sent or was sent something unreadable: ${error.message}\n`);
      return true;
    },
  });
  const stop = studio.onEvent(rpc.receiveEvent.asEvent);
  return () => {
    stop();
    rpc.$close();
  };
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
