import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { studioDouble, success } from '../test-support/studio-double';
import { dataUrl, enter, openSocket, openWindowClient } from '../test-support/window-client';
import { startBrowserHost, type BrowserHost } from './browser-host';

const folder = mkdtempSync(join(tmpdir(), 'shape-space-browser-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Shape Space Studio</title>');
const script = "export const word = 'owl';\n".repeat(400);
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'assets', 'index-abc.js'), script);
const studio = studioDouble({ listPhotographLayers: async () => success(['pool5']) }, async (request) => {
  const body = request.method === 'POST' ? await request.text() : '';
  const { pathname, search } = new URL(request.url);
  return new Response(`${request.method} ${pathname}${search} ${body}`, { headers: { 'Content-Type': 'text/plain' } });
});
let host: BrowserHost;
let origin: string;

beforeEach(async () => {
  host = await startBrowserHost({ studio, rendererFolder: folder, port: 0 });
  origin = new URL(host.url).origin;
});
afterEach(() => host.close());

describe('the browser host', () => {
  it('prints an address whose key browsers send to nobody, and sets no cookie', async () => {
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    const page = await fetch(host.url);
    expect(await page.text()).toContain('Shape Space Studio');
    expect(page.headers.getSetCookie()).toEqual([]);
    expect(page.headers.get('content-security-policy')).toContain(`connect-src 'self' ws://127.0.0.1:${host.port};`);
  });

  it('gives its files compressed to a browser that takes them so, and as they are to others', async () => {
    const address = `${origin}/assets/index-abc.js`;
    for (let again = 0; again < 2; again++) {
      const small = await rawBody(address, 'gzip, deflate, br');
      expect(small.encoding).toBe('gzip');
      expect(small.body.length).toBeLessThan(script.length / 10);
      expect(gunzipSync(small.body).toString()).toBe(script);
    }
    const plain = await rawBody(address, 'br');
    expect([plain.encoding, plain.body.toString()]).toEqual([undefined, script]);
    expect((await rawBody(`${origin}/`, 'gzip')).encoding).toBeUndefined(); // too small to be worth it
  });

  it('has another token at every start', async () => {
    const other = await startBrowserHost({ studio, rendererFolder: folder, port: 0 });
    expect(new URL(other.url).hash).not.toBe(new URL(host.url).hash);
    await other.close();
  });

  it('passes bulk data both ways under signed addresses, and to nobody else', async () => {
    expect(await (await fetch(dataUrl(host.url, '/asset/stimulus/owl?size=64'))).text()).toBe('GET /asset/stimulus/owl?size=64 ');
    const posted = await fetch(dataUrl(host.url, '/asset/figure?dpi=300'), { method: 'POST', body: '{}', headers: { origin } });
    expect(await posted.text()).toBe('POST /asset/figure?dpi=300 {}');
    const refused = await fetch(`${origin}/asset/stimulus/owl`);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toMatch(/^Data are given to the program’s own window only/);
  });

  it('refuses a post from another page, a foreign host name, and TRACE with 405', async () => {
    const address = dataUrl(host.url, '/asset/figure');
    const foreign = await fetch(address, { method: 'POST', body: 'x', headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
    expect(await statusOf({ headers: { host: 'evil.example' } })).toBe(403);
    expect(await statusOf({ method: 'TRACE' })).toBe(405);
  });

  it('carries calls and events over a WebSocket that has said the token', async () => {
    const window = await openWindowClient(host.url);
    expect(await window.call('listPhotographLayers', { file: 'a' })).toEqual(success(['pool5']));
    studio.emit({ type: 'projectChanged' });
    await vi.waitFor(() => expect(window.events).toEqual([{ type: 'projectChanged' }]));
    window.close();
    await vi.waitFor(() => expect(studio.listenerCount()).toBe(0));
  });

  it.each([
    ['from another page', { origin: 'https://evil.example' }],
    ['without an origin', {}],
  ])('refuses a WebSocket %s', async (_case, headers) => {
    await expect(openSocket(host.url, headers)).rejects.toThrow('403');
    expect(studio.listenerCount()).toBe(0);
  });

  it.each([
    ['a wrong token', JSON.stringify({ hello: 'x'.repeat(43) })],
    ['a call', JSON.stringify({ t: 'q', i: '1', m: 'listPhotographLayers', a: [{ file: 'a' }] })],
    ['no JSON', '{'],
    ['too much', JSON.stringify({ hello: 'x'.repeat(2000) })],
    ['bytes', Buffer.from([1, 2, 3])],
  ])('closes a WebSocket that says %s first, and hands it nothing', async (_case, first) => {
    const calls = studio.calls.length;
    const socket = await openSocket(host.url);
    const heard: unknown[] = [];
    socket.on('message', (data) => heard.push(data));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(first);
    socket.send(JSON.stringify({ t: 'q', i: '2', m: 'listPhotographLayers', a: [{ file: 'a' }] }));
    studio.emit({ type: 'projectChanged' });
    expect(await closed).toBe(4401);
    expect(heard).toEqual([]);
    expect(studio.calls).toHaveLength(calls);
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
    const socket = await enter(other.url);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await other.close();
    await closed;
    await expect(fetch(other.url)).rejects.toThrow();
  });
});

describe('peers that mean no good', () => {
  it('that reset 200 refused upgrades leave the host and its windows alone', async () => {
    const window = await openWindowClient(host.url);
    const head = `GET /elsewhere HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    for (let i = 0; i < 200; i++) {
      const socket = await openTcp(host.port);
      await new Promise<void>((resolve) => socket.write(head, () => resolve()));
      if (i % 2 === 0) await new Promise<void>((resolve) => setImmediate(resolve));
      socket.resetAndDestroy();
    }
    expect(await window.call('listPhotographLayers', { file: 'a' })).toEqual(success(['pool5']));
    window.close();
  });

  it('that hold idle connections do not shut a window out, and are closed after a while', async () => {
    const tight = await startBrowserHost({ studio, rendererFolder: folder, port: 0, limits: { mostUnknown: 10, patienceMs: 400 } });
    const window = await openWindowClient(tight.url);
    const ended: number[] = [];
    for (let i = 0; i < 50; i++) (await openTcp(tight.port)).once('close', () => ended.push(i));
    await vi.waitFor(() => expect(ended.length).toBeGreaterThanOrEqual(39)); // the oldest first
    expect((await fetch(dataUrl(tight.url, '/asset/stimulus/owl'))).status).toBe(200);
    (await enter(tight.url)).close();
    await vi.waitFor(() => expect(ended).toHaveLength(50), { timeout: 5000 });
    await new Promise((resolve) => setTimeout(resolve, 500)); // beyond the patience with strangers
    expect(await window.call('listPhotographLayers', { file: 'a' })).toEqual(success(['pool5']));
    window.close();
    await tight.close();
  });

  it('that open a WebSocket and say nothing are closed after a while', async () => {
    const tight = await startBrowserHost({ studio, rendererFolder: folder, port: 0, limits: { mostUnknown: 10, patienceMs: 200 } });
    const socket = await openSocket(tight.url);
    await new Promise((resolve) => socket.once('close', resolve));
    await tight.close();
  });
});

async function openTcp(port: number): Promise<Socket> {
  const socket = connectTcp(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

/** What fetch does not let be set. */
function statusOf(options: { method?: string; headers?: Record<string, string> }): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port: host.port, path: '/', ...options }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

// The folder outlives every host of this file.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** As it comes over the wire: fetch would unpack it. */
function rawBody(address: string, acceptEncoding: string): Promise<{ readonly encoding: string | undefined; readonly body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(address, { headers: { 'accept-encoding': acceptEncoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(parts) }));
    });
    request.on('error', reject);
    request.end();
  });
}
