/** Shows the window in a browser on this machine: pages, bulk data and a WebSocket behind one random token. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { AppError } from '../../contract/app-error';
import { say } from '../../contract/message';
import type { Studio } from '../../studio/studio';
import { plain, serveWindowFile } from '../window-files';
import { judge, type Access, type Caller } from './access';
import { createCompress, type Compress } from './compress';
import { defaultLimits, limitConnections, type ConnectionKeeper, type ConnectionLimits } from './connection-limits';
import { sendResponse, toRequest } from './fetch-style';
import { serveSocket } from './serve-socket';

export interface BrowserHostOptions {
  readonly studio: Pick<Studio, 'methods' | 'handleAsset' | 'onEvent'>;
  readonly rendererFolder: string;
  readonly port: number; // 0 takes any free one
  readonly token?: string;
  readonly limits?: ConnectionLimits;
  readonly now?: () => number;
}

export interface BrowserHost {
  readonly url: string; // with the token
  readonly port: number;
  close(): Promise<void>;
}

/** What answering needs, once the port is known. */
interface Serving {
  readonly options: BrowserHostOptions;
  readonly access: Access;
  readonly origin: string;
  readonly keeper: ConnectionKeeper;
  readonly compress: Compress;
  readonly now: () => number;
}

/** Listens on 127.0.0.1 only. Throws AppError 'port-in-use' (or 'bad-input' for a port that needs rights). */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const token = options.token ?? randomBytes(32).toString('base64url');
  const limits = options.limits ?? defaultLimits;
  const now = options.now ?? (() => Date.now());
  const server = createServer({ headersTimeout: limits.patienceMs, requestTimeout: 0, connectionsCheckingInterval: 1000 });
  const keeper = limitConnections(server, limits);
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const serving: Serving = { options, access: { port, token }, origin, keeper, compress: createCompress(), now };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024 * 1024 });
  // Such as no file handle being left for another connection; the ones that are there go on.
  server.on('error', (error) => process.stderr.write(`The browser host: ${error.message}\n`));
  server.on('request', (incoming, outgoing) => {
    outgoing.on('error', () => outgoing.destroy());
    const done = keeper.answering(incoming.socket);
    outgoing.once('close', done);
    answer(serving, incoming, outgoing).catch((error: unknown) => {
      process.stderr.write(`The browser host could not answer ${incoming.url}: ${String(error)}\n`);
      if (outgoing.headersSent) outgoing.destroy();
      else
        sendResponse(plain(500, 'Something went wrong inside the program; its terminal says what.'), outgoing, false).catch(() =>
          outgoing.destroy(),
        );
    });
  });
  server.on('upgrade', (incoming, socket: Socket, head) => {
    socket.on('error', () => socket.destroy()); // Node takes its own listener away before it hands the socket over
    const verdict = judgeCaller(serving, incoming, true);
    if (verdict?.kind !== 'greeting') return refuseUpgrade(socket, verdict?.kind === 'refused' ? verdict : null);
    sockets.handleUpgrade(incoming, socket, head, (window) =>
      serveSocket(options.studio, window, { token, patienceMs: limits.patienceMs, now, onWelcome: () => keeper.welcome(socket) }),
    );
  });
  return { url: `${origin}/#token=${token}`, port, close: () => close(server, sockets) };
}

async function answer(serving: Serving, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const isHead = incoming.method === 'HEAD';
  const say = (response: Response): Promise<void> => sendResponse(response, outgoing, isHead);
  const verdict = judgeCaller(serving, incoming, false);
  switch (verdict?.kind) {
    case undefined:
      return say(plain(400, 'This is not an address the program understands.'));
    case 'refused':
      return say(plain(verdict.status, verdict.sentence, verdict.status === 405 ? { Allow: 'GET, HEAD, POST' } : {}));
    case 'elsewhere':
      return say(plain(307, 'The program answers under another address.', { Location: verdict.address }));
    case 'data': {
      serving.keeper.welcome(incoming.socket);
      return say(await serving.options.studio.handleAsset(toRequest(incoming, serving.origin, verdict.path)));
    }
    case 'public': {
      const request = toRequest(incoming, serving.origin);
      const file = await serveWindowFile(serving.options.rendererFolder, request, [`ws://127.0.0.1:${serving.access.port}`]);
      return say(await serving.compress(request, file));
    }
    case 'greeting':
      return say(plain(426, 'This address is for a WebSocket.', { Upgrade: 'websocket' }));
    default:
      verdict satisfies never;
  }
}

function refuseUpgrade(socket: Socket, refusal: { readonly status: number; readonly sentence: string } | null): void {
  const { status, sentence } = refusal ?? { status: 400, sentence: 'This is not an address the program understands.' };
  const head = `HTTP/1.1 ${status} Refused\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n`;
  socket.end(`${head}${sentence}\n`, () => socket.destroy());
}

function judgeCaller(
  { access, origin: base, now }: Serving,
  incoming: IncomingMessage,
  isUpgrade: boolean,
): ReturnType<typeof judge> | null {
  const caller = readCaller(incoming, base, isUpgrade);
  return caller === null ? null : judge(caller, access, now());
}

function readCaller(incoming: IncomingMessage, base: string, isUpgrade: boolean): Caller | null {
  const { host, origin } = incoming.headers;
  const address = incoming.url ?? '/';
  // Programs in between might go by the second of two names, Node goes by the first.
  const hosts = incoming.rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === 'host');
  if (hosts.length > 1 || !address.startsWith('/') || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.origin === base ? { method: incoming.method ?? 'GET', isUpgrade, url, host, origin } : null;
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
      say`Port ${port} on this machine is used by another program. Choose another with --port, or leave it out and any free one is taken.`,
    );
  if (error.code === 'EACCES')
    return new AppError('bad-input', say`Port ${port} may be used by the system only. Choose one above 1023, or leave --port out.`);
  return error;
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const window of sockets.clients) window.close(1001, 'The program was ended.');
  const whenClosed = new Promise<void>((resolve) => server.close(() => resolve()));
  setTimeout(() => sockets.clients.forEach((window) => window.terminate()), 500).unref();
  server.closeAllConnections();
  await whenClosed;
}
