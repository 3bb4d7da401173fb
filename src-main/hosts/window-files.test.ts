import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security';
import { serveWindowFile } from './window-files';

const folder = mkdtempSync(join(tmpdir(), 'shape-space-files-'));
const renderer = join(folder, 'renderer');
const get = (path: string, method = 'GET'): Promise<Response> =>
  serveWindowFile(renderer, new Request(`http://127.0.0.1:1${path}`, { method }));

beforeAll(() => {
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>window</title>');
  writeFileSync(join(renderer, 'assets', 'index-abc.js'), 'export {}');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  mkdirSync(join(folder, 'renderer-other'));
  writeFileSync(join(folder, 'renderer-other', 'secret.txt'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the window's files", () => {
  it('come with their type and a strict policy', async () => {
    const page = await get('/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe-|\*/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const script = await get('/assets/index-abc.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toMatch(/immutable/);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/../renderer-other/secret.txt',
    '/%00',
    '/%zz',
    '/assets',
    `/${'a/'.repeat(3000)}`,
    `/${'a'.repeat(500)}`,
  ])('%s leads nowhere', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch('secret');
  });

  it('state a policy of their own that holds back nothing the host allows', () => {
    const own = /Content-Security-Policy"\s+content="([^"]+)"/.exec(readFileSync('src-renderer/index.html', 'utf8'))?.[1] ?? '';
    const stated = new Map(own.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]));
    for (const directive of contentSecurityPolicy().split('; ')) {
      const [name, ...sources] = directive.split(' ');
      if (name !== 'frame-ancestors') expect(stated.get(name), name).toEqual(expect.arrayContaining(sources)); // which a page cannot state
    }
  });

  it('are only read', async () => expect((await get('/', 'POST')).status).toBe(405));
  it('have no body for HEAD', async () => expect(await (await get('/', 'HEAD')).text()).toBe(''));
});
