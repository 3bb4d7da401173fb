import { describe, expect, it, vi } from 'vitest';
import { addressPeriodS, signedText, splitSigned } from '../../src-main/contract/window/window-session';
import { createWindowSession, type SessionPlace, type WindowSession } from './window-session';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Tabs of one browser, whose channels hear each other as BroadcastChannel's do: everyone but the sender. */
function browser() {
  const channels: ((event: { data: unknown }) => void)[] = [];
  const cleared: number[] = [];
  const tab = (hash = '', stored: Record<string, string> = {}): { session: WindowSession; stored: Record<string, string> } => {
    let own: ((event: { data: unknown }) => void) | null = null;
    const place: SessionPlace = {
      hash,
      memory: {
        getItem: (key) => stored[key] ?? null,
        setItem: (key, value) => void (stored[key] = value),
      },
      clearHash: () => void cleared.push(1),
      tabs: {
        postMessage: (data: unknown) => channels.filter((each) => each !== own).forEach((each) => each({ data })),
        addEventListener: (_type: string, listener: unknown) => {
          own = listener as (event: { data: unknown }) => void;
          channels.push(own);
        },
      },
      now: () => 1_800_000_000_000,
    };
    return { session: createWindowSession(place), stored };
  };
  return { tab, cleared };
}

describe('the key of a browser window', () => {
  it('comes from the start address, leaves the address bar, and is there after a reload', async () => {
    const { tab, cleared } = browser();
    const { session, stored } = tab('#token=abc-1');
    expect(await session.token()).toBe('abc-1');
    expect(cleared).toHaveLength(1);
    expect(await tab('', stored).session.token()).toBe('abc-1');
    expect(await tab('#/results', stored).session.token()).toBe('abc-1');
    expect(cleared).toHaveLength(1); // the name of a screen stays in the address
  });

  it('is asked of another tab that was let in, and of no other', async () => {
    const { tab } = browser();
    const first = tab('#token=abc').session;
    expect(await tab().session.token()).toBeNull();
    first.welcomed(0);
    expect(await tab().session.token()).toBe('abc');
    first.refused();
    expect(await tab().session.token()).toBeNull();
  });

  it('is replaced in a refused tab when the program was started anew and another tab was let in', async () => {
    const { tab } = browser();
    const old = tab('#token=old').session;
    const told = vi.fn();
    old.onNewToken(told);
    old.refused();
    tab('#token=new').session.welcomed(0);
    expect(told).toHaveBeenCalledTimes(1);
    expect(await old.token()).toBe('new');
  });

  it('signs the path of an address as the host checks it, by the host’s clock', async () => {
    const { session } = browser().tab('#token=abc');
    session.welcomed(1_800_000_000_000 + 3 * 3_600_000); // a lab server three hours ahead
    const address = session.sign('/asset/stimulus/%C3%A4%20b?size=256&x=%2F');
    const [pathname = '', query] = address.split('?');
    expect(query).toBe('size=256&x=%2F');
    const signed = splitSigned(pathname)!;
    expect(signed.pathname).toBe('/asset/stimulus/%C3%A4%20b');
    const ahead = signed.expiresS - (1_800_000_000 + 3 * 3600);
    expect(ahead).toBeGreaterThan(addressPeriodS);
    expect(ahead).toBeLessThanOrEqual(2 * addressPeriodS);
    const key = await crypto.subtle.importKey('raw', bytesOf('abc'), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    const signature = Uint8Array.from(atob(signed.signature.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    expect(await crypto.subtle.verify('HMAC', key, signature, bytesOf(signedText(signed.pathname, signed.expiresS)))).toBe(true);
  });
});
