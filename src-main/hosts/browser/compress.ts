/**
 * The window's own files, a third of their size: what counts where the program is reached through a tunnel. By gzip
 * (RFC 1952), as browsers take Brotli over https only, and this host speaks http with its own machine.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export type Compress = (request: Request, response: Response) => Promise<Response>;

const compressed = promisify(gzip);
const worthIt = /^(?:text\/|application\/json|image\/svg)/;
const leastBytes = 1024;

/** Each address that is named by its content is compressed once. What a browser does not take compressed stays as it is. */
export function createCompress(): Compress {
  const known = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return async (request, response) => {
    const takesIt = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
    if (!response.ok || request.method !== 'GET' || !worthIt.test(response.headers.get('content-type') ?? '')) return response;
    const headers = new Headers(response.headers);
    headers.append('Vary', 'Accept-Encoding');
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!takesIt || bytes.length < leastBytes) return new Response(bytes, { headers });
    headers.set('Content-Encoding', 'gzip');
    const isForGood = headers.get('cache-control')?.includes('immutable') === true;
    const { pathname } = new URL(request.url);
    const body = (isForGood ? known.get(pathname) : undefined) ?? pack(bytes);
    if (isForGood) known.set(pathname, body);
    return new Response(await body, { headers });
  };
}

async function pack(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await compressed(bytes));
}
