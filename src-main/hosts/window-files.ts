/** The built window's own files, by the path of an address. */
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { pageHeaders } from './content-security';

/** Answers GET and HEAD with a file of `folder`; '/' is index.html. */
export async function serveWindowFile(folder: string, request: Request, connections: readonly string[] = []): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET is answered here.', { Allow: 'GET, HEAD' });
  const path = placeOf(folder, new URL(request.url).pathname);
  const bytes = path === null ? null : await readIfThere(path);
  if (path === null || bytes === null) return plain(404, 'There is no such page.');
  const isNamedByContent = path.includes(`${sep}assets${sep}`); // Vite puts a hash of the content into these names
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...pageHeaders(connections),
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': isNamedByContent ? 'private, max-age=31536000, immutable' : 'no-store',
    },
  });
}

/** A short text for a person; every refusal has one. */
export function plain(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { ...pageHeaders(), 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

function placeOf(folder: string, pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname);
    if (decoded.includes('\0') || decoded.includes('\\')) return null;
    const root = resolve(folder);
    const place = join(root, decoded === '/' ? 'index.html' : decoded);
    return place.startsWith(`${root}${sep}`) ? place : null;
  } catch {
    return null; // not a well-formed address
  }
}

/** Nothing is there, or nothing could be: a name that is too long, a name in a loop of links. */
const meaningless = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL', 'ELOOP']);

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code === 'string' && meaningless.has(code)) return null;
    throw error;
  }
}
