/** The wire to the host: the desktop's bridge, or a WebSocket that finds its way back after a break. */
import type { ShapeSpaceBridge } from '../../src-main/contract/bridge';

export type ConnectionState = 'connecting' | 'open' | 'lost';

/** JSON texts in both directions. `onState` is told at once what holds now. */
export interface Channel {
  post(message: string): void; // throws ConnectionLost while there is no connection
  onMessage(listener: (message: string) => void): void;
  onState(listener: (state: ConnectionState) => void): void;
  dispose(): void;
}

export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

export function bridgeChannel(bridge: ShapeSpaceBridge): Channel {
  let stop: (() => void) | void;
  return {
    post: (message) => bridge.post(message),
    onMessage: (listener) => {
      stop = bridge.onMessage(listener);
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
  addEventListener(type: 'open' | 'close', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

const openState = 1; // WebSocket.OPEN
const firstDelayMs = 500;
const longestDelayMs = 5_000;

/** Waits twice as long after every failed attempt, up to five seconds: a restarted host is found again soon. */
export function socketChannel(connect: () => SocketLike): Channel {
  let socket: SocketLike | null = null;
  let state: ConnectionState = 'connecting';
  let delayMs = firstDelayMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;
  let hear: (message: string) => void = () => {};
  let tell: (state: ConnectionState) => void = () => {};

  const enter = (next: ConnectionState): void => {
    state = next;
    tell(next);
  };
  const attempt = (): void => {
    const current = connect();
    socket = current;
    current.addEventListener('open', () => {
      delayMs = firstDelayMs;
      enter('open');
    });
    current.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') hear(data);
    });
    current.addEventListener('close', () => {
      if (disposed || socket !== current) return;
      enter('lost');
      timer = setTimeout(attempt, delayMs);
      delayMs = Math.min(2 * delayMs, longestDelayMs);
    });
  };
  attempt();

  return {
    post: (message) => {
      if (socket?.readyState !== openState) throw new ConnectionLost('There is no connection to the program.');
      socket.send(message);
    },
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
