import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBirpc } from 'birpc';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { StudioEvent, WindowMethods } from '../../contract/events';
import type { StudioMethods } from '../../contract/rpc';
import { studioDouble, success } from '../test-support/studio-double';
import { startBrowserHost, type BrowserHost } from './browser-host';

const folder = mkdtempSync(join(tmpdir(), 'shape-space-browser-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Shape Space Studio</title>');
const studio = studioDouble({ listPhotographLayers: async () => success(['pool5']) }, async (request) => {
  const body = request.method === 'POST' ? await request.text() : '';
  return new Response(`${request.method} ${new URL(request.url).pathname} ${body}`, { headers: { 'Content-Type': 'text/plain' } });
});
let host: BrowserHost;
let origin: string;
let cookie: string;

beforeEach(async () => {
  host = await startBrowserHost({ studio, rendererFolder: folder, port: 0 });
  origin = new URL(host.url).origin;
  const first = await fetch(host.url);
  cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterEach(() => host.close());

describe('the browser host', () => {
  it('serves the window to the address with the token, on the loopback address only', async () => {
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    const page = await fetch(host.url);
    expect(await page.text()).toContain('Shape Space Studio');
    expect(page.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(page.headers.get('content-security-policy')).toContain(`connect-src 'self' ws://127.0.0.1:${host.port} `);
  });

  it('answers 403 with a sentence to whoever has no token', async () => {
    const refused = await fetch(origin);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toMatch(/^Please open the address that the program printed when it started/);
  });

  it('has another token at every start', async () => {
    const other = await startBrowserHost({ studio, rendererFolder: folder, port: 0 });
    expect(new URL(other.url).search).not.toBe(new URL(host.url).search);
    await other.close();
  });

  it('passes bulk data both ways', async () => {
    expect(await (await fetch(`${origin}/asset/stimulus/owl`, { headers: { cookie } })).text()).toBe('GET /asset/stimulus/owl ');
    const posted = await fetch(`${origin}/asset/figure?dpi=300`, { method: 'POST', body: '{}', headers: { cookie, origin } });
    expect(await posted.text()).toBe('POST /asset/figure {}');
  });

  it('refuses a post from another page and a foreign host name', async () => {
    const foreign = await fetch(`${origin}/asset/figure`, {
      method: 'POST',
      body: 'x',
      headers: { cookie, origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    expect(await statusWithHost('evil.example')).toBe(403);
  });

  it('carries calls and events over a WebSocket', async () => {
    const events: StudioEvent[] = [];
    const socket = await connect({ cookie, origin });
    const rpc = createBirpc<StudioMethods, WindowMethods>(
      { receiveEvent: (event) => void events.push(event) },
      {
        post: (message: string) => socket.send(message),
        on: (listener: (message: string) => void) => void socket.on('message', (data) => listener(String(data))),
        serialize: (message: unknown) => JSON.stringify(message),
        deserialize: (message: string): unknown => JSON.parse(message),
      },
    );
    expect(await rpc.$call('listPhotographLayers', { file: 'a' })).toEqual(success(['pool5']));
    studio.emit({ type: 'projectChanged' });
    await vi.waitFor(() => expect(events).toEqual([{ type: 'projectChanged' }]));
    socket.close();
    await vi.waitFor(() => expect(studio.listenerCount()).toBe(0));
  });

  it.each([
    ['without a cookie', () => ({ origin })],
    ['from another page', () => ({ cookie, origin: 'https://evil.example' })],
    ['without an origin', () => ({ cookie })],
  ])('refuses a WebSocket %s', async (_case, headers) => {
    await expect(connect(headers())).rejects.toThrow('403');
    expect(studio.listenerCount()).toBe(0);
  });

  it('says in a sentence that a port is taken', async () => {
    await expect(startBrowserHost({ studio, rendererFolder: folder, port: host.port })).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringMatching(new RegExp(`^Port ${host.port} on this machine is used by another program\\. Choose another`)),
    });
  });

  it('closes even while windows are connected', async () => {
    const other = await startBrowserHost({ studio, rendererFolder: folder, port: 0, token: 'known' });
    const socket = new WebSocket(`ws://127.0.0.1:${other.port}/rpc`, {
      headers: { cookie: `shape-space-${other.port}=known`, origin: `http://127.0.0.1:${other.port}` },
    });
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await other.close();
    await closed;
    await expect(fetch(other.url)).rejects.toThrow();
  });
});

function connect(headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** fetch does not let a Host header be set. */
function statusWithHost(name: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port: host.port, path: '/', headers: { host: name, cookie } }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

// The folder outlives every host of this file.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
