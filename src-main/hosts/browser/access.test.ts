import { describe, expect, it } from 'vitest';
import { addressPeriodS, expiryAt, joinSigned } from '../../contract/window/window-session';
import { judge, sign, type Caller, type Verdict } from './access';

const access = { port: 8321, token: 'a-long-random-token' };
const own = 'http://127.0.0.1:8321';
const nowMs = 1_800_000_000_000;
type Change = Partial<Omit<Caller, 'url'>> & { path?: string };
const ask = ({ path = '/', ...change }: Change = {}): Verdict =>
  judge({ method: 'GET', isUpgrade: false, url: new URL(path, own), host: '127.0.0.1:8321', origin: undefined, ...change }, access, nowMs);
const signed = (path: string, expiresS = expiryAt(nowMs), token = access.token): string =>
  joinSigned(path, expiresS, sign(path, expiresS, token));

describe('access to the browser host', () => {
  it('is given to everyone for the window’s own files, and to WebSockets that have still to say the token', () => {
    expect(ask()).toEqual({ kind: 'public' });
    expect(ask({ path: '/assets/index.js', method: 'HEAD' })).toEqual({ kind: 'public' });
    expect(ask({ path: '/rpc', isUpgrade: true, origin: own })).toEqual({ kind: 'greeting' });
  });

  it('is given to data under an address that was signed with the token, until it expires', () => {
    expect(ask({ path: signed('/asset/stimulus/owl') })).toEqual({ kind: 'data', path: '/asset/stimulus/owl' });
    expect(ask({ path: signed('/asset/figure'), method: 'POST', origin: own })).toEqual({ kind: 'data', path: '/asset/figure' });
    const last = Math.floor(nowMs / 1000) + 1;
    expect(ask({ path: signed('/asset/stimulus/owl', last) }).kind).toBe('data');
    expect(ask({ path: signed('/asset/stimulus/owl', last - 1) })).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/expired/),
    });
  });

  it('holds signed addresses for half an hour at most', () => {
    expect(expiryAt(nowMs) - nowMs / 1000).toBeLessThanOrEqual(2 * addressPeriodS);
    expect(ask({ path: signed('/asset/stimulus/owl', expiryAt(nowMs) + 1) }).kind).toBe('refused'); // nobody makes one for ever
  });

  it.each<[string, Change]>([
    ['data without a signature', { path: '/asset/stimulus/owl' }],
    ['data with the token in the address', { path: `/asset/stimulus/owl?token=${access.token}` }],
    ['a signature of another token', { path: signed('/asset/stimulus/owl', expiryAt(nowMs), 'other') }],
    ['the signature of another path', { path: signed('/asset/stimulus/owl').replace('owl', 'axe') }],
    ['a path that climbs out of what was signed', { path: `${signed('/asset/stimulus/owl')}/../../figure` }],
    ['an expiry that was changed', { path: signed('/asset/stimulus/owl').replace(/\d+/, (s) => String(Number(s) - 1)) }],
    ['a signature for something that is no data', { path: signed('/rpc') }],
    ['no host', { host: undefined }],
    ['the host of a name that points here', { host: 'evil.example:8321' }],
    ['another port in the host', { host: '127.0.0.1:80' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:9000' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a write without an origin', { method: 'POST', path: signed('/asset/figure') }],
    ['a write from another page', { method: 'POST', path: signed('/asset/figure'), origin: 'http://127.0.0.1:9000' }],
    ['a WebSocket without an origin', { isUpgrade: true, path: '/rpc' }],
    ['a WebSocket of another page', { isUpgrade: true, path: '/rpc', origin: 'http://127.0.0.1:9000' }],
    [
      'a WebSocket of localhost, which may be somebody else’s',
      { isUpgrade: true, path: '/rpc', host: 'localhost:8321', origin: 'http://localhost:8321' },
    ],
    ['a WebSocket elsewhere', { isUpgrade: true, path: '/', origin: own }],
    ['a post to the page', { method: 'POST', origin: own }],
    ...['TRACE', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACK'].map((method): [string, Change] => [method, { method, origin: own }]),
  ])('is refused for %s', (_case, change) => {
    const verdict = ask(change);
    expect(verdict).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it('says that a method is not answered here with 405', () => expect(ask({ method: 'TRACE' })).toMatchObject({ status: 405 }));

  it('leads from localhost to the one address under which the key is kept', () =>
    expect(ask({ host: 'localhost:8321', path: '/gallery.html' })).toEqual({ kind: 'elsewhere', address: `${own}/gallery.html` }));
});
