/** For tests: a window of the browser host as far as the wire goes, with the key from the host's start address. */
import { createBirpc } from 'birpc';
import { WebSocket } from 'ws';
import type { StudioEvent, WindowMethods } from '../../contract/window/events';
import type { StudioMethods } from '../../contract/window/rpc';
import { expiryAt, joinSigned, tokenPattern } from '../../contract/window/window-session';
import { sign } from '../browser/access';

export function tokenOf(url: string): string {
  return tokenPattern.exec(new URL(url).hash)?.[1] ?? '';
}

/** The address of bulk data as the window would ask for it. */
export function dataUrl(hostUrl: string, path: string, nowMs = Date.now()): string {
  const { pathname, search, origin } = new URL(path, hostUrl);
  const expiresS = expiryAt(nowMs);
  return `${origin}${joinSigned(pathname, expiresS, sign(pathname, expiresS, tokenOf(hostUrl)))}${search}`;
}

/** Not yet let in: nothing has been said. */
export function openSocket(hostUrl: string, headers: Record<string, string> = { origin: new URL(hostUrl).origin }): Promise<WebSocket> {
  const socket = new WebSocket(`${new URL(hostUrl).origin.replace('http', 'ws')}/rpc`, { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Says `token`; rejects with the closing's code when it is refused. */
export async function enter(hostUrl: string, token = tokenOf(hostUrl)): Promise<WebSocket> {
  const socket = await openSocket(hostUrl);
  return new Promise((resolve, reject) => {
    socket.once('message', () => resolve(socket));
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    socket.on('error', reject);
    socket.send(JSON.stringify({ hello: token }));
  });
}

export interface WindowClient {
  readonly socket: WebSocket;
  readonly events: StudioEvent[];
  call(method: string, ...inputs: readonly unknown[]): Promise<unknown>;
  close(): void;
}

export async function openWindowClient(hostUrl: string): Promise<WindowClient> {
  const socket = await enter(hostUrl);
  const events: StudioEvent[] = [];
  const rpc = createBirpc<StudioMethods, WindowMethods>(
    { receiveEvent: (event) => void events.push(event) },
    {
      post: (message: string) => socket.send(message),
      on: (listener: (message: string) => void) => void socket.on('message', (data) => listener((data as Buffer).toString('utf8'))),
      serialize: (message: unknown) => JSON.stringify(message),
      deserialize: (message: string): unknown => JSON.parse(message),
      timeout: -1,
    },
  );
  return {
    socket,
    events,
    call: (method, ...inputs) => rpc.$callRaw({ method, args: [...inputs] }),
    close: () => {
      rpc.$close();
      socket.close();
    },
  };
}
