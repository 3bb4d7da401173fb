/** `protocol`: the handler of app:// answers over a port of this computer, since a plain Chromium cannot be told of a further scheme. */
import { createServer, type Server } from 'node:http';
import type { CustomScheme, Protocol } from 'electron';
import { sendResponse, toRequest } from '../../src-main/hosts/browser/fetch-style';
import { app } from './app';
import { standInHost } from './sides';

const registered = new Map<string, CustomScheme>();
let served: { readonly origin: string; readonly address: Promise<string> } | null = null;

export const protocol = {
  registerSchemesAsPrivileged: (schemes: CustomScheme[]): void => {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const scheme of schemes) registered.set(scheme.scheme, scheme);
  },
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void => {
    if (!app.isReady()) throw new Error('protocol.handle cannot be used before app is ready');
    const { privileges } = registered.get(scheme) ?? {};
    if (!(privileges?.standard && privileges.secure && privileges.supportFetchAPI))
      throw new Error(`‘${scheme}’ would be no origin for a page`);
    served = { origin: `${scheme}://studio`, address: listen(`${scheme}://studio`, handler) };
  },
} satisfies Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>;

function listen(origin: string, handler: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server: Server = createServer((incoming, outgoing) => {
    const [host] = (incoming.headers.host ?? '').split(':');
    if (host !== standInHost) return void outgoing.writeHead(404).end();
    incoming.headers.host = 'studio';
    if (incoming.headers.origin !== undefined) incoming.headers.origin = origin;
    Promise.resolve(handler(toRequest(incoming, origin)))
      .then((response) => sendResponse(response, outgoing, incoming.method === 'HEAD'))
      .catch((error: unknown) => {
        process.stderr.write(`The handler of ${origin} failed: ${String(error)}\n`);
        outgoing.destroy();
      });
  });
  server.unref();
  return new Promise((done, fail) => {
    server.once('error', fail).listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address !== 'object' || address === null) return fail(new Error('no port is free'));
      current = `http://${standInHost}:${address.port}`;
      done(current);
    });
  });
}

let current = '';

/** app://studio/index.html as Chromium can load it. */
export async function toServed(address: string): Promise<string> {
  if (served === null) return address;
  return address.startsWith(served.origin) ? (await served.address) + address.slice(served.origin.length) : address;
}

/** The other way round, for what Chromium says of its frames. */
export function fromServed(address: string): string {
  return served !== null && current !== '' && address.startsWith(current) ? served.origin + address.slice(current.length) : address;
}
