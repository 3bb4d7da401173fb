/** Shows the window in a browser on this machine: pages, bulk data and a WebSocket behind one random token. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError } from '../../contract/app-error';
import type { Studio } from '../../studio/studio';
import { serveWindow } from '../serve-window';
import { plain, serveWindowFile } from '../window-files';
import { judge, type Access, type Caller } from './access';
import { sendResponse, toRequest } from './fetch-style';

export interface BrowserHostOptions {
  readonly studio: Pick<Studio, 'methods' | 'handleAsset' | 'onEvent'>;
  readonly rendererFolder: string;
  readonly port: number; // 0 takes any free one
  readonly token?: string;
}

export interface BrowserHost {
  readonly url: string; // with the token
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 only. Throws AppError 'port-in-use' (or 'bad-input' for a port that needs rights). */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const token = options.token ?? randomBytes(32).toString('base64url');
  const server = createServer();
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const access = { port, token };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024 * 1024 });
  server.on('request', (incoming, outgoing) => {
    answer(options, access, origin, incoming, outgoing).catch((error: unknown) => {
      process.stderr.write(`The browser host could not answer ${incoming.url}: ${String(error)}\n`);
      if (outgoing.headersSent) outgoing.destroy();
      else void sendResponse(plain(500, 'Something went wrong inside the program; its terminal says what.'), outgoing, false);
    });
  });
  server.on('upgrade', (incoming, socket: Duplex, head) => {
    const refusal = refuseUpgrade(readCaller(incoming, origin, true), access);
    if (refusal === null) sockets.handleUpgrade(incoming, socket, head, (window) => serveSocket(options.studio, window));
    else socket.end(`HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${refusal}\n`);
  });
  return { url: `${origin}/?token=${token}`, port, close: () => close(server, sockets) };
}

async function answer(
  { studio, rendererFolder }: BrowserHostOptions,
  access: Access,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const isHead = incoming.method === 'HEAD';
  const caller = readCaller(incoming, origin, false);
  if (caller === null) return sendResponse(plain(400, 'This is not an address the program understands.'), outgoing, isHead);
  const verdict = judge(caller, access);
  if (!verdict.allowed) return sendResponse(plain(403, verdict.sentence), outgoing, isHead);
  const request = toRequest(incoming, origin);
  const response = caller.url.pathname.startsWith('/asset/')
    ? await studio.handleAsset(request)
    : await serveWindowFile(rendererFolder, request, [`ws://127.0.0.1:${access.port}`, `ws://localhost:${access.port}`]);
  if (verdict.cookie !== null) response.headers.append('Set-Cookie', verdict.cookie);
  return sendResponse(response, outgoing, isHead);
}

function refuseUpgrade(caller: Caller | null, access: Access): string | null {
  if (caller?.url.pathname !== '/rpc') return 'There is no such connection.';
  const verdict = judge(caller, access);
  return verdict.allowed ? null : verdict.sentence;
}

function serveSocket(studio: BrowserHostOptions['studio'], window: WebSocket): void {
  const end = serveWindow(studio, {
    post: (message) => {
      if (window.readyState === window.OPEN) window.send(message);
    },
    onMessage: (listener) => void window.on('message', (data, isBinary) => (isBinary ? window.close(1003) : listener(String(data)))),
  });
  window.on('close', end);
  window.on('error', () => window.terminate()); // e.g. a frame beyond the limit; the window connects again
}

function readCaller(incoming: IncomingMessage, base: string, isUpgrade: boolean): Caller | null {
  const { host, origin, cookie } = incoming.headers;
  const address = incoming.url ?? '/';
  if (!address.startsWith('/') || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.origin === base ? { method: incoming.method ?? 'GET', isUpgrade, url, host, origin, cookie } : null;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, port)));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function portError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new AppError(
      'port-in-use',
      `Port ${port} on this machine is used by another program. Choose another with --port, or leave it out and any free one is taken.`,
    );
  if (error.code === 'EACCES')
    return new AppError('bad-input', `Port ${port} may be used by the system only. Choose one above 1023, or leave --port out.`);
  return error;
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const window of sockets.clients) window.close(1001, 'The program was ended.');
  const whenClosed = new Promise<void>((resolve) => server.close(() => resolve()));
  setTimeout(() => sockets.clients.forEach((window) => window.terminate()), 500).unref();
  server.closeAllConnections();
  await whenClosed;
}
