/**
 * The connection to the host: the desktop's bridge, or a WebSocket that finds its way back after a break. It hands out what speaks and is
 * heard; messages do not pass here.
 */
import type { ShapeSpaceBridge } from '../../src-main/contract/window/bridge';
import { refusedCode, type Hello } from '../../src-main/contract/window/window-session';
import type { WindowSession } from './window-session';

/** 'refused': the host is there, but does not know this window's key; it was started anew, or the address was typed without it. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

/** JSON texts in both directions. `onState` is told at once what holds now. */
export interface Channel {
  /** The wire's own, for what is sent now; null while there is no connection. */
  sender(): ((message: string) => void) | null;
  /** Once, before the first message can come: this hears the wire itself. */
  onMessage(hear: Hear): void;
  onState(listener: (state: ConnectionState) => void): void;
  dispose(): void;
}

export type Hear = (event: { readonly data: unknown }) => void;

export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

export function bridgeChannel(bridge: ShapeSpaceBridge): Channel {
  let stop: (() => void) | void;
  return {
    sender: () => bridge.post,
    onMessage: (hear) => {
      stop = bridge.onMessage((data) => hear({ data }));
    },
    onState: (listener) => listener('open'),
    dispose: () => stop?.(),
  };
}

/** The part of WebSocket this needs, so that tests can stand in for the network. */
export interface SocketLike {
  readonly readyState: number;
  send(data: string): void;
  close(): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'close', listener: (event: { code: number }) => void): void;
  addEventListener(type: 'message', listener: Hear): void;
  removeEventListener(type: 'message', listener: Hear): void;
}

const openState = 1; // WebSocket.OPEN
const firstDelayMs = 500;
const longestDelayMs = 5_000;

/**
 * Says the window's key first; what is posted goes out once the host has taken it. Waits twice as long after every failed attempt, up to five
 * seconds: a restarted host is found again soon.
 */
export function socketChannel(
  connect: () => SocketLike,
  session: Pick<WindowSession, 'token' | 'welcomed' | 'refused' | 'onNewToken'>,
): Channel {
  let socket: SocketLike | null = null;
  let state: ConnectionState = 'connecting';
  let delayMs = firstDelayMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;
  let hear: Hear = () => {};
  let tell: (state: ConnectionState) => void = () => {};

  const enter = (next: ConnectionState): void => {
    state = next;
    tell(next);
  };
  const attempt = (): void => {
    const current = connect();
    socket = current;
    const awaitWelcome: Hear = ({ data }) => {
      const nowMs = typeof data === 'string' ? readWelcome(data) : null;
      if (nowMs === null) return;
      current.removeEventListener('message', awaitWelcome);
      current.addEventListener('message', hear);
      delayMs = firstDelayMs;
      session.welcomed(nowMs);
      enter('open');
    };
    current.addEventListener('open', () => void greet(current));
    current.addEventListener('message', awaitWelcome);
    current.addEventListener('close', ({ code }) => {
      if (disposed || socket !== current) return;
      if (code === refusedCode) return refuse(current);
      enter('lost');
      timer = setTimeout(attempt, delayMs);
      delayMs = Math.min(2 * delayMs, longestDelayMs);
    });
  };
  const greet = async (current: SocketLike): Promise<void> => {
    const token = await session.token();
    if (socket !== current) return;
    if (token === null) return refuse(current);
    current.send(JSON.stringify({ hello: token } satisfies Hello));
  };
  /** Another try with the same key would be refused again. */
  const refuse = (refused: SocketLike): void => {
    if (socket === refused) socket = null;
    refused.close();
    session.refused();
    enter('refused');
  };
  session.onNewToken(() => {
    if (state === 'refused') attempt();
  });
  attempt();

  return {
    sender: () => (state === 'open' && socket?.readyState === openState ? socket.send.bind(socket) : null),
    onMessage: (listener) => {
      hear = listener;
    },
    onState: (listener) => {
      tell = listener;
      listener(state);
    },
    dispose: () => {
      disposed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

/** The host's clock; null when this is no welcome. */
function readWelcome(text: string): number | null {
  try {
    const { welcome } = JSON.parse(text) as { readonly welcome?: { readonly nowMs?: unknown } };
    return typeof welcome?.nowMs === 'number' ? welcome.nowMs : null;
  } catch {
    return null;
  }
}
