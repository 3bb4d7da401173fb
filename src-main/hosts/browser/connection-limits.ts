/** Keeps room for the windows: connections that have shown nothing are few, and do not stay. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionLimits {
  readonly mostUnknown: number;
  /** How long a connection may be there without a request that is allowed in. */
  readonly patienceMs: number;
}

/** A browser opens six connections; the rest is for somebody who looks in with curl. */
export const defaultLimits: ConnectionLimits = { mostUnknown: 48, patienceMs: 10_000 };

export interface ConnectionKeeper {
  /** This connection has shown a token or a signed address: it may stay as long as it likes. */
  welcome(socket: Socket): void;
  /** It is being answered, however long that takes; returns what to call afterwards. */
  answering(socket: Socket): () => void;
}

/**
 * A flood pushes out the oldest of its own kind, never a window. A connection that only read the window's files is closed after a while too; a
 * browser opens another one when it needs it.
 */
export function limitConnections(server: Server, { mostUnknown, patienceMs }: ConnectionLimits): ConnectionKeeper {
  const unknown = new Map<Socket, NodeJS.Timeout>();
  const forget = (socket: Socket): void => {
    clearTimeout(unknown.get(socket));
    unknown.delete(socket);
  };
  const wait = (socket: Socket): void => {
    clearTimeout(unknown.get(socket));
    unknown.set(
      socket,
      setTimeout(() => socket.destroy(), patienceMs),
    );
  };
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => socket.destroy()); // a peer that hangs up is nobody's fault
    socket.once('close', () => forget(socket));
    wait(socket);
    const [oldest] = unknown.keys();
    if (unknown.size > mostUnknown) oldest?.destroy();
  });
  return {
    welcome: forget,
    answering: (socket) => {
      clearTimeout(unknown.get(socket));
      return () => {
        if (unknown.has(socket)) wait(socket);
      };
    },
  };
}
