import { describe, expect, it } from 'vitest';
import { cookieName, judge, type Caller } from './access';

const access = { port: 8321, token: 'a-long-random-token' };
const own = 'http://127.0.0.1:8321';
const caller = (change: Partial<Caller> & { path?: string } = {}): Caller => ({
  method: 'GET',
  isUpgrade: false,
  url: new URL(change.path ?? '/', own),
  host: '127.0.0.1:8321',
  origin: undefined,
  cookie: `other=1; ${cookieName(8321)}=${access.token}`,
  ...change,
});
const isAllowed = (change: Partial<Caller> & { path?: string }): boolean => judge(caller(change), access).allowed;

describe('access to the browser host', () => {
  it('is given for the token, which becomes a cookie that scripts and other sites cannot use', () => {
    const verdict = judge(caller({ path: `/?token=${access.token}`, cookie: undefined }), access);
    expect(verdict).toEqual({ allowed: true, cookie: `shape-space-8321=${access.token}; HttpOnly; SameSite=Strict; Path=/` });
  });

  it('is given for the cookie', () => expect(judge(caller(), access)).toEqual({ allowed: true, cookie: null }));

  it.each([
    ['no token and no cookie', { cookie: undefined }],
    ['a wrong token', { path: '/?token=a-long-random-tokem', cookie: undefined }],
    ['an empty token', { path: '/?token=', cookie: undefined }],
    ['the cookie of another port', { cookie: `shape-space-8322=${access.token}` }],
    ['an empty cookie', { cookie: `${cookieName(8321)}=` }],
    ['no host', { host: undefined }],
    ['the host of a name that points here', { host: 'evil.example:8321' }],
    ['another port in the host', { host: '127.0.0.1:80' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:9000' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a write without an origin', { method: 'POST' }],
    ['a WebSocket without an origin', { isUpgrade: true }],
    [
      'a WebSocket with a token in place of the cookie',
      { isUpgrade: true, origin: own, path: `/rpc?token=${access.token}`, cookie: undefined },
    ],
  ])('is refused for %s', (_case, change) => expect(isAllowed(change)).toBe(false));

  it.each([
    ['a write of its own page', { method: 'POST', origin: own }],
    ['a WebSocket of its own page', { isUpgrade: true, origin: own, path: '/rpc' }],
    ['localhost', { isUpgrade: true, host: 'localhost:8321', origin: 'http://localhost:8321' }],
  ])('is given to %s', (_case, change) => expect(isAllowed(change)).toBe(true));

  it('has a sentence for every refusal', () => {
    const verdict = judge(caller({ cookie: undefined }), access);
    expect(verdict).toMatchObject({ allowed: false, sentence: expect.stringMatching(/open the address that the program printed/) });
  });
});
